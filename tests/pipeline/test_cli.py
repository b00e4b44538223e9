"""The command line: exit codes, what goes where, and that no trouble ever shows a traceback."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import pytest

from checks.targets import Target
from onec.limits import MAX_ARTIFACT_BYTES, MIB
from onec.model import FileKind
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from pipeline import cli, stages
from pipeline.cli import Exit, main
from pipeline.stages import Stage
from pipeline.targets import Registry
from rules.rule import Severity
from tests.build import finding, made_rule
from tests.build_container import extension, pack, processor, processor_parts
from tests.build_good_kit import MANIFEST, REPORT
from tests.build_kit import Item, aes, kit
from tests.build_release import content
from tests.conftest import Write

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX has these files")

SOUND = extension(objects=("CommonModule.Р_О",), modules={"CommonModule.Р_О.Module": "А = 1;\n"})
EVIL = pack({**processor_parts(), "evil.exe": b"MZ" + bytes(99)})
TINY = extension(objects=("CommonModule.О",), modules={"CommonModule.О.Module": "А\u200b = 1;\n"})

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _english(english: None) -> None:
    """Speak English unless a test asks for another language."""


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every stage have something to look at, and nothing to find."""
    for stage in list(Stage)[1:]:
        monkeypatch.setitem(stages.CHECKS, stage, [])
    index = build_index(content(FileKind.CONFIGURATION, "Склад", [], []))
    monkeypatch.setattr(Registry, "find", lambda _self, asked: Target(asked, (ReleaseIndex(index),)))


@pytest.fixture
def sound(write: Write) -> str:
    """Return the path of a file without findings."""
    return str(write("звук.cfe", SOUND))


def otk(*words: str | Path, locale: str = "C", **options: Any) -> subprocess.CompletedProcess[bytes]:  # noqa: ANN401
    """Run the command in a process of its own; whatever it was, it did not end with a traceback."""
    command = [sys.executable, "-m", "pipeline.cli", *map(str, words)]
    env = {**os.environ, "LC_ALL": locale, "LANGUAGE": ""}
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 60, **options}
    done = subprocess.run(command, cwd=ROOT, env=env, check=False, **given)
    assert b"Traceback" not in (done.stderr or b"")
    assert b"Exception ignored" not in (done.stderr or b"")
    return done


def run(*words: str | Path) -> int:
    """Run the command in this process; argparse's way out counts as its exit code."""
    try:
        return main([str(word) for word in words])
    except SystemExit as error:
        return int(error.code or 0)


def errors(capsys: Capture) -> str:
    """Return what stands on standard error, after nothing was found on standard output."""
    output, noted = capsys.readouterr()
    assert output == ""
    assert "Traceback" not in noted
    return noted


# Verdicts and their exit codes.


def test_accepted(sound: str, built: None, capsys: Capture):  # noqa: ARG001 (as above)
    """0 where nothing was found and every stage has run."""
    assert run("audit", sound, "--format", "json", "--target", "Склад") == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "accepted"


def test_rejected(write: Write):
    """1 for a blocker."""
    assert run("audit", write("x.epf", EVIL), "--format", "json") == 1


def test_review(sound: str):
    """3 where nobody said which configuration is meant."""
    assert run("audit", sound, "--format", "json") == 3


