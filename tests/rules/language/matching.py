"""Patterns against code: a pattern as YAML, a text, and where it matches."""

from onec.bsl.code import Code, Surroundings
from onec.bsl.parser import parse
from onec.classes import ModuleKind
from rules.language.build import tables
from rules.language.definition import Definition, Example
from rules.language.engine import Pack
from rules.language.hit import Hit
from rules.language.modules import modules
from rules.language.pattern import Modules
from rules.language.patterns import patterns
from rules.language.place import Place
from rules.yaml_reader import parse as read

NOWHERE = Surroundings("CommonModule.Модуль", ModuleKind.MODULE)


def pack(*matches: str, where: str = "") -> Pack:
    """Return rules `rule-0`, `rule-1` … with these patterns, all for the same modules."""
    return Pack(tables(_definition(number, match, where) for number, match in enumerate(matches)))


def hits(match: str, text: str, around: Surroundings = NOWHERE, where: str = "") -> list[Hit]:
    """Return what one pattern finds in a text."""
    return pack(match, where=where).match(Code(parse(text), around))


def found(match: str, text: str, around: Surroundings = NOWHERE) -> list[str]:
    """Return the words that one pattern finds, as the text has them up to the end of their line."""
    return [text[hit.offset :].partition("\n")[0] for hit in hits(match, text, around)]


def _definition(number: int, match: str, where: str) -> Definition:
    document = read("x.yaml", f"match: {{{match}}}\nmodules: {{{where}}}\n".encode())
    looked = modules(Place(document, ("modules",))) if where else Modules()
    some = patterns(Place(document, ("match",)))
    return Definition(
        f"rule-{number}", looked, some, taint=None, python=False, shown=None, example=Example("", ""), cases=()
    )
