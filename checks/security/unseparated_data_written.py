"""Data that all data areas share are written."""

from collections.abc import Iterator
from dataclasses import replace

from checks.code.hits import hit
from checks.code.written_data import written_data
from onec.bsl.code import Code
from rules.bsp_names import bsp_names
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("unseparated-data-written")


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the writes of objects that the library keeps outside of the data areas."""
    unseparated = bsp_names().unseparated
    for part, save in written_data(code):
        if shown := unseparated.get(save.key):
            yield replace(hit(code, RULE, save.at, part, name=shown), capability=shown)
