"""The READMEs say what is true today: their samples come from real files."""

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cli import main
from rules.catalogue import catalogue
from tests.build_verification import NEW, OLD, add_on, register
from tests.hostile import corpus

PROJECT = Path(__file__).parents[1]
READMES = {"en": "README.md", "ru": "README.ru.md"}
RULE_COUNT = re.compile(r"(?:Rules?:?|Правила?|Правил:) +(\d+)")
FLOOR = re.compile(r"[Mm]ore than (\d+) rules of\s+the (\w+) stage")
SAMPLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
WAIVER = re.compile(r"^```yaml\n(- rule: kit-required.*?)^- fingerprint", re.MULTILINE | re.DOTALL)

SENT = {"add-on.epf": "xUnitFor1C_72ad963bcc.epf", "users.cfe": "A1-Users_318b341909.cfe"}
"""Files of the samples, by their names in the corpus."""

CHANGED = "command-line-from-data"
"""The rule that the sample of `replay` changes."""

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("name", READMES.values())
def test_number_of_rules_is_the_catalogues(name: str):
    """Samples of output name as many rules as there are."""
    text = (PROJECT / name).read_text(encoding="utf-8")

    found = [int(count) for count in RULE_COUNT.findall(text)]

    assert found
    assert set(found) == {len(catalogue())}


def test_changelog_promises_no_more_rules_than_there_are():
    """It gives a round number for each stage, which new rules do not make wrong."""
    found = FLOOR.findall((PROJECT / "CHANGELOG.md").read_text(encoding="utf-8"))

    assert [stage for _, stage in found] == ["format", "manifest", "security"]
    for count, stage in found:
        rules = [rule for rule in catalogue() if rule.stage == stage]
        assert len(rules) > int(count)


@pytest.mark.skipif(not corpus().is_dir(), reason="no corpus under OTK_SHARED")
@pytest.mark.parametrize("lang", READMES)
def test_samples_are_what_the_commands_print(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
):
    """Each line of a sample is printed, in this order; … stands for what is left out."""
    readme = (PROJECT / READMES[lang]).read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("OTK_HOME", str(tmp_path / "home"))
    _lay_out(readme, lang)
    capsys.readouterr()

    for words, lines in _samples(readme):
        main([*words, "--lang", lang])
        done = capsys.readouterr()
        printed = iter((done.err + done.out).replace("\xa0", " ").splitlines())
        for line in lines:
            assert any(_is_same(line, one.rstrip()) for one in printed), f"{shlex.join(words)}: {line}"


def _lay_out(readme: str, lang: str) -> None:
    """Put the files of the samples into the working folder."""
    Path("archive").mkdir()
    for name, source in SENT.items():
        shutil.copy(corpus() / "files" / source, name)
        shutil.copy(name, "archive")
    main(["audit", "add-on.epf", "--format", "json", "-o", os.fspath(Path("archive", "add-on.json")), "--lang", lang])
    for version, text in (("1.9", OLD), ("1.10", NEW)):
        register(version, text)
    Path("add-ons").mkdir()
    for name, methods in {"скидки": ["Закрыть"], "отчёт": ["Нет"], "цены": ["Пересчитать"]}.items():
        Path("add-ons", f"{name}.cfe").write_bytes(add_on(*methods))
    waiver = WAIVER.search(readme)
    assert waiver
    Path("set-aside.yaml").write_text(waiver[1], encoding="utf-8")
    rule = (PROJECT / "rules" / "packs" / "security" / f"{CHANGED}.yaml").read_text(encoding="utf-8")
    changed = re.sub(r"from: \[.*?\]", "from: [network, file]", rule, count=1, flags=re.DOTALL)
    Path(f"{CHANGED}.yaml").write_text(changed, encoding="utf-8")


def _samples(readme: str) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the commands of the samples with the lines each is said to print."""
    for sample in SAMPLE.findall(readme):
        for part in re.split(r"^\$ ", sample, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            words = shlex.split(command)
            if words[0] == "script/otk":
                yield words[1:], [line for line in lines if line.strip("…") and not RULE_COUNT.search(line)]


def _is_same(line: str, printed: str) -> bool:
    return printed.startswith(line[:-1]) if line.endswith("…") else printed == line
