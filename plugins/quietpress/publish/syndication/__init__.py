"""Which feeds there are, what is in each, and their files."""
