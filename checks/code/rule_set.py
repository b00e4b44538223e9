"""The rules that code is held to: what the engine needs of them, and what findings say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rules.catalogue import PACKS, SECURITY, Catalogue, catalogue, catalogue_of
from rules.compiled import digest_of, read
from rules.document import Document
from rules.errors import BadRuleError
from rules.flow_rules import FlowRules
from rules.flow_tables import flow_tables
from rules.language.engine import Pack
from rules.language.pack import pack
from rules.rule import Rule

if TYPE_CHECKING:
    from rules.language.definition import Definition


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules of code.

    Attributes:
        by_name: all rules.
        pack: what those of the language look for.
        flows: what they ask of data flow.
        digest: of the files that are not those of this installation; "" if all are.
    """

    by_name: Mapping[str, Rule]
    pack: Pack
    flows: FlowRules
    digest: str = ""


@cache
def installed() -> RuleSet:
    """Return the rules of this installation."""
    return _rule_set(catalogue(), pack())


def read_rules(files: Sequence[Path]) -> "tuple[RuleSet, tuple[Definition, ...]]":
    """Return the rules of this installation with some files in place of theirs or beside them, and how those say it.

    Raises:
        BadRuleError: a file is wrong, or called like another one; it names file, key and line.
        OSError: a file cannot be read.
    """
    from rules.language.build import tables  # noqa: PLC0415  # an audit reads no rules, the cache has them compiled
    from rules.language.definition import definition  # noqa: PLC0415
    from rules.yaml_reader import parse  # noqa: PLC0415  # takes longer to import than all the rest

    paths: dict[str, Path] = {}
    for path in files:
        other = paths.setdefault(f"{SECURITY}/{path.name}", path)
        if other is not path:
            raise BadRuleError(str(path), "", 1, f"is called like {other}: rules have names of their own")
    given = {file: path.read_bytes() for file, path in paths.items()}
    there = read(PACKS, f"{SECURITY}/*.yaml")
    contents = there | given
    try:
        rules = catalogue_of(contents)  # first: it says what is wrong with a file
        definitions = {file: definition(parse(file, content)) for file, content in contents.items()}
        for file in given.keys() - there.keys():
            _refuse_code_of_another(parse(file, given[file]))
    except BadRuleError as error:
        raise (error.of_file(str(paths[error.file])) if error.file in paths else error) from error
    found = replace(_rule_set(rules, Pack(tables(definitions.values()))), digest=digest_of(given))
    return found, tuple(definitions[file] for file in given)


def _refuse_code_of_another(document: Document) -> None:
    """Refuse a new rule with the code of one rule; a code that several share takes one more."""
    code = document.word("id")
    owners = catalogue().with_code(code)
    if len(owners) == 1:
        raise document.wrong(f"is {code}, the code of {owners[0].name}", "id")


def _rule_set(rules: Catalogue, compiled: Pack) -> RuleSet:
    return RuleSet({one.name: one for one in rules}, compiled, FlowRules(flow_tables(), compiled))
