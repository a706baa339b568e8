"""What trains the cleaner's model; no part of the installed package."""
