"""The guide for authors: it has every word of the language, and what it says of regular expressions is so."""

import re
from pathlib import Path

import pytest

from onec.bsl.module import Reason
from rules.language.cases import CASE_KEYS
from rules.language.pattern import LeafKind, Relation
from rules.language.regex import fault
from rules.language.words import AROUND, CAPABILITIES, FLAGS, STATEMENTS, VALUES
from rules.rule import RuleClass

README = (Path(__file__).parents[3] / "rules" / "language" / "README.md").read_text(encoding="utf-8")


def test_guide_has_every_word():
    """Leaves, constraints, what can be around, values, statements, capabilities, flags, keys of cases."""
    constraints = [
        "const",
        "not_const",
        "is",
        "absent",
        "present",
        "assembled",
        "long",
        "type",
        "call",
        "spelled",
        "not",
    ]
    words = [
        *LeafKind,
        *Relation,
        *AROUND,
        *STATEMENTS,
        *CAPABILITIES,
        *FLAGS,
        *VALUES,
        *RuleClass,
        *Reason,
        *CASE_KEYS,
    ]

    assert [word for word in [*words, *constraints] if not re.search(rf"(?<![\w-]){word}(?![\w-])", README)] == []


def test_regular_expressions_of_the_guide():
    """What it calls refused is refused, and what it gives instead is taken."""
    rows = re.findall(
        r"^\| (`.+?`.*?) \| (.+) \|$", README[README.index("| Refused |") :].partition("\n\n")[0], re.MULTILINE
    )
    refused = [text for row, _ in rows for text in re.findall(r"`([^`]+)`", row.replace("\\|", "|"))]
    refused = [text.replace("…", "ab") for text in refused]
    taken = [text for _, row in rows for text in re.findall(r"`([^`]+)`", row)]

    assert len(refused) > 5
    assert [text for text in refused if not fault(text)] == []
    assert [text for text in taken if fault(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "x",
        r"^\s*$",
        r"\w+",
        '"[^"]*"',
        r"^(?:\w+\.)+\w+$",
        r"pass(?:word)?\s*=\s*\S",
        r"(?:\d{1,3}\.){3}\d{1,3}",
        r"(?<![\w.])[\w.]+@",
        r"\bfrom\s+\w",
        "a|b|c",
        r"(?-i:AKIA)[A-Z0-9]{16}",
        "(?=.{3})x",
        r"=[0-9]++$",
        r"^(?:,\s*x)*$",
    ],
)
def test_quick_expression_is_taken(text: str):
    """Linear time on any text."""
    assert fault(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "(",
        "a**",
        "(?P<a>x)(?P=a)",
        "(?m)^x",
        "x.*y",
        "x.+y",
        r"\w*x",
        "(?:a+)+x",
        "^(?:a+)+x",
        "^(?:ab|b|a)+x",
        "^(?:a|ab?)+x",
        "^(?:(?:b?)?a)+x",
        "^(?:b?)+x",
        "^(?:aa?)+x",
        "^(?:a?b?)+x",
        "^(?:[ab]c|b)+x",
        "x.{0,100}y.{0,100}z",
        "(?:ab)++x",
        "(?>ab)x",
        "(?=.*x)y",
        "[а-я]+ё",
        "x{99999999999999999999}",
    ],
)
def test_slow_expression_is_refused(text: str):
    """What might need more than linear time, fails on an older Python or is none."""
    assert fault(text) != ""
