"""A cluttered document in, its article out. Pure: no files, no network, no clock."""
