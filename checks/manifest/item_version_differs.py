"""The manifest says another version than the code, or the properties of the extension, do."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest, keeps_default
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("item-version-differs")

DEFAULT_VERSION = "0.0"
"""Of the library, where the code sets none."""


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where `Version` is not the version of the code."""
    said = papers.manifest.version if papers.manifest else None
    if papers.manifest and said and differs(papers):
        values = {"manifest": short(said.value), "code": short(_version(papers) or "")}
        yield Finding(RULE, in_manifest(papers.manifest, said.line), values)


def differs(papers: Papers) -> bool:
    """Tell whether both sides say a version, and not the same."""
    said = papers.manifest.version if papers.manifest else None
    version = _version(papers)
    return said is not None and version is not None and said.value.strip() != version.strip()


def _version(papers: Papers) -> str | None:
    if papers.is_extension and papers.content:
        return papers.content.properties.version
    described = papers.described
    if not described:
        return None
    told = described.version
    return DEFAULT_VERSION if keeps_default(described, told) else told.value if told else None
