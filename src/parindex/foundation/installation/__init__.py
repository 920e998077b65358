"""What this database is: a demo or a real one, and which schema made it."""
