"""How good and how fast the cleaner is, beside others, on real pages: `make bench`.

Nothing here is a test, and pytest collects none of it: figures depend on the machine and
on pages that are not part of the project.
"""
