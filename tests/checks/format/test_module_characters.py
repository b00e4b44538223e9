"""Characters in the text of modules that nobody sees, or that turn the reading order: place, snippet, values."""

from types import ModuleType

import pytest

from checks.finding import Finding
from checks.format import bidirectional_characters, control_characters
from checks.module_faults import CONTEXT_LINES, MAX_SNIPPET_LINE_CHARS
from tests import build

RLO, ZWSP = "\u202e", "\u200b"
both = pytest.mark.parametrize(
    ("module", "char"), [(bidirectional_characters, RLO), (control_characters, ZWSP)], ids=["bidi", "control"]
)


def one(module: ModuleType, text: str, encoding: str = "utf-8") -> Finding:
    """Return the only finding in a text."""
    [finding] = module.check(build.subject(build.module(text, encoding=encoding)))
    assert isinstance(finding, Finding)
    return finding


@pytest.mark.parametrize("char", list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
def test_bidirectional_marks(char: str):
    """Every mark that Unicode lists for the reading order is found, and is not called a control character."""
    finding = one(bidirectional_characters, f"А = 1; // {char}")

    assert finding.values["characters"] == f"U+{ord(char):04X}"
    assert list(control_characters.check(build.subject(build.module(char)))) == []


@pytest.mark.parametrize(
    "char",
    [*map(chr, set(range(0x20)) - {9, 10, 12, 13}), "\x7f", "\x80", "\x9f", *"\u00ad\u200b\u200d\u2060\ufeff\ufffb"],
)
def test_control_and_invisible_characters(char: str):
    """Control characters and those of no width are found."""
    assert one(control_characters, f"А{char}").values["characters"] == f"U+{ord(char):04X}"


@pytest.mark.parametrize("text", ["", "\t\r\n\f", "А\rБ", "Ёлки — «ёж» № 5 € 💡", "\u00a0", "עברית العربية", "\ufffd"])
def test_ordinary_text(text: str):
    """Tabs, line ends, form feeds, no-break blanks, letters written from right to left and emoji are text."""
    held = build.subject(build.module(text))

    assert [*control_characters.check(held), *bidirectional_characters.check(held)] == []


@both
@pytest.mark.parametrize(
    ("before", "line", "column"),
    [
        ("", 1, 1),
        ("аб", 1, 3),
        ("\t\t", 1, 3),
        ("первая\n", 2, 1),
        ("первая\r\nвто", 2, 4),
        ("первая\r\n\r\n\t", 3, 2),
        ("один\rдва", 1, 9),
        ("\U0001f600", 1, 2),
        ("\n" * 5000 + "    ", 5001, 5),
    ],
)
def test_line_and_column(module: ModuleType, char: str, before: str, line: int, column: int):
    """Lines end at a line feed and nowhere else, columns count characters, and both count from 1."""
    location = one(module, f"{before}{char}\r\nконец").location

    assert (location.line, location.column) == (line, column)


@both
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_snippet_is_the_lines_around(module: ModuleType, char: str, encoding: str, end: str):
    """The snippet holds three lines on either side without their ends, and the number of its first."""
    lines = [f"\tСтрока {number}" for number in range(1, 21)]
    lines[9] += char

    location = one(module, end.join(lines), encoding).location

    assert location.snippet == tuple(lines[9 - CONTEXT_LINES : 10 + CONTEXT_LINES])
    assert location.snippet_line == 10 - CONTEXT_LINES
    assert location.snippet[location.line - location.snippet_line][location.column - 1] == char  # type: ignore[operator]


@both
def test_snippet_at_both_ends_of_the_text(module: ModuleType, char: str):
    """There are no lines before the first and none behind the last."""
    first = one(module, f"{char}\nб\nв").location
    last = one(module, f"а\nб\n{char}").location

    assert (first.snippet, first.snippet_line) == ((char, "б", "в"), 1)
    assert (last.snippet, last.snippet_line) == (("а", "б", char), 1)


@both
def test_snippet_of_a_long_line_is_cut(module: ModuleType, char: str):
    """A line of megabytes does not make a report of megabytes."""
    location = one(module, "а" * 2_000_000 + char).location

    assert [len(line) for line in location.snippet] == [MAX_SNIPPET_LINE_CHARS]
    assert location.column == 2_000_001


@both
def test_one_finding_a_module_counts_all(module: ModuleType, char: str):
    """The finding stands at the first character, and says which there are and how many."""
    other = "\u200f" if module is bidirectional_characters else "\x01"

    finding = one(module, f"а{other}б{char}{char}")

    assert finding.location.column == 2
    assert finding.values["count"] == "3"
    assert finding.values["characters"] == ", ".join(f"U+{ord(each):04X}" for each in sorted([other, char]))


@both
def test_every_module_has_its_own(module: ModuleType, char: str):
    """Modules are looked at one by one; those without text are passed over."""
    held = build.subject(build.module(char), build.module("чисто"), build.module(b""), build.module(char))

    assert len(list(module.check(held))) == 2


@both
def test_method_that_holds_the_character_is_named(module: ModuleType, char: str):
    """A character in a method has its name as written; one between methods has none."""
    text = "Процедура Первая()\nКонецПроцедуры\n{0}\nФункция ВтОрая() // {1}\nКонецФункции"

    assert one(module, text.format(char, "")).location.method == ""
    assert one(module, text.format("", char)).location.method == "ВтОрая"
