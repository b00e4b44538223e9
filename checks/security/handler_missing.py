"""Metadata name a method that the module they name does not have."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from checks.finding import Finding, Location
from checks.metadata.described import Described, in_add_ons
from checks.subject import Subject
from onec.bsl import kinds as k
from onec.bsl.lexer import lex
from onec.bsl.outline import method_headers
from onec.classes import ModuleKind
from onec.model import MetadataObject, Module, ModuleState
from rules.catalogue import rule

RULE = rule("handler-missing")

KINDS: Final = ("EventSubscription", "ScheduledJob", "Method", "Form", "CommonForm")
COMMON_MODULE: Final = "CommonModule."
MAX_HEADER_CHARS: Final = 4_000
"""Of the header of a method that are read; what is longer counts as exported."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each handler whose module is in the file and has no such method."""
    asked = list(_asked(subject))
    by_module: dict[int, list[int]] = {}
    for number, one in enumerate(asked):
        by_module.setdefault(id(one.module), []).append(number)
    missing = [number for numbers in by_module.values() for number in _missing(asked, numbers)]
    for number in sorted(missing):
        yield Finding(RULE, asked[number].place, {"name": asked[number].name, "module": asked[number].owner})


class _Asked(NamedTuple):
    """A method that an object at a place names, and the module it must be in."""

    place: Location
    name: str
    owner: str
    module: Module


def _asked(subject: Subject) -> Iterator[_Asked]:
    content = None
    modules: dict[tuple[str, ModuleKind], Module] = {}
    for one in in_add_ons(subject, *KINDS):
        if one.item.adopted:
            continue
        if one.content is not content:
            content = one.content
            modules = {(module.object, module.kind): module for module in content.modules}
        for name, owner, kind in _named(one):
            module = modules.get((owner, kind))
            target = one.objects.get(owner)
            if module and module.state is ModuleState.READABLE and not (target and target.adopted):
                yield _Asked(one.place, name, owner, module)


def _missing(asked: Sequence[_Asked], numbers: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of what is asked of one module, which is read once, and is not there."""
    text = asked[numbers[0]].module.text
    headers: dict[str, list[int]] = {}
    for name, offset in method_headers(text):
        headers.setdefault(name.lower(), []).append(offset)
    for number in numbers:
        offsets = headers.get(asked[number].name.lower(), ())
        if not any(not _is_common(asked[number].owner) or _is_exported(text, offset) for offset in offsets):
            yield number


def _is_common(owner: str) -> bool:
    return owner.startswith(COMMON_MODULE)


def _named(one: Described) -> Iterator[tuple[str, str, ModuleKind]]:
    """Yield the methods that an object names, with the owner and the kind of the module each must be in."""
    item = one.item
    for handler in item.handlers:
        if _is_common(handler.module):
            yield handler.method, handler.module, ModuleKind.MODULE
        elif item.kind == "Method" and handler.method:
            yield handler.method, _service(item, one.objects), ModuleKind.MODULE
    if item.form is not None and item.form.managed:
        for method in item.form.methods:
            yield method, item.full_name, ModuleKind.FORM


def _service(item: MetadataObject, objects: Mapping[str, MetadataObject]) -> str:
    """Return the full name of the service that a method belongs to."""
    owner = objects.get(item.owner)
    return owner.owner if owner is not None and owner.owner else item.owner


def _is_exported(text: str, offset: int) -> bool:
    """Tell whether `Экспорт` stands behind the parameters of a header."""
    kinds = lex(text[offset : offset + MAX_HEADER_CHARS]).code().kinds
    close = kinds.find(k.CLOSE)
    return kinds[close + 1 : close + 2] == bytes([k.EXPORT]) or close < 0
