"""Dossiers of the one-stop shop, imported from the province's systems."""
