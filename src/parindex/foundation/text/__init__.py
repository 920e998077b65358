"""Vietnamese text: one normal form, search keys, dates, numbers, masks."""
