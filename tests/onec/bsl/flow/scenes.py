"""Small programs with the flows in them: a comment `// label -> sink` stands at the line where a flow ends."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from onec.bsl.code import Code, Surroundings
from onec.bsl.flow.build import build
from onec.bsl.flow.solve import Flows, solve
from onec.bsl.flow.tables import FlowTables
from onec.bsl.parser import parse
from onec.classes import ModuleKind
from onec.model import CommonModuleFlags, FileKind
from rules.flow_tables import flow_tables

MARK = re.compile(r"// ([a-z-]+ -> [a-z-]+(?:, [a-z-]+ -> [a-z-]+)*)$")
_SERVER_CALL = CommonModuleFlags(
    server=True,
    external_connection=False,
    privileged=False,
    client_managed_application=False,
    server_call=True,
    reuse=0,
)
KINDS = {
    "Form": ModuleKind.FORM,
    "ObjectModule": ModuleKind.OBJECT,
    "ManagerModule": ModuleKind.MANAGER,
    "CommandModule": ModuleKind.COMMAND,
}

Found = set[tuple[str, int, str]]


@cache
def tables() -> FlowTables:
    """Return the tables of this installation, with everything asked for."""
    return flow_tables()


def codes(modules: Mapping[str, str], attributes: frozenset[str] = frozenset()) -> list[Code]:
    """Return modules by the full name of their owner: `CommonModule.А`, `DataProcessor.А.Form.Ф`."""
    trees = {name: parse(text) for name, text in modules.items()}
    commons = {
        name.partition(".")[2].lower(): {one.name for one in tree.methods if one.exported}
        for name, tree in trees.items()
        if name.startswith("CommonModule.")
    }
    return [Code(tree, replace(_around(name), attributes=attributes), commons) for name, tree in trees.items()]


def solved(modules: Mapping[str, str], attributes: frozenset[str] = frozenset()) -> Flows:
    """Return the flows of modules."""
    return solve([build(one, tables()) for one in codes(modules, attributes)], tables())


def found(modules: Mapping[str, str], attributes: frozenset[str] = frozenset()) -> Found:
    """Return the flows of modules: name of the module, line, and what the comment there would say.

    Conditions that guard something dangerous stand in most cases: those count only where a comment has one.
    """
    read = codes(modules, attributes)
    names = list(modules)
    flows = solve([build(one, tables()) for one in read], tables()).flows
    if not any("-> branch" in text for text in modules.values()):
        flows = tuple(one for one in flows if one.sink != "branch")
    return {
        (names[one.module], read[one.module].module.tokens.position(one.offset)[0], f"{one.label} -> {one.sink}")
        for one in flows
    }


def told(modules: Mapping[str, str]) -> Found:
    """Return the flows that comments tell; several stand with commas between them."""
    return {
        (name, number, one.strip())
        for name, text in modules.items()
        for number, line in enumerate(text.split("\n"), 1)
        if (mark := MARK.search(line))
        for one in mark.group(1).split(",")
    }


def _around(name: str) -> Surroundings:
    owner, _, last = name.rpartition(".")
    if last in KINDS:
        return Surroundings(owner, KINDS[last])
    if ".Form." in name:
        return Surroundings(name, ModuleKind.FORM)
    if last.startswith("ВызовСервера"):
        return Surroundings(name, flags=_SERVER_CALL)
    if name.startswith("External"):
        return Surroundings(name, ModuleKind.OBJECT, FileKind.DATA_PROCESSOR)
    return Surroundings(name)
