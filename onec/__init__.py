"""Readers of 1C:Enterprise 8 files: bytes in, frozen dataclasses out.

Nothing here judges, writes to the file system or knows a rule; a file that cannot be read raises `RefusedError`.
"""
