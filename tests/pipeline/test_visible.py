"""Text from an artifact made safe to show."""

import json
import sys
import unicodedata

import pytest

from pipeline.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("Обычный текст, № 1 — «ёж» 💡", "Обычный текст, № 1 — «ёж» 💡"),
        ("таб\t", "таб\t"),
        ("имя\nVerdict: accepted", r"имя\u000aVerdict: accepted"),
        ("\u202eexe.txt", r"\u202eexe.txt"),
        ("\x1b[31mкрасный\x07", r"\u001b[31mкрасный\u0007"),
        ("\r", r"\u000d"),
        ("\0", r"\u0000"),
        ("\x7f\x85\u2028\u2029", r"\u007f\u0085\u2028\u2029"),
        ("а\u200bб\ufeff", r"а\u200bб\ufeff"),
        ("\ud800\udfff", r"\ud800\udfff"),
    ],
    ids=ascii,
)
def test_visible(text: str, shown: str):
    """What nobody sees is written out, all else stays."""
    assert visible(text) == shown


def test_nothing_that_acts_is_left():
    """No control, surrogate, bidirectional or line separator of the whole of Unicode comes through."""
    shown = visible("".join(map(chr, range(sys.maxunicode + 1))))

    left = {char for char in shown if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")}
    assert left == {"\t"}
    assert not {
        char
        for char in shown
        if unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    }


@pytest.mark.parametrize("char", list("\u180e\u115f\u1160\u3164\uffa0\u034f\U000e0001\U000e0041\U000e007f"), ids=ascii)
def test_blank_letters_and_tags(char: str):
    """Letters without a shape and tags, which spell text that nobody sees, are written out too."""
    assert char not in visible(f"А{char}Б")


def test_result_can_be_encoded():
    """Whatever came in, what goes out is UTF-8 and JSON."""
    shown = visible("".join(map(chr, range(0xD700, 0xE100))))

    assert json.loads(json.dumps(shown, ensure_ascii=False).encode()) == shown


def test_shown_text_stays_as_it_is():
    """Making visible what is visible changes nothing."""
    shown = visible("а\u202eб\n\x07")

    assert visible(shown) == shown
