"""Metadata name a method that the module they name does not have."""

from collections.abc import Iterator, Mapping
from typing import Final

from checks.finding import Finding
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
    for one in in_add_ons(subject, *KINDS):
        modules = {(module.object, module.kind): module for module in one.content.modules}
        if one.item.adopted:
            continue
        for name, owner, kind in _named(one):
            module = modules.get((owner, kind))
            target = one.objects.get(owner)
            if module is None or module.state is not ModuleState.READABLE or (target and target.adopted):
                continue
            if not _has(module, name, exported=_is_common(owner)):
                yield Finding(RULE, one.place, {"name": name, "module": owner})


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


def _has(module: Module, name: str, *, exported: bool) -> bool:
    """Tell whether a module has a method, an exported one where that is asked for."""
    text = module.text
    return any(
        found.lower() == name.lower() and (not exported or _is_exported(text, offset))
        for found, offset in method_headers(text)
    )


def _is_exported(text: str, offset: int) -> bool:
    """Tell whether `Экспорт` stands behind the parameters of a header."""
    kinds = lex(text[offset : offset + MAX_HEADER_CHARS]).code().kinds
    close = kinds.find(k.CLOSE)
    return kinds[close + 1 : close + 2] == bytes([k.EXPORT]) or close < 0
