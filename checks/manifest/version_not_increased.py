"""Another content under a version that was published, or under an older one."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import short, stated_version
from checks.manifest.versions import numbers
from rules.catalogue import rule

RULE = rule("version-not-increased")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where the version is not above that of the last published file of the same name."""
    subject, content, stated = papers.subject, papers.content, stated_version(papers)
    published = subject.published
    if not published or not published.version or not content or not stated or published.sha256 == subject.upload.sha256:
        return
    same_name = published.name.casefold() in ("", content.properties.name.casefold())
    if same_name and not _is_above(stated.text, published.version):
        yield Finding(RULE, stated.place, {"version": short(stated.text), "published": short(published.version)})


def _is_above(version: str, published: str) -> bool:
    """Tell a greater version; of two that cannot be compared, another one is taken for greater."""
    now, before = numbers(version), numbers(published)
    return version != published if now is None or before is None else now > before
