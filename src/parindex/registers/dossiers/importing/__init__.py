"""Bringing a list of dossiers into the register: read and spooled, compared, written at once, undone at will."""
