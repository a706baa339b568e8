"""What a build writes: each file with a digest of all that it is made from."""
