"""A stored password is put into an attribute of a form."""

from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from checks.code.secret_words import is_secret_name
from onec.bsl import tree
from onec.bsl.client import directive
from onec.bsl.code import Code
from onec.bsl.seek import Part, parts_with
from onec.bsl.walk import walk_parts
from onec.classes import ModuleKind
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("secret-in-form")

_STORAGE: Final = frozenset({"прочитатьданныеизбезопасногохранилища", "readdatafromsecurestorage"})
_CONSTANTS: Final = frozenset({"константы", "constants"})
_SELF: Final = frozenset({"этотобъект", "thisobject", "этаформа", "thisform"})
_GETS: Final = frozenset({"получить", "get"})


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the assignments that give a form attribute what is kept as a secret."""
    if code.around.kind is not ModuleKind.FORM:
        return
    for part in parts_with(code, _STORAGE | _CONSTANTS):
        if part.header is None or directive(part.header) == "atclient":
            continue
        yield from _assigned(code, part)


def _assigned(code: Code, part: Part) -> Iterator[Hit]:
    spelling = code.module.tokens.spelling
    kept = _kept(part.body)
    declared = _declared(part)
    last: dict[str, tuple[int, int]] = {}
    for node in walk_parts(part.body):
        if isinstance(node, tree.Assign) and (at := _attribute(node.target, code, declared)) >= 0:
            # What stands further down may put a stub in its place.
            last[spelling(at).lower()] = at, _secret(node.value, kept, code)
    for at, source in last.values():
        if source >= 0:
            yield hit(code, RULE, at, part, name=spelling(at), value=spelling(source))


def _declared(part: Part) -> frozenset[str]:
    """Return the names that cannot be attributes: parameters and declared variables."""
    header = part.header.parameters if part.header else ()
    variables = (node.name for node in walk_parts(part.body) if isinstance(node, tree.Variable))
    return frozenset((*(one.name for one in header), *variables))


def _kept(body: tree.Body) -> frozenset[str]:
    """Return the variables that get what the secure storage gives."""
    return frozenset(
        node.target.name
        for node in walk_parts(body)
        if isinstance(node, tree.Assign) and isinstance(node.target, tree.Name) and _reads_storage(node.value) >= 0
    )


def _attribute(target: tree.Expression, code: Code, declared: frozenset[str]) -> int:
    """Return the token of the form attribute that is written to, -1 for anything else."""
    if isinstance(target, tree.Chain):
        step = target.steps[0]
        own = isinstance(target.start, tree.Name) and target.start.name in _SELF and len(target.steps) == 1
        return step.at if own and isinstance(step, tree.Member) else -1
    if not isinstance(target, tree.Name) or target.name in declared or target.name in code.symbols.variables:
        return -1
    return target.at if target.name in code.around.attributes else -1


def _secret(value: tree.Expression, kept: frozenset[str], code: Code) -> int:
    """Return the token of what gives a secret, -1 where nothing does."""
    if isinstance(value, tree.Ternary):
        return max(_secret(value.then, kept, code), _secret(value.otherwise, kept, code))
    if isinstance(value, tree.Name):
        return value.at if value.name in kept else -1
    if not isinstance(value, tree.Chain):
        return -1
    if isinstance(value.start, tree.Name) and value.start.name in kept:
        return value.at if _is_secret_part(value.steps[-1], code) else -1
    return max(_reads_storage(value), _reads_constant(value, code))


def _is_secret_part(step: tree.Step, code: Code) -> bool:
    """Tell a field of what the storage gave that is a secret: names and addresses are kept there, too."""
    if isinstance(step, tree.Member):
        return is_secret_name(code.module.tokens.spelling(step.at))
    return (
        isinstance(step, tree.Index)
        and isinstance(step.key, tree.Text)
        and is_secret_name(code.module.string(step.key))
    )


def _reads_storage(value: tree.Expression) -> int:
    """Return the token of a call that reads the secure storage and gives its answer."""
    last = value.steps[-1] if isinstance(value, tree.Chain) else value
    return last.at if isinstance(last, tree.Invoke) and last.name in _STORAGE else -1


def _reads_constant(value: tree.Chain, code: Code) -> int:
    if not (isinstance(value.start, tree.Name) and value.start.name in _CONSTANTS and len(value.steps) > 1):
        return -1
    name, get = value.steps[:2]
    if isinstance(name, tree.Member) and isinstance(get, tree.Invoke) and get.name in _GETS:
        return name.at if is_secret_name(code.module.tokens.spelling(name.at)) else -1
    return -1
