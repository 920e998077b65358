"""What the records are worth."""
