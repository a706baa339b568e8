"""What pages show: records, and how they are made of articles."""
