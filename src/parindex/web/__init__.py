"""Who is looking."""
