"""The Russian catalogue of the command line: whole, in step with the code, and nothing left over."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import pipeline
from pipeline.cli import main
from pipeline.language import DOMAIN, FOLDER, speak

CODE = Path(pipeline.__file__).parent
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[a-z%]|\{\w*\}")
ARGPARSE = "argparse"
"""Comment of an entry whose text is Python's own."""


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    """Give the catalogue as it is written, not as it was compiled."""
    with (FOLDER / "ru" / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as stream:
        return read_po(stream, locale="ru", abort_invalid=True)


@pytest.fixture
def speech(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a test speak any language and leave English behind."""
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("COLUMNS", "200")
    yield
    speak("en")


def test_texts_are_literals():
    """What is handed to `_` is a plain text: nothing else can be looked up in a catalogue."""
    other = [f"{place}: {ast.unparse(text)}" for place, text in _calls() if not _is_text(text)]

    assert not other


def test_every_text_is_translated(catalogue: Catalog):
    """Each text that the code says has a Russian one that isn't empty."""
    missing = [f"{place}: {text}" for place, text in _texts() if not (entry := catalogue.get(text)) or not entry.string]

    assert not missing


def test_nothing_is_left_over(catalogue: Catalog):
    """Each text of the catalogue is said by the code, or is one of argparse's."""
    said = {text for _, text in _texts()}
    left = [entry.id for entry in _entries(catalogue) if entry.id not in said and ARGPARSE not in entry.auto_comments]

    assert not left
    assert not catalogue.obsolete


def test_nothing_is_fuzzy(catalogue: Catalog):
    """No translation is a guess, and none is empty."""
    guessed = [entry.id for entry in _entries(catalogue) if entry.fuzzy or not all(_forms(entry.string))]

    assert not guessed


def test_placeholders_are_kept(catalogue: Catalog):
    """A translation has the places for values that the text has: no more, no fewer, none renamed."""
    wrong = [
        (entry.id, translated)
        for entry in _entries(catalogue)
        for translated in _forms(entry.string)
        if _placeholders(translated) != _placeholders(_forms(entry.id)[0])
    ]

    assert not wrong


def test_plurals_have_three_forms(catalogue: Catalog):
    """A text that counts has the forms for 1, 2 and 5, told by the rule in the header."""
    short = [entry.id for entry in _entries(catalogue) if entry.pluralizable and len(_forms(entry.string)) != 3]

    assert catalogue.num_plurals == 3
    assert not short


@pytest.mark.usefixtures("speech")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["audit"], "otk audit: не хватает аргументов: FILE"),
        (["audit", "--format", "word", "x.cfe"], "--format: нет варианта 'word'"),
        (["audit", "--as-of"], "--as-of: нужно одно значение"),
        (["audit", "--as-of", "soon", "x.cfe"], "--as-of: нужна дата вида 2026-12-31"),
        (["audit", "--debug=1", "x.cfe"], "--debug: значение '1' лишнее"),
        (["audit", "--f", "x", "x.cfe"], "неясно, что означает --f"),
        (["audit", "x.cfe", "y.cfe"], "незнакомые аргументы: y.cfe"),
        (["judge"], "КОМАНДА: нет варианта 'judge'"),
    ],
)
def test_wrong_use_is_told_in_russian(words: list[str], said: str, capsys: pytest.CaptureFixture[str]):
    """What argparse itself says comes from our catalogue too."""
    with pytest.raises(SystemExit) as stopped:
        main([*words, "--lang=ru"])

    assert stopped.value.code == 2
    told = capsys.readouterr().err.replace("\u00a0", " ")
    assert told.startswith("вызов: otk")
    assert said in told


@pytest.mark.usefixtures("speech")
@pytest.mark.parametrize(
    "words",
    [
        [],
        ["audit"],
        ["completion"],
        ["doctor"],
        ["extract"],
        ["inspect"],
        ["kit"],
        ["rules"],
        ["scan"],
        *(["rules", word] for word in ("list", "show", "new", "test", "replay", "docs")),
        *(["kit", word] for word in ("new", "check", "show")),
    ],
    ids=" ".join,
)
def test_help_is_russian(words: list[str], capsys: pytest.CaptureFixture[str]):
    """Help has no English sentence in it: no two words of ASCII letters stand side by side."""
    with pytest.raises(SystemExit) as stopped:
        main([*words, "--lang=ru", "--help"])

    assert stopped.value.code == 0
    _, _, explained = capsys.readouterr().out.partition("\n\n")
    assert not re.findall(r"\b[a-z']{2,} [a-z']{2,}\b", explained)


def _calls() -> Iterator[tuple[str, ast.expr]]:
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_" and node.args:
                yield f"{path.relative_to(CODE.parent)}:{node.lineno}", node.args[0]


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _texts() -> Iterator[tuple[str, str]]:
    for place, node in _calls():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield place, node.value


def _entries(catalogue: Catalog) -> list[Message]:
    return [entry for entry in catalogue if entry.id]


def _forms(text: object) -> list[str]:
    """Return the forms of a text that counts, or the one text."""
    return [str(each) for each in text] if isinstance(text, (list, tuple)) else [str(text or "")]


def _placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))
