"""The security stage: what the code and the metadata of an add-on could do to a customer's database."""

NAMES: tuple[str, ...] = ()
"""Every check of the stage that is written in Python, by its module."""
