"""Data are written that the library does not let be written in safe mode."""

from collections.abc import Iterator
from dataclasses import replace

from checks.code.hits import hit
from checks.code.shown_names import spelled
from checks.code.written_data import written_data
from onec.bsl.code import Code
from rules.bsp import library
from rules.bsp_names import bsp_names
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("protected-data-written")


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the writes of protected data; those on access have a rule of their own."""
    protected, access = library(), bsp_names().access
    names: dict[str, str] = {}
    for part, save in written_data(code):
        if save.key not in access and protected.is_protected(save.kind, save.name):
            if save.name not in names:
                names[save.name] = spelled(code, save.name)
            shown = f"{save.kind}.{names[save.name]}"
            yield replace(hit(code, RULE, save.at, part, name=shown), capability=shown)
