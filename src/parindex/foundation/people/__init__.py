"""Accounts, positions held over dates, and roles on the unit tree."""
