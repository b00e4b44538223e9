"""The rules of this installation: compiled for the engine, whole for those who read or test them."""

from dataclasses import fields
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from onec.bsl import names
from rules.cache import load, save
from rules.catalogue import PACKS, SECURITY
from rules.compiled import digest_of, read
from rules.errors import UnknownNameError
from rules.language.engine import Pack
from rules.language.tables import Tables

if TYPE_CHECKING:
    from rules.language.definition import Definition

_LOADING = Lock()
_CODE = Path(__file__).parent
_FIELDS = tuple(field.name for field in fields(Tables) if field.name != "known")


def pack() -> Pack:
    """Return the compiled rules of this installation, read once per process."""
    with _LOADING:
        return _installed()


def load_pack(packs: Path = PACKS) -> Pack:
    """Return the compiled rules of the language below `packs`; they are kept in the cache as JSON.

    Raises:
        BadRuleError: a file is wrong; it names file, key and line.
    """
    files = read(packs, f"{SECURITY}/*.yaml")
    # What makes the tables is part of what they are made from, and so are the spellings in them.
    digest = digest_of(files | read(_CODE, "*.py") | read(names.DATA, "*.txt"))
    kept = load("pack", digest)
    if kept is not None and kept.keys() == set(_FIELDS):
        return Pack(Tables(**kept))  # type: ignore[arg-type]  # what JSON made of the fields; the cache vouches for it
    from rules.language.build import tables  # noqa: PLC0415  # the cache spares us all that reads rules

    made = tables(definitions(packs))
    save("pack", digest, {name: getattr(made, name) for name in _FIELDS})
    return Pack(made)


def definitions(packs: Path = PACKS) -> "tuple[Definition, ...]":
    """Return the rules of the language below `packs` as written, by name; raises what `load_pack` does."""
    return tuple(_definition(file, content) for file, content in read(packs, f"{SECURITY}/*.yaml").items())


def definition_of(name: str, packs: Path = PACKS) -> "Definition":
    """Return a rule of the language as its author wrote it.

    Raises:
        UnknownNameError: there is none of this name.
        BadRuleError: its file is wrong.
    """
    files = read(packs, f"{SECURITY}/*.yaml")
    file = f"{SECURITY}/{name}.yaml"
    if file not in files:
        raise UnknownNameError(f"no rule of the language is called {name!r}")
    return _definition(file, files[file])


def _definition(file: str, content: bytes) -> "Definition":
    from rules.language.definition import definition  # noqa: PLC0415  # only where there is no cache
    from rules.yaml_reader import parse  # noqa: PLC0415  # the YAML library takes longer to import than all the rest

    return definition(parse(file, content))


@cache
def _installed() -> Pack:
    return load_pack()
