"""Delivery kits for authors: one is made from a file's self-description, or shown beside it."""
