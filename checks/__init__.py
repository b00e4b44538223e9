"""Checks: pure functions from a subject to findings, one folder per stage, one check a file."""
