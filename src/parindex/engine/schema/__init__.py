"""The format of cards and examples as a JSON Schema: what editors complete by, and what the reference is made from."""
