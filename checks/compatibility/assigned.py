"""Where an external report or data processor wants to be shown: what its manifest and its own code name."""

from collections.abc import Iterator
from typing import NamedTuple

from checks.compatibility.source import Source
from checks.finding import Location
from checks.subject import Subject
from onec.bsl.metadata_names import KINDS
from onec.classes import ModuleKind
from onec.kit_documents import read_documents
from onec.model import EXTERNAL_KINDS, Content
from onec.self_description_reader import read_self_description


class Assigned(NamedTuple):
    """An object or section by its full name, and where it is named first."""

    full_name: str
    location: Location


def assigned(subject: Subject, content: Content, sources: tuple[Source, ...]) -> tuple[Assigned, ...]:
    """Return the objects of a manifest that are switched on, then those of the code, each once.

    What stands for all objects of a kind, and the home page, name no object.
    """
    if content.kind not in EXTERNAL_KINDS:
        return ()
    found: dict[str, Assigned] = {}
    for text, location in (*_in_manifest(subject), *_in_code(content, sources)):
        full_name = english(text)
        if full_name:
            found.setdefault(full_name.lower(), Assigned(full_name, location))
    return tuple(found.values())


def english(text: str) -> str:
    """Return `Документ.Заказ` with the English word of its kind, "" for what is no full name."""
    words = text.strip().split(".")
    pairs = list(zip(words[::2], words[1::2], strict=False))
    if len(words) % 2 or not all(kind.lower() in KINDS and name.isidentifier() for kind, name in pairs):
        return ""
    return ".".join(f"{KINDS[kind.lower()]}.{name}" for kind, name in pairs)


def _in_manifest(subject: Subject) -> Iterator[tuple[str, Location]]:
    manifests = read_documents(subject.kit).manifests if subject.kit else ()
    for manifest in manifests[:1]:
        for one in manifest.assignment.objects if manifest.assignment else ():
            if one.name and (one.enabled is None or one.enabled.value):
                yield one.name.value, Location(entry=manifest.entry, line=one.name.line)


def _in_code(content: Content, sources: tuple[Source, ...]) -> Iterator[tuple[str, Location]]:
    root = content.objects[0].full_name
    for source in sources:
        if source.unit.module.object == root and source.unit.module.kind is ModuleKind.OBJECT:
            described = read_self_description(source.code, content)
            for told in described.purpose if described else ():
                if told.value is not None:
                    yield told.value, source.on(told.place)
