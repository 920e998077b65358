"""Reads the rules in force from files, with every fault at its line."""
