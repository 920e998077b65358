"""What the pages of plans show."""
