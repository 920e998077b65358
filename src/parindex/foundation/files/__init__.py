"""Opens files from outside without trusting them."""
