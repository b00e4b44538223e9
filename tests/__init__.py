"""Tests: the folders below mirror those of the code; `tests.build` builds their subjects."""
