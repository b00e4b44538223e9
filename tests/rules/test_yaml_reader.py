"""YAML is read plainly: text, lists and mappings, with the line of every key."""

import pytest

from rules.errors import BadRuleError
from rules.yaml_reader import parse


def test_every_scalar_is_text():
    """Words that other readers turn into truth, numbers or dates stay words."""
    document = parse("x.yaml", b"a: no\nb: [0x10, 2026-11-20, ~, '']\n")

    assert document.data == {"a": "no", "b": ["0x10", "2026-11-20", "~", ""]}


def test_lines_count_from_one():
    """Every key knows its line, nested ones by their path."""
    document = parse("x.yaml", b"a:\n  b: >-\n    long\n    text\n  c: d\n")

    assert document.lines == {("a",): 1, ("a", "b"): 2, ("a", "c"): 5}
    assert document.data == {"a": {"b": "long text", "c": "d"}}


def test_byte_order_mark_and_windows_line_ends_are_legal():
    """A file saved by a Windows editor says the same."""
    assert parse("x.yaml", b"\xef\xbb\xbfa: b\r\nc: d\r\n").data == {"a": "b", "c": "d"}


@pytest.mark.parametrize(
    "deep",
    [
        *(opening * count + closing * count for count in (101, 5_000) for opening, closing in ("[]", ("{a: ", "}"))),
        "[" * 1_000_000,
        "- " * 100_000 + "b",
    ],
    ids=str.__len__,
)
def test_depth_is_bounded(deep: str):
    """A rule has few levels; a file of thousands is refused with its line, whatever it would do to the stack."""
    with pytest.raises(BadRuleError, match="more than 100 levels") as caught:
        parse("x.yaml", f"a: b\nc:\n  {deep}\n".encode())

    assert caught.value.line == 3


def test_real_depth_is_read():
    """Up to the bound nothing is refused."""
    assert parse("x.yaml", b"a: " + b"[" * 99 + b"]" * 99).data


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        (b"", 1, "is empty"),
        (b"# only a remark\n", 1, "is empty"),
        (b"a: b\nc: \xff\n", 2, "is not UTF-8"),
        (b"a: b\nc: [\n", 3, "is not YAML"),
        (b"a: b\n\tc: d\n", 2, "is not YAML"),
        (b"a: b\n---\na: c\n", 2, "is not YAML"),
        (b"a: b\nc: \x07\n", 1, "is not YAML"),
        (b"a: b\nc: d\na: e\n", 3, "a: stands twice"),
        (b"a: b\n? [c]\n: d\n", 2, "a key must be text"),
        (b"a: &x [b]\nc: *x\n", 1, "c: anchors and aliases are not allowed"),
        (b"a: &x [*x]\n", 1, "a.0: anchors and aliases are not allowed"),
        (b"a: !!python/object:os.system b\n", 1, "a: tags are not allowed"),
        (b"a: !!int 5\n", 1, "a: tags are not allowed"),
    ],
)
def test_other_yaml_is_refused(content: bytes, line: int, problem: str):
    """What a rule has no use for is refused with its line."""
    with pytest.raises(BadRuleError) as caught:
        parse("x.yaml", content)

    assert caught.value.line == line
    assert str(caught.value).startswith(f"x.yaml:{line}: {problem}")
