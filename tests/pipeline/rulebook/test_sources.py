"""What a rule rests on."""

import pytest

from pipeline.rulebook.sources import sources

from .sheets import rule

CWE_20 = "https://cwe.mitre.org/data/definitions/20.html"
STANDARD_770 = "https://its.1c.ru/db/v8std/content/770/hdoc"


@pytest.mark.parametrize(
    ("source", "standards", "cwe", "told"),
    [
        ("CWE-20, Improper Input Validation", (), ("CWE-20",), [("CWE-20, Improper Input Validation", "", CWE_20)]),
        ("STD 770", ("770",), (), [("STD 770", "", STANDARD_770)]),
        (
            "own requirement: no programs",
            ("770",),
            ("CWE-20",),
            [("own requirement: no programs", "", ""), ("", "770", STANDARD_770), ("CWE-20", "", CWE_20)],
        ),
    ],
)
def test_sources_have_addresses(
    source: str, standards: tuple[str, ...], cwe: tuple[str, ...], told: list[tuple[str, str, str]]
):
    """The source stands first; a standard or a weakness that it names is not told twice."""
    assert list(sources(rule(source=source, standards=standards, cwe=cwe))) == told
