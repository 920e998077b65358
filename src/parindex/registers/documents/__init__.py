"""Official papers sent and received."""
