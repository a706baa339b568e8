"""The site and the feeds."""
