"""The settings variants of a report, as its file has them."""

from checks.manifest.papers import Papers
from onec.composition import settings_variants
from onec.errors import RefusedError
from onec.model import FileKind


def report_variants(papers: Papers) -> tuple[str, ...] | None:
    """Return the keys of the variants of the main schema, () for a report without one; None where they are not read."""
    content, member = papers.content, papers.member
    parts = content.properties.parts if content else None
    if not content or not member or not member.file or content.kind is not FileKind.REPORT or parts is None:
        return None
    if not parts.main_schema:
        return ()
    for template in member.file.templates:
        if template.object == parts.main_schema:
            try:
                return settings_variants(template.inflate())
            except RefusedError:
                return None
    return None
