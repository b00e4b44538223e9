"""Data that rules share, as tables; `make.py` makes them from what was read in public sources."""
