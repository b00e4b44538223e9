"""`otk rules test`: cases of rules, rule by rule."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.rulebook.skeleton import skeleton
from rules.catalogue import PACKS, SECURITY, catalogue

NAME = "com-object-created"

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _english(english: None) -> None:
    """Speak English unless a test asks for another language."""


def run(*words: str | Path) -> int:
    """Run the command in this process; argparse's way out counts as its exit code."""
    try:
        return main(["rules", "test", *map(str, words)])
    except SystemExit as error:
        return int(error.code or 0)


def told(capsys: Capture) -> str:
    """Return what was printed, with plain spaces."""
    return capsys.readouterr().out.replace("\u00a0", " ")


@pytest.mark.parametrize("word", [NAME, "os-005", PACKS / SECURITY / f"{NAME}.yaml"], ids=["name", "code", "file"])
def test_rule_is_named_in_any_way(word: str | Path, capsys: Capture):
    """By name, code or file; its cases run in both languages."""
    assert run(word) == 0
    text = told(capsys)

    assert text.startswith(f"passed OS-005 {NAME}, 10 cases\n")
    assert text.endswith("1 rule, 10 cases: all passed\n")


def test_all_rules_are_run_by_default(monkeypatch: pytest.MonkeyPatch, capsys: Capture):
    """Without a word every rule that has cases is run, and so it is by the name of the pack."""
    monkeypatch.setattr("checks.cases.run_cases", lambda _rules, _definitions: iter(()))
    count = sum(one.stage == SECURITY for one in catalogue())

    for words in ([], ["security"]):
        assert run(*words) == 0
        lines = told(capsys).splitlines()
        assert len(lines) == count + 1
        assert lines[-1].startswith(f"{count} rules, ")


def test_new_rule_fails(tmp_path: Path, capsys: Capture):
    """A skeleton is sound, and its bad cases find nothing until they are written; each says where it stands."""
    path = tmp_path / "made-up.yaml"
    path.write_text(skeleton("NET-920", "made-up", date(2026, 11, 20)), encoding="utf-8")

    assert run(path, "--lang", "ru") == 1
    text = told(capsys)

    assert text.startswith("НЕ ПРОШЛО NET-920 made-up, 8 случаев\n    made-up.yaml:")
    assert "[ru] bad case 1: nothing found" in text
    assert "[en] bad case 2: nothing found" in text
    assert "1 правило, 8 случаев: " in text


def test_folder_of_rules_is_a_pack(tmp_path: Path, capsys: Capture):
    """Every rule of a folder is run, and what is no rule is left aside."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(skeleton("NET-920", name, date(2026, 11, 20)), encoding="utf-8")
    (tmp_path / "README.md").write_text("x")

    assert run(tmp_path) == 1
    assert "2 rules, 16 cases: " in told(capsys)


def test_wrong_rule_is_told(tmp_path: Path, capsys: Capture):
    """What the loader refuses is named by file, key and line, and is a failure."""
    path = tmp_path / "made-up.yaml"
    text = skeleton("NET-920", "made-up", date(2026, 11, 20)).replace("class: weakness", "class: odd")
    path.write_text(text, encoding="utf-8")

    assert run(path) == 1
    assert f"otk: {path}:4: class: is 'odd', must be one of" in capsys.readouterr().err


def test_russian_words_are_shown_as_they_are(tmp_path: Path, capsys: Capture):
    """An author reads what was written; what is invisible is written out."""
    path = tmp_path / "made-up.yaml"
    text = skeleton("NET-920", "made-up", date(2026, 11, 20))
    path.write_text(text.replace("class: weakness", "class: слабость"), encoding="utf-8")
    assert run(path) == 1
    assert "class: is 'слабость', must be" in capsys.readouterr().err

    path.write_text(text + '"а\\u202eб\\u3164": x\n', encoding="utf-8")
    assert run(path) == 1
    assert "а\\u202eб\\u3164: unknown key" in capsys.readouterr().err


def test_code_of_another_rule_is_refused(tmp_path: Path, capsys: Capture):
    """A code is of one rule, or of several that share it already: one more may join these."""
    path = tmp_path / "made-up.yaml"
    path.write_text(skeleton("OS-001", "made-up", date(2026, 11, 20)), encoding="utf-8")
    assert run(path) == 1
    assert f"{path}:2: id: is OS-001, the code of program-started" in capsys.readouterr().err

    path.write_text(skeleton("OBF-001", "made-up", date(2026, 11, 20)), encoding="utf-8")
    assert run(path) == 1
    assert "made-up, 8 cases" in told(capsys)


@pytest.mark.parametrize("word", ["none.yaml", "chain-loop", "format"])
def test_rule_without_cases_is_wrong_use(word: str, capsys: Capture):
    """Nobody is called so, or it is of a pack whose rules have no cases."""
    assert run(word) == 2
    assert f"{word}: no rule with cases is called so, and no file" in capsys.readouterr().err


def test_files_of_one_name_are_refused(tmp_path: Path, capsys: Capture):
    """Two files of one name would be one rule: neither takes the place of the other in silence."""
    text = (PACKS / SECURITY / f"{NAME}.yaml").read_text(encoding="utf-8")
    files = [tmp_path / folder / f"{NAME}.yaml" for folder in ("old", "new")]
    for file in files:
        file.parent.mkdir()
        file.write_text(text, encoding="utf-8")

    assert run(*files) == 1
    assert str(files[0]) in (said := capsys.readouterr().err)
    assert str(files[1]) in said
