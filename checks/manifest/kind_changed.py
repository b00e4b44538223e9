"""An update of another kind than the published version."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import root_place
from checks.subject import KIT_KIND
from onec.model import FileKind
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("kind-changed")

WORDS = {
    FileKind.EXTENSION: Text("расширение", "extension"),
    FileKind.CONFIGURATION: Text("конфигурация", "configuration"),
    FileKind.DATA_PROCESSOR: Text("обработка", "data processor"),
    FileKind.REPORT: Text("отчёт", "report"),
}
OF_A_KIT = Text("комплект с обработкой или отчётом", "kit with a data processor or report")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where the published version was of another kind; a kit counts as what is in it."""
    if found := kinds(papers):
        yield Finding(RULE, root_place(papers), dict(zip(("before", "now"), found, strict=True)))


def kinds(papers: Papers) -> tuple[Text, Text] | None:
    """Return what was published and what came, None where they are the same or one is unknown."""
    published, content = papers.subject.published, papers.content
    if published is None or content is None:
        return None
    before = FileKind.EXTENSION.value if published.purpose else published.kind
    if before == KIT_KIND:  # the report says no more than that it holds no extension
        return None if papers.is_external else (OF_A_KIT, WORDS[content.kind])
    known = before in [kind.value for kind in FileKind]
    return (WORDS[FileKind(before)], WORDS[content.kind]) if known and before != content.kind else None