@pytest.mark.parametrize("data", [SOUND, EVIL], ids=["sound", "evil"])
def test_undecided(data: bytes, write: Write, monkeypatch: pytest.MonkeyPatch, capsys: Capture):
    """4 where something of ours broke, whatever was found; the check is named on standard error."""
    monkeypatch.setattr("checks.format.kind_mismatch.check", lambda _subject: 1 // 0)

    assert run("audit", write("x.cfe", data), "--format", "json") == 4

    output, noted = capsys.readouterr()
    assert json.loads(output)["verdict"] == "undecided"
    assert "kind-mismatch" in noted
    assert "Traceback" not in noted


def test_debug_raises(sound: str, monkeypatch: pytest.MonkeyPatch):
    """With --debug a developer sees where it broke."""
    monkeypatch.setattr("checks.format.kind_mismatch.check", lambda _subject: 1 // 0)

    with pytest.raises(ZeroDivisionError):
        run("audit", sound, "--format", "json", "--debug")


def test_bug_outside_a_stage(sound: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture):
    """4 and one sentence, never a traceback and never a result."""
    monkeypatch.setattr("pipeline.commands.audit.audit", lambda *_, **__: 1 // 0)

    assert run("audit", sound, "--format", "json") == 4
    assert "ZeroDivisionError" in errors(capsys)


def test_interrupted(sound: str, monkeypatch: pytest.MonkeyPatch):
    """Ctrl+C is no result: 130, as shells have it."""

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.commands.audit.audit", stop)

    assert run("audit", sound) == 130


@pytest.mark.parametrize("severity", list(Severity))
@pytest.mark.parametrize("limit", list(Severity))
def test_fail_on(severity: Severity, limit: Severity, sound: str, monkeypatch: pytest.MonkeyPatch):
    """--fail-on replaces the verdict: 1 for a finding as bad or worse, else 0."""
    rule = made_rule(severity=severity)
    found = [finding(rule)]
    check = cast("ModuleType", SimpleNamespace(RULE=rule, check=lambda _subject: found))
    monkeypatch.setitem(stages.CHECKS, Stage.FORMAT, [check])
    monkeypatch.setitem(stages.CHECKS, Stage.MANIFEST, [])

    assert run("audit", sound, "--format", "json", "--fail-on", limit) == int(severity >= limit)


def test_fail_on_keeps_undecided(sound: str, monkeypatch: pytest.MonkeyPatch):
    """4 stays: nobody knows how severe what we did not see is."""
    monkeypatch.setattr("checks.format.kind_mismatch.check", lambda _subject: 1 // 0)

    assert run("audit", sound, "--format", "json", "--fail-on", "blocker") == 4


# Wrong use: 2.


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["none"],
        ["audit"],
        ["audit", "FILE", "--format", "pdf"],
        ["audit", "FILE", "--fail-on", "fatal"],
        ["audit", "FILE", "--lang", "fr"],
        ["audit", "FILE", "--lang"],
        ["audit", "FILE", "--as-of", "tomorrow"],
        ["audit", "FILE", "--as-of", "2026-02-30"],
        ["audit", "FILE", "--as-of", ""],
        ["audit", "FILE", "--policy", "none"],
        ["audit", "FILE", "--policy", "../new"],
        ["audit", "FILE", "--policy", ""],
        ["audit", "FILE", "--none"],
        ["audit", "FILE", "FILE"],
        ["inspect"],
        ["inspect", "FILE", "--format", "html"],
        ["extract", "FILE"],
        ["completion", "fish"],
    ],
    ids=" ".join,
)
def test_wrong_use(words: list[str], sound: str, capsys: Capture):
    """2, and a sentence on standard error; nothing is written to standard output."""
    assert run(*(sound if word == "FILE" else word for word in words)) == Exit.USAGE
    assert errors(capsys)


def test_wrong_use_in_a_process():
    """Without a word the command says how it is used."""
    done = otk()

    assert done.returncode == 2
    assert b"usage" in done.stderr.lower()


GARBAGE = {
    "empty": b"",
    "text": b"no document",
    "binary": bytes(range(256)),
    "list": b"[]",
    "number": b"7",
    "other schema": b'{"schema": "otk-report/9", "fingerprints": []}',
    "no fingerprints": b'{"schema": "otk-report/1"}',
    "surrogate": b'{"schema": "otk-report/1", "fingerprints": ["\\ud800"]}',
    "deep": b"[" * 20_000,
}


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_as_a_baseline(name: str, sound: str, write: Write, capsys: Capture):
    """What is no report is wrong use, said before anything is audited."""
    assert run("audit", sound, "--format", "json", "--baseline", write("b.json", GARBAGE[name])) == 2
    assert errors(capsys)


@pytest.mark.parametrize("suffix", ["json", "yaml"])
@pytest.mark.parametrize("name", [*sorted(GARBAGE.keys() - {"list"}), "bad day", "bad date"])
def test_garbage_as_suppressions(name: str, suffix: str, sound: str, write: Write, capsys: Capture):
    """So is what is no list of suppressions."""
    days = {"bad day": b"[{rule: a, by: b, reason: c, until: 2026-13-45}]", "bad date": b"[{until: 2026-02-30}]"}
    path = write(f"s.{suffix}", {**GARBAGE, **days}[name])

    assert run("audit", sound, "--format", "json", "--suppressions", path) == 2
    assert errors(capsys)


@pytest.mark.parametrize("option", ["--baseline", "--suppressions", "--kit-password-file"])
def test_missing_file_of_an_option(option: str, sound: str, tmp_path: Path, capsys: Capture):
    """A file that is not there is trouble of the environment, whichever option names it."""
    assert run("audit", sound, "--format", "json", option, tmp_path / "none") == 5
    assert "none" in errors(capsys)


# The environment: 5.


@pytest.mark.parametrize("command", [["audit"], ["inspect"], ["extract", "-o", "out"]], ids=" ".join)
def test_missing_file(command: list[str], tmp_path: Path, capsys: Capture):
    """A missing file or a folder is said by its name."""
    for path in (tmp_path / "нет.cfe", tmp_path):
        assert run(*command, path) == 5
        assert str(path) in errors(capsys)


@posix
def test_pipe_as_a_file(tmp_path: Path):
    """A FIFO that nobody writes to does not hold the command for ever."""
    os.mkfifo(tmp_path / "pipe")
    command = [sys.executable, "-m", "pipeline.cli", "audit", str(tmp_path / "pipe")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            code = process.wait(10)
        except subprocess.TimeoutExpired:
            code = None
            process.kill()

    assert code == 5


def test_empty_file(write: Write, capsys: Capture):
    """An empty file is the artifact's fault, not the environment's."""
    assert run("audit", write("x.cfe", b""), "--format", "json") == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["name"] == "empty-file"


@posix
def test_file_beyond_the_limit(tmp_path: Path):
    """A file larger than we take is rejected by its size, without being held in memory."""
    resource = pytest.importorskip("resource")
    path = tmp_path / "x.cfe"
    with path.open("wb") as stream:
        stream.truncate(2 * MAX_ARTIFACT_BYTES)
    limit = 512 * MIB

    done = otk(
        *("audit", path, "--format", "json"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )

    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert [row["name"] for row in report["findings"]] == ["file-too-large"]
    assert report["artifact"]["size"] == 2 * MAX_ARTIFACT_BYTES


def test_output_to_a_missing_folder(sound: str, tmp_path: Path, capsys: Capture):
    """5, and the folder is not made by the way."""
    assert run("audit", sound, "--format", "json", "-o", tmp_path / "none" / "out.json") == 5
    assert "none" in errors(capsys)
    assert not (tmp_path / "none").exists()


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize(
    "words",
    [
        ["audit", "FILE"],
        ["audit", "FILE", "--format", "json"],
        ["audit", "FILE", "--format", "html"],
        ["inspect", "FILE"],
        ["completion", "bash"],
    ],
    ids=" ".join,
)
def test_full_disk(words: list[str], sound: str):
    """Where the report cannot be written the exit code says so: half a report is no result."""
    with Path("/dev/full").open("wb") as full:
        done = otk(*(sound if word == "FILE" else word for word in words), stdout=full)

    assert done.returncode == 5
    assert b"No space left" in done.stderr


@posix
@pytest.mark.parametrize("words", [["audit", "FILE"], ["audit", "FILE", "--format", "json"], ["completion", "bash"]])
def test_reader_that_went_away(words: list[str], sound: str):
    """`otk … | head -1` ends without noise."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = otk(*(sound if word == "FILE" else word for word in words), stdout=closed)

    assert done.returncode == 5
    assert done.stderr == b""


@posix
def test_closed_standard_output(sound: str):
    """Without standard output at all (`>&-`) the report cannot be given: the environment's trouble, no bug of ours."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m pipeline.cli audit "$1" --format json >&-', "sh", sound],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 5
    assert b"Traceback" not in done.stderr


# What goes where.


def test_report_alone_on_standard_output(sound: str):
    """Notes and progress never mix with the report."""
    done = otk("audit", sound, "--format", "json")

    assert done.returncode == 3
    assert json.loads(done.stdout)["schema"] == "otk-report/1"
    assert done.stderr == b""


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html"])
@pytest.mark.parametrize("data", [SOUND, TINY, EVIL, b"text"], ids=["sound", "note", "evil", "refused"])
def test_every_form(form: str, data: bytes, write: Write, tmp_path: Path):
    """Every form is whole on standard output and in a file, and is UTF-8 in any locale."""
    path = write("x.cfe", data)

    code = run("audit", path, "--format", form, "-o", tmp_path / "out")

    text = (tmp_path / "out").read_text(encoding="utf-8")
    assert code in (1, 3)
    if form in ("json", "sarif"):
        json.loads(text)
    assert ("<html" in text) == (form == "html")


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_file_and_standard_output_are_the_same(form: str, write: Write, tmp_path: Path):
    """-o writes what would have been printed, and then prints nothing."""
    path = write("x.epf", EVIL)

    printed = otk("audit", path, "--format", form)
    written = otk("audit", path, "--format", form, "-o", tmp_path / "out")

    assert (written.stdout, written.returncode) == (b"", printed.returncode)
    assert (tmp_path / "out").read_bytes() == printed.stdout


def test_json_has_both_languages_whatever_is_asked(write: Write, capsys: Capture):
    """The language is that of people; the JSON is the same."""
    path = write("x.epf", EVIL)
    outputs = []
    for language in ("ru", "en"):
        run("audit", path, "--format", "json", "--lang", language)
        outputs.append(capsys.readouterr().out)

    assert outputs[0] == outputs[1]


@pytest.mark.parametrize(
    ("words", "locale", "russian"),
    [
        (["--lang", "ru"], "C", True),
        (["--lang=ru"], "C", True),
        (["--lang", "en"], "ru_RU.UTF-8", False),
        ([], "ru_RU.UTF-8", True),
        ([], "en_GB.UTF-8", False),
        ([], "C", False),
    ],
)
def test_language(words: list[str], locale: str, russian: bool, write: Write):  # noqa: FBT001 (parameter of a table)
    """What is asked for, else the locale's; Russian comes out in a locale that knows no Russian letter."""
    done = otk("audit", write("x.epf", EVIL), *words, locale=locale)

    text = done.stdout.decode()
    assert ("Вердикт" in text) == russian
    assert ("Verdict" in text) != russian


def test_file_name_of_bytes_that_are_no_text(tmp_path: Path):
    """A name that is no UTF-8 is shown, in every form and in every message."""
    if sys.platform != "linux":
        pytest.skip("other systems do not allow such names")
    name = os.fsdecode(os.fsencode(tmp_path) + b"/a\xff\xe2\x80\xae.cfe")
    Path(name).write_bytes(SOUND)

    for form in ("text", "json", "html"):
        done = otk("audit", name, "--format", form)
        assert done.returncode == 3
        assert "\u202e" not in done.stdout.decode()
    assert otk("audit", name + "x").returncode == 5


# Options of the audit.


DESCRIBES_NOTHING = ("self-description-missing", "critical", "critical")


def test_policy(write: Write, capsys: Capture):
    """The policy is named in the report, and moves severities."""
    path = write("x.epf", processor())
    found = {}
    for policy in ("new", "trusted-partner"):
        run("audit", path, "--format", "json", "--policy", policy)
        report = json.loads(capsys.readouterr().out)
        found[policy] = [(row["name"], row["severity"], row["rule_severity"]) for row in report["findings"]]
        assert report["rule_set"]["policy"] == policy

    assert found == {
        "new": [DESCRIBES_NOTHING, ("kit-required", "major", "major")],
        "trusted-partner": [DESCRIBES_NOTHING, ("kit-required", "minor", "major")],
    }


def test_baseline(write: Write, tmp_path: Path, capsys: Capture):
    """A report is the baseline of the next one."""
    before = write("x.epf", EVIL)
    run("audit", before, "--format", "json", "-o", tmp_path / "old.json")

    run("audit", before, "--format", "json", "--baseline", tmp_path / "old.json")
    same = json.loads(capsys.readouterr().out)
    run("audit", write("y.epf", processor()), "--format", "json", "--baseline", tmp_path / "old.json")
    fixed = json.loads(capsys.readouterr().out)

    assert {row["since"] for row in same["findings"]} == {"remaining"}
    assert len(fixed["fixed"]) == 2
    assert {row["since"] for row in fixed["findings"]} == {"remaining"}


@pytest.mark.parametrize(("day", "code"), [("2026-06-30", 3), ("2026-07-01", 1)])
def test_suppressions_and_as_of(day: str, code: int, write: Write):
    """The day that is asked for decides what has expired."""
    words = "by: А, reason: Б, until: 2026-06-30"
    aside = write("s.yaml", f"[{{rule: executable-content, {words}}}, {{rule: OBF-012, {words}}}]")

    assert run("audit", write("x.epf", EVIL), "--format", "json", "--suppressions", aside, "--as-of", day) == code


@pytest.mark.parametrize(
    ("content", "code", "name"),
    [(b"right\n", 3, "encrypted-kit"), (b"wrong\n", 1, "zip-wrong-password"), (None, 1, "zip-encrypted")],
)
def test_password_of_a_kit(content: bytes | None, code: int, name: str, write: Write, capsys: Capture):
    """The right password opens the kit; a wrong one and none are faults of the artifact, each by its name."""
    good = REPORT["ru"]
    items = [aes(Item(MANIFEST, good.manifest.encode()), b"right"), aes(Item(good.file_name, good.file()), b"right")]
    option = ["--kit-password-file", str(write("p", content))] if content else []

    assert run("audit", write("k.zip", kit(*items)), "--format", "json", *option) == code
    assert [row["name"] for row in json.loads(capsys.readouterr().out)["findings"]] == [name]


def test_empty_password_file(sound: str, write: Write, capsys: Capture):
    """An empty password is wrong use."""
    assert run("audit", sound, "--kit-password-file", write("p", b"\n")) == 2
    assert errors(capsys)


def test_run_info(sound: str, tmp_path: Path, capsys: Capture):
    """Where, when and how long stand in a file of their own."""
    run("audit", sound, "--format", "json", "--run-info", tmp_path / "run.json")

    record = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert record["schema"] == "otk-run/1"
    assert record["path"] == sound
    assert record["sha256"] == json.loads(capsys.readouterr().out)["artifact"]["sha256"]


def test_run_info_of_a_broken_check(sound: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What broke is there with its traceback, which nobody sees otherwise."""
    monkeypatch.setattr("checks.format.kind_mismatch.check", lambda _subject: 1 // 0)

    run("audit", sound, "--format", "json", "--run-info", tmp_path / "run.json")

    [row] = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["broken"]
    assert row["check"] == "kind-mismatch"
    assert "ZeroDivisionError" in row["traceback"][-1]


def test_run_info_to_a_missing_folder(sound: str, tmp_path: Path):
    """5, after the report."""
    assert run("audit", sound, "--format", "json", "--run-info", tmp_path / "none" / "run.json") == 5


# The other commands.


@pytest.mark.parametrize(("data", "code"), [(SOUND, 0), (EVIL, 0), (b"text", 1), (b"", 1)])
def test_inspect(data: bytes, code: int, write: Write, capsys: Capture):
    """0 for what was read, 1 for what was refused; nothing is judged."""
    path = write("x.cfe", data)

    assert run("inspect", path, "--format", "json") == code
    found = json.loads(capsys.readouterr().out)
    assert run("inspect", path) == code

    assert found["schema"] == "otk-inspect/1"
    assert bool(found["refusals"]) == bool(code)
    assert found["artifact"]["sha256"] in capsys.readouterr().out


@pytest.mark.parametrize(("data", "code"), [(SOUND, 0), (b"text", 1)])
def test_extract(data: bytes, code: int, write: Write, tmp_path: Path, capsys: Capture):
    """Files and index for what was read; what was refused is said on standard error."""
    assert run("extract", write("x.cfe", data), "-o", tmp_path / "out") == code

    assert (tmp_path / "out" / "index.json").exists() == (code == 0)
    assert ("not-a-container" in errors(capsys)) == (code == 1)


def test_extract_into_a_folder_that_is_not_empty(sound: str, tmp_path: Path, capsys: Capture):
    """2: nothing is mixed with what is there."""
    assert run("extract", sound, "-o", tmp_path) == 2
    assert str(tmp_path) in errors(capsys)


class Point:
    """An entry point of a folder's health questions."""

    def __init__(self, name: str, *answers: int) -> None:
        self.name = name
        self.answers = answers

    def load(self) -> object:
        """Return the function that gives the questions."""
        return lambda: [("name", lambda well=well: (bool(well), "по-русски", "in English")) for well in self.answers]


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ([Point("a", 1)], 0),
        ([Point("a", 1), Point("b", 1, 1)], 0),
        ([Point("a", 1), Point("b", 1, 0)], 5),
        ([Point("a", 0), Point("b", 1)], 5),
    ],
)
def test_doctor(points: list[Point], code: int, monkeypatch: pytest.MonkeyPatch, capsys: Capture):
    """0 where all is well, 5 where anything is not; every answer is given, in the language asked for."""
    monkeypatch.setattr("pipeline.commands.doctor.entry_points", lambda group: points)  # noqa: ARG005 (its name counts)

    assert run("doctor", "--lang", "ru") == code

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == sum(len(point.answers) for point in points)
    assert all("по-русски" in line for line in lines)


def test_doctor_of_this_installation():
    """It answers for every folder, and knows its own mind about the exit code."""
    done = otk("doctor")

    text = done.stdout.decode()
    assert {"checks", "onec", "pipeline", "rules"} <= {line.split(":")[0].split()[-1] for line in text.splitlines()}
    assert done.returncode == (5 if "WRONG" in text else 0)


def test_completion():
    """The script for bash is one that bash understands, and knows the commands."""
    done = otk("completion", "bash")

    bash = shutil.which("bash")
    assert done.returncode == 0
    assert b"audit" in done.stdout
    assert b"--suppressions" in done.stdout
    if bash is None:
        pytest.skip("no bash to ask")
    checked = subprocess.run([bash, "-n"], input=done.stdout, capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")


def test_version(capsys: Capture):
    """The version is that of the engine."""
    assert run("--version") == 0
    assert capsys.readouterr().out == "otk 1.0.0\n"


@pytest.mark.parametrize("command", ["", "audit", "inspect", "extract", "doctor", "completion"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_help(command: str, language: str, capsys: Capture):
    """Every command explains itself in both languages."""
    words = [command, "--help", "--lang", language] if command else ["--help"]

    assert run(*words) == 0
    assert "otk" in capsys.readouterr().out


def test_commands_are_those_of_the_entry_points():
    """Whatever is registered is a command; the dispatcher knows none by name."""
    names = {point.name for point in cli._commands(())}  # noqa: SLF001 (the dispatcher's own list)

    assert {"audit", "inspect", "extract", "doctor", "completion"} <= names


def test_audit_loads_no_service():
    """The audit of a file loads no Django, no Celery, no YAML library and no test tool."""
    code = "import sys; from pipeline.cli import main; main(['inspect', 'none']); print(*sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True)

    assert not {"django", "celery", "boto3", "requests", "pytest"} & set(done.stdout.split())


def test_caller_cannot_bring_modules_of_his_own(tmp_path: Path, sound: str):
    """Started as `script/otk` starts it, the command imports no `json.py` that lies beside the artifact."""
    (tmp_path / "json.py").write_text("raise SystemExit(99)")
    start = f"import sys; sys.path.append({str(ROOT)!r}); from pipeline.cli import main; sys.exit(main())"

    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-c", start, "audit", sound, "--format", "json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 3
