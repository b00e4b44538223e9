"""Versions of updates."""

from dataclasses import replace

import pytest

from checks.manifest.version_not_increased import RULE, check
from onec.model import FileKind
from onec.self_description import CodePlace, SelfDescription, Told, Why
from tests.build_submission import MANIFEST, NAME, manifest_of, published, submitted


@pytest.mark.parametrize(
    ("now", "before"),
    [("1.4", "1.4"), ("1.4", "1.5"), ("1.9", "1.10"), ("1.4", "1.4.0.0"), ("2021-01", "2021-01"), ("1.2.3", "1.2.3.1")],
)
def test_not_increased(now: str, before: str):
    """The same or a lower version with other bytes is found; parts compare as numbers."""
    [finding] = check(submitted(version=now, before=published(before)))

    assert finding.rule is RULE
    assert finding.values == {"version": now, "published": before}


@pytest.mark.parametrize(
    ("now", "before"),
    [("1.10", "1.9"), ("1.4.0.1", "1.4"), ("2.0", "1.99"), ("2021-02", "2021-01"), ("1.4", ""), ("", "1.4")],
)
def test_increased(now: str, before: str):
    """A greater version is fine; of two that cannot be compared another one is; a missing one is told elsewhere."""
    assert not list(check(submitted(version=now, before=published(before))))


def test_same_file_again():
    """The published bytes themselves may come again."""
    again = submitted(version="1.4", data=b"before", before=published("1.4"))

    assert not list(check(again))


def test_another_name():
    """A file of another name is another item; another rule tells of it. Case is no other name."""
    assert not list(check(submitted(version="1.4", before=published("1.4", name="дпр_Обмен"))))
    assert len(list(check(submitted(version="1.4", before=published("1.4", name=NAME.upper()))))) == 1


def test_version_of_the_manifest():
    """In a kit the manifest tells the version, and the finding is at its line."""
    papers = submitted(
        kind=FileKind.REPORT, manifest=manifest_of(version="1.4"), before=published("1.4", kind="delivery-kit")
    )

    [finding] = check(papers)

    assert (finding.location.entry, finding.location.line) == (MANIFEST, 4)


def test_version_of_the_code():
    """A bare data processor tells it in its code; what the code computes is not compared."""
    place = CodePlace("СведенияОВнешнейОбработке", 3, 2)
    told = SelfDescription(place, exported=True, is_function=True, parameters=0, version=Told("1.4", place))
    computed = replace(told, version=Told(None, place, Why.CALL))
    before = published("1.4", kind="data-processor")

    for described, count in ((told, 1), (computed, 0), (None, 0)):
        papers = submitted(kind=FileKind.DATA_PROCESSOR, described=described, before=before)
        assert len(list(check(papers))) == count
