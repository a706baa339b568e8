"""Images as they should have been: the real file behind placeholders, and no pixels that count."""
