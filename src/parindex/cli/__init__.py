"""What operators type, and what runs at night."""
