"""Organisations over dates: names, codes, parents and lineage."""
