"""Permissions: what the code of an add-on uses, what is asked for, and how the two compare."""
