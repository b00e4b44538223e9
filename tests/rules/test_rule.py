"""Severities have an order; a message takes values as they are."""

import pytest

from rules.errors import RuleError
from rules.rule import Confidence, Rule, Severity, Text


def rule(ru: str, en: str) -> Rule:
    """Return a rule with this message."""
    text = Text("т", "t")
    return Rule(
        id="FMT-901",
        name="some-fault",
        severity=Severity.MAJOR,
        confidence=Confidence.HIGH,
        title=text,
        message=Text(ru, en),
        why=text,
        fix=text,
        source="own requirement: none",
        standards=(),
        cwe=(),
        stage="format",
    )


def test_worse_severity_is_greater():
    """The order of severities is that of harm, not of the alphabet."""
    assert sorted(Severity) == ["info", "minor", "major", "critical", "blocker"]
    assert Severity.MAJOR >= Severity.MAJOR > Severity.MINOR
    assert Severity.MINOR <= Severity.MINOR < Severity.CRITICAL
    assert max(Severity) is Severity.BLOCKER


def test_severity_does_not_compare_with_other_words():
    """A word that is no severity has no place in the order."""
    with pytest.raises(ValueError, match="'zebra' is not a valid Severity"):
        assert Severity.MAJOR < "zebra"


def test_message_is_filled_in_both_languages():
    """Every place of a message takes its value; a `Text` gives each language its own."""
    message = rule("Элемент {name} найден {where}.", "Element {name} was found {where}.")

    filled = message.render({"name": "root", "where": Text("в записи a.epf", "in entry a.epf"), "unused": "x"})

    assert filled == Text("Элемент root найден в записи a.epf.", "Element root was found in entry a.epf.")


def test_empty_value_takes_its_space_away():
    """A message reads well when there is nothing to say at one of its places."""
    filled = rule("Файл пуст {where}.", "The file is empty {where}.").render({"where": ""})

    assert filled == Text("Файл пуст.", "The file is empty.")


@pytest.mark.parametrize("value", ["{where}", "{0.__class__}", "{", "}}", "{name!r:>99999999}", "%s"])
def test_value_is_never_parsed(value: str):
    """Braces within a value are text of the artifact and stay as they are."""
    filled = rule("Имя «{name}» {where}.", "Name “{name}” {where}.").render({"name": value, "where": ""})

    assert filled == Text(f"Имя «{value}».", f"Name “{value}”.")


def test_missing_value_is_named():
    """A message without one of its values is a fault of the check, told by rule and place."""
    with pytest.raises(RuleError, match=r"some-fault: the message needs a value for \{limit\}"):
        rule("Больше {limit}.", "More than {limit}.").render({"offset": "1"})


def test_value_must_be_text():
    """Numbers and objects are not written into messages by accident."""
    with pytest.raises(RuleError, match=r"some-fault: the value for \{limit\} is int, not text"):
        rule("Больше {limit}.", "More than {limit}.").render({"limit": 5})  # type: ignore[dict-item]  # the point here
