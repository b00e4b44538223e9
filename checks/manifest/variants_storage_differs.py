"""The manifest says otherwise than the file whether the variants of a report lie in the library's storage."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.item_kinds import item_kinds
from checks.manifest.papers import Papers
from checks.manifest.sides import REPORTS, in_manifest
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("variants-storage-differs")

LIBRARY_STORAGE = "14512818-58b0-44cc-b00d-d37913c57aad"
"""The storage ХранилищеВариантовОтчетов in the releases of the library that are published as source."""

NO_REPORT = Text("равно true, а это не отчёт", "is true, and the item is no report")
NAMED = Text("равно false, а в свойствах отчёта это хранилище указано", "is false, and the report names the storage")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where an item that is no report has variants there, or a report that names the storage has none.

    A report that names no storage has that of the configuration it is installed in, which its file does not tell.
    """
    manifest = papers.manifest
    said = manifest.variants_storage if manifest else None
    if not manifest or not said or not manifest.category:
        return
    is_report = bool(item_kinds(papers) & REPORTS)
    parts = papers.content.properties.parts if papers.content else None
    if said.value and not is_report:
        yield Finding(RULE, in_manifest(manifest, said.line), {"what": NO_REPORT})
    elif not said.value and is_report and parts and LIBRARY_STORAGE in parts.storages:
        yield Finding(RULE, in_manifest(manifest, said.line), {"what": NAMED})
