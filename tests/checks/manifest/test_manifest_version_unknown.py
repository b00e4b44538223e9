"""Documents of a version nobody knows."""

from checks.manifest.manifest_version_unknown import RULE, check
from checks.manifest.papers import Papers
from checks.subject import read_subject
from checks.upload import upload
from tests import build_manifest as build
from tests.build_container import processor
from tests.build_kit import Item, kit


def papers(text: str) -> Papers:
    """Return the papers of a kit with this document."""
    whole = kit(Item("a.xml", text.encode()), Item("processor.epf", processor(name="Обработка")))
    return Papers(read_subject(upload(whole, "kit.zip")))


def test_unknown_version_is_found_with_those_known():
    """The version and the known ones are said in both languages, and nothing else of the document is judged."""
    looked_at = papers(build.manifest(schema="1.0.0.3", Name=None))

    [finding] = check(looked_at)
    said = finding.rule.render(finding.values)
    assert finding.rule is RULE
    assert (finding.location.entry, finding.location.line) == ("a.xml", 2)
    assert "версию «1.0.0.3», а известны только: 1.0.0.1, 1.0.0.2." in said.ru
    assert "the version “1.0.0.3”, and only these are known: 1.0.0.1, 1.0.0.2." in said.en
    assert len(looked_at.documents.faults) == 1


def test_known_version_is_not():
    """Both versions known are sound."""
    assert not list(check(papers(build.manifest())))
    assert not list(check(papers(build.manifest(schema="1.0.0.1"))))
