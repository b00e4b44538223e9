"""The table of what an add-on can do."""

from dataclasses import replace

from checks.finding import Finding, Location
from pipeline.capabilities import (
    MAX_PLACES,
    MAX_VALUE_CHARACTERS,
    MAX_VALUES_PER_RULE,
    WORDS,
    capabilities,
)
from rules.language.words import CAPABILITIES
from tests.build import finding, made_rule

NETWORK = made_rule("NET-901", "network", capability="network", valued=True)


def reached(value: str, line: int = 1) -> Finding:
    """Return a finding of network access."""
    place = Location("e", "CommonModule.А", "Module", "М", line, 3, ("А = 1;",), line)
    return replace(finding(NETWORK, place=place), capability=value)


def test_words_are_those_of_the_rules():
    """Every row a rule may name has its place."""
    assert sorted(WORDS) == sorted(CAPABILITIES)


def test_values_stand_with_their_places():
    """Each value has its rule, the number of its places and the first five, without their lines of code."""
    table = capabilities([reached("b.ru", line) for line in range(1, 8)])

    [row] = table["network"]
    assert (row["value"], row["rule"], row["count"]) == ("b.ru", "NET-901", 7)
    assert [place["line"] for place in row["places"]] == [1, 2, 3, 4, 5]
    assert len(row["places"]) == MAX_PLACES
    assert row["places"][0] == {
        "entry": "e",
        "object": "CommonModule.А",
        "module": "Module",
        "method": "М",
        "line": 1,
        "column": 3,
        "snippet": None,
        "snippet_line": None,
    }


def test_rows_have_one_order():
    """Rows stand as the list of words, values by the alphabet, what is not known last; order of findings is nothing."""
    files = finding(made_rule("FS-901", "files", capability="files", valued=True))
    found = [files, reached(""), reached("b.ru"), reached("a.ru")]

    table = capabilities(found)

    assert list(table) == ["network", "files"]
    assert [row["value"] for row in table["network"]] == ["a.ru", "b.ru", None]
    assert list(capabilities(reversed(found)).items()) == list(table.items())


def test_rule_without_values_tells_none():
    """Of privileged mode there is nothing more to tell, which is another thing than what could not be told."""
    privileged = made_rule("PRIV-901", "privileged", capability="privileged")

    assert [row["value"] for row in capabilities([finding(privileged)])["privileged"]] == [""]


def test_other_findings_are_in_no_row():
    """A rule without a row in the table adds nothing."""
    assert capabilities([finding()]) == {}


def test_table_is_bounded():
    """Thousands of values are listed as far as findings are, and a long one is cut."""
    table = capabilities([reached(f"{number}.ru") for number in range(1000)] + [reached("я" * 10_000)])

    assert len(table["network"]) == MAX_VALUES_PER_RULE
    assert len(capabilities([reached("я" * 10_000)])["network"][0]["value"]) == MAX_VALUE_CHARACTERS


def test_hidden_characters_are_written_out():
    """A value may be anything; a terminal shows what is there."""
    assert capabilities([reached("a\u202eb")])["network"][0]["value"] == r"a\u202eb"
