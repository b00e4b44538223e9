"""The rules' own health questions."""

import pytest

from rules.catalogue import catalogue
from rules.doctor import questions
from rules.errors import BadRuleError


def test_sound_rules_answer_well():
    """On a sound installation every answer is good, in both languages, and one gives the digest."""
    answers = {name: ask() for name, ask in questions()}

    assert set(answers) == {"rules load", "rules digest"}
    assert all(good and russian and english for good, russian, english in answers.values())
    assert catalogue().digest in answers["rules digest"][2]


def test_broken_rules_are_an_answer(monkeypatch: pytest.MonkeyPatch):
    """A rule that cannot be read is told with its place, not raised."""

    def fail() -> None:
        raise BadRuleError("format/x.yaml", "title", 3, "is missing")

    monkeypatch.setattr("rules.doctor.catalogue", fail)

    for _, ask in questions():
        good, russian, english = ask()
        assert not good
        assert "format/x.yaml:3: title: is missing" in russian
        assert "format/x.yaml:3: title: is missing" in english
