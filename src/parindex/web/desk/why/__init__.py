"""Vì sao?: one leaf's score explained, down to the very records, and where its facts are typed."""
