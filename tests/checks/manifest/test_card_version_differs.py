"""Versions of cards."""

import pytest

from checks.card import Card
from checks.manifest.card_version_differs import RULE, check
from tests.build_submission import MANIFEST, manifest_of, submitted


@pytest.mark.parametrize("declared", ["1.2.3.5", "1.2.3", "01.2.3.4"])
def test_another_version(declared: str):
    """Versions are texts to the service: any difference is found."""
    [finding] = check(submitted(version="1.2.3.4", card=Card(version=declared)))

    assert finding.rule is RULE
    assert finding.values == {"declared": declared, "stated": "1.2.3.4"}


@pytest.mark.parametrize("declared", ["1.2.3.4", " 1.2.3.4 ", ""])
def test_same_version(declared: str):
    """Blanks around it are no difference, and a card need not have one."""
    assert not list(check(submitted(version="1.2.3.4", card=Card(version=declared))))


def test_version_of_the_manifest():
    """In a kit the manifest tells the version; where the file has none, another rule speaks."""
    papers = submitted(version="1.3", manifest=manifest_of(version="1.2"), card=Card(version="1.3"))

    [finding] = check(papers)

    assert (finding.location.entry, finding.location.line) == (MANIFEST, 4)
    assert not list(check(submitted(card=Card(version="1.3"))))
    assert not list(check(submitted(version="1.3")))
