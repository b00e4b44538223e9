"""An item of this kind does not lie in a file of this kind: reports have one, everything else another."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.item_kinds import item_kinds
from checks.manifest.papers import Papers
from checks.manifest.sides import file_kind, in_manifest, known
from checks.manifest.stated import short
from onec.manifest import Manifest
from onec.model import FileKind
from rules.catalogue import rule

RULE = rule("kind-of-file-differs")

SUFFIXES = {FileKind.REPORT: ".erf", FileKind.DATA_PROCESSOR: ".epf", FileKind.EXTENSION: ".cfe"}
EXTENSION_WORD = "ConfigurationExtension"
"""Shown for the kind of an item whose manifest has no category: that of an extension."""


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where the file is named otherwise, and for a bare file where the code says another kind.

    That a file is no such file as its name says, or is not there, is told by the format stage.
    """
    if papers.manifest:
        yield from _named(papers, papers.manifest)
    elif papers.content and papers.is_external and papers.described and papers.described.kind:
        kind, told = papers.content.kind, papers.described.kind
        category = known(told)
        if category and file_kind(category) is not kind:
            values = {"kind": category.value, "suffix": SUFFIXES[file_kind(category)], "name": SUFFIXES[kind]}
            yield Finding(RULE, papers.at(told.place), values)


def _named(papers: Papers, manifest: Manifest) -> Iterator[Finding]:
    name, kit = manifest.file_name, papers.subject.kit
    if not name or not (manifest.category or manifest.of_extension) or (kit and not kit.find(name.value)):
        return
    kinds = [file_kind(kind) for kind in item_kinds(papers)] if manifest.category else [FileKind.EXTENSION]
    if not name.value.strip().lower().endswith(tuple(SUFFIXES[kind] for kind in kinds)):
        word = manifest.category.value.value if manifest.category else EXTENSION_WORD
        suffix = SUFFIXES[file_kind(manifest.category.value) if manifest.category else FileKind.EXTENSION]
        values = {"kind": word, "suffix": suffix, "name": short(name.value)}
        yield Finding(RULE, in_manifest(manifest, name.line), values)
