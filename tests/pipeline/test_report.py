"""The body of the report: its keys and their order, what it says and what it never says."""

import json
import os
import socket
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checks.finding import AuthorRequest, Finding, Location, Step
from onec.faults import Fault
from onec.model import FileKind, MetadataObject, ModuleState, Properties, Purpose
from pipeline.report import build_report
from pipeline.rows import MAX_FINDINGS_PER_RULE, Body
from pipeline.stages import Outcome, SkipReason, Stage
from rules.catalogue import catalogue
from rules.policy import Move, Policy
from rules.rule import Confidence, Severity, Text
from tests import build
from tests.build import finding, made_rule, outcome, outcomes, terms
from tests.build_container import BOM, extension, pack, processor, processor_parts
from tests.build_kit import Item, kit, manifest

ROOT = Path(__file__).resolve().parents[2]

REPORT_KEYS = (
    *("schema", "artifact", "subject", "rule_set", "targets", "stages", "verdict", "reasons", "findings", "fixed"),
    *("fingerprints", "capabilities", "permissions", "contacts", "interceptors", "matrix", "undetermined", "summary"),
    *("truncated", "shadow"),
)
FINDING_KEYS = (
    *("rule", "name", "class", "stage", "severity", "rule_severity", "confidence", "fingerprint", "title", "message"),
    *("why", "fix", "location", "flow", "releases", "author_suppressed", "from", "suppressed_by", "since"),
)
LOCATION_KEYS = ("entry", "object", "module", "method", "line", "column", "snippet", "snippet_line")
SUBJECT_KEYS = (
    *("name", "synonym", "version", "vendor", "purpose", "prefix", "objects", "modules", "lines"),
    "unreadable_modules",
)


def report(*findings: object, stages: "tuple[Outcome, ...] | None" = None, **words: object) -> Body:
    """Return a report on a small extension; `words` go to `terms`."""
    held = build.subject(build.module("А = 1;\nБ = 2;"), file_name="x.cfe")
    return build_report(
        held.upload,
        held,
        stages or outcomes(outcome(*findings)),  # type: ignore[arg-type]
        terms(**words),  # type: ignore[arg-type]
    )


def test_keys_and_their_order():
    """Keys stand as architecture.md section 3 has them, with our additions; readers may rely on it."""
    body = report(finding(made_rule()))

    assert tuple(body) == REPORT_KEYS
    assert list(body["artifact"]) == ["sha256", "size", "file_name", "kind"]
    assert tuple(body["subject"]) == SUBJECT_KEYS
    assert list(body["rule_set"]) == ["digest", "rules", "engine", "policy"]
    assert [list(row) for row in body["stages"]] == [["stage", "status", "reason", "checks_run", "checks_broken"]] * 4
    assert [tuple(row) for row in body["findings"]] == [FINDING_KEYS]
    assert tuple(body["findings"][0]["location"]) == LOCATION_KEYS
    assert list(body["summary"]) == ["blocker", "critical", "major", "minor", "info"]
    assert [list(body["findings"][0][key]) for key in ("title", "message", "why", "fix")] == [["ru", "en"]] * 4


def test_keys_do_not_depend_on_the_artifact():
    """A refused artifact has the same keys, with nothing known."""
    held = build.refused_subject(Fault.TRUNCATED)

    body = build_report(held.upload, held, outcomes(), terms())

    assert tuple(body) == REPORT_KEYS
    assert set(body["subject"].values()) == {None}
    assert body["artifact"]["kind"] == "unknown"


def test_reader_that_broke():
    """Without a subject there is still a report on the upload."""
    held = build.subject(file_name="x.cfe")

    body = build_report(held.upload, None, [outcome(broken=["reader"])], terms())

    assert tuple(body) == REPORT_KEYS
    assert (body["verdict"], body["artifact"]["kind"]) == ("undecided", "unknown")
    assert body["stages"][0]["checks_broken"] == ["reader"]


def test_subject():
    """Properties as the file has them, objects without the root and without parts, modules of the whole artifact."""
    properties = Properties(
        "Имя", "u", (("ru", "Синоним"), ("en", "Synonym")), "", "1.2", "Поставщик", prefix="п_", purpose=Purpose.PATCH
    )
    modules = [build.module("а\nб"), build.module(state=ModuleState.CLOSED), build.module(b"")]
    file = build.file(
        *modules, properties=properties, objects=["Catalog.А", "Catalog.А.Form.Б", "Catalog.А.Attribute.В"]
    )
    held = build.subject(members=[build.member("", file)])

    body = build_report(held.upload, held, outcomes(), terms())

    assert isinstance(file.content.objects[0], MetadataObject)
    assert body["subject"] == {
        "name": "Имя",
        "synonym": "Синоним",
        "version": "1.2",
        "vendor": "Поставщик",
        "purpose": "patch",
        "prefix": "п_",
        "objects": 2,
        "modules": 3,
        "lines": 2,
        "unreadable_modules": 1,
    }


def test_rule_set():
    """The rules of this installation, and the policy, are pinned."""
    assert report()["rule_set"] == {
        "digest": catalogue().digest,
        "rules": len(catalogue()),
        "engine": "1.0.0",
        "policy": "new",
    }


def test_stages():
    """Each stage says how it ended, why it was skipped and what broke."""
    skipped = outcome(stage=Stage.MANIFEST, reason=SkipReason.NO_TARGET)
    broken = outcome(stage=Stage.SECURITY, broken=["a", "b"])

    rows = report(stages=outcomes(outcome(), skipped, broken))["stages"]

    assert [(row["stage"], row["status"], row["reason"], row["checks_broken"]) for row in rows] == [
        ("format", "passed", None, []),
        ("compatibility", "passed", None, []),
        ("manifest", "skipped", "no-target", []),
        ("security", "broken", None, ["a", "b"]),
    ]


def test_policy_moves_severities_and_both_are_shown():
    """The severity under the policy decides and is counted, the rule's own stands beside it."""
    rule = made_rule(severity=Severity.MAJOR)
    raised = Policy("strict", rule.title, {rule.name: Move(Severity.BLOCKER, rule.why)}, "sha256:0")
    lowered = Policy("soft", rule.title, {rule.name: Move(Severity.INFO, rule.why)}, "sha256:0")

    own, up, down = (report(finding(rule), held_to=policy) for policy in (None, raised, lowered))

    assert [(body["findings"][0]["severity"], body["findings"][0]["rule_severity"]) for body in (own, up, down)] == [
        ("major", "major"),
        ("blocker", "major"),
        ("info", "major"),
    ]
    assert [body["verdict"] for body in (own, up, down)] == ["accepted", "rejected", "accepted"]
    assert [body["rule_set"]["policy"] for body in (own, up, down)] == ["new", "strict", "soft"]
    assert (up["summary"]["blocker"], down["summary"]["info"]) == (1, 1)


def test_blocker_moved_down_is_no_acceptance_of_what_nobody_read():
    """A policy that lowers a refusal cannot make an artifact acceptable that no later stage has seen."""
    rule = made_rule(severity=Severity.BLOCKER)
    lowered = Policy("soft", rule.title, {rule.name: Move(Severity.INFO, rule.why)}, "sha256:0")
    rest = [outcome(stage=stage, reason=SkipReason.NOT_REACHED) for stage in list(Stage)[1:]]

    assert report(stages=(outcome(finding(rule)), *rest), held_to=lowered)["verdict"] == "review"


def test_order_of_findings():
    """The worst first, then by code and name; equals keep the order they were found in."""
    made = [
        finding(made_rule("FMT-902", "b", Severity.INFO)),
        finding(made_rule("FMT-902", "a", Severity.INFO)),
        finding(made_rule("FMT-901", "z", Severity.INFO), statement="first"),
        finding(made_rule("FMT-903", "x", Severity.BLOCKER)),
        finding(made_rule("FMT-901", "z", Severity.INFO), place=Location("", "Catalog.А")),
        finding(made_rule("FMT-904", "y", Severity.CRITICAL, Confidence.LOW)),
    ]

    rows = report(*made)["findings"]

    assert [(row["rule"], row["name"]) for row in rows] == [
        ("FMT-903", "x"),
        ("FMT-904", "y"),
        ("FMT-901", "z"),
        ("FMT-901", "z"),
        ("FMT-902", "a"),
        ("FMT-902", "b"),
    ]
    assert [row["location"]["object"] for row in rows[2:4]] == [build.COMMON_MODULE, "Catalog.А"]


def test_findings_beyond_the_limit_are_counted():
    """At most 200 of one code are listed, the worst of them; all count in summary and verdict."""
    minor = [finding(made_rule("FMT-901", "minor", Severity.MINOR), statement=str(n)) for n in range(150)]
    major = [finding(made_rule("FMT-901", "major", Severity.MAJOR), statement=str(n)) for n in range(150)]
    other = [finding(made_rule("FMT-902", "other", Severity.INFO))]

    body = report(*minor, *other, *major)

    assert [row["name"] for row in body["findings"]] == ["major"] * 150 + ["minor"] * 50 + ["other"]
    assert body["truncated"] == {"FMT-901": 100}
    assert body["summary"] == {"blocker": 0, "critical": 0, "major": 150, "minor": 150, "info": 1}
    assert len(body["fingerprints"]) == 301
    assert [row["fingerprint"] for row in body["findings"][:150]] == body["fingerprints"][:150]
    assert MAX_FINDINGS_PER_RULE == 200


def test_message_is_filled_in_both_languages():
    """Values go into the message; the place is a phrase, and is left out where there is none."""
    said = Text("Элемент {name} велик {where}.", "Element {name} is large {where}.")
    rule = made_rule(message=said)

    inside = report(finding(rule, place=Location("a/b"), values={"name": "{where}"}))["findings"][0]
    whole = report(finding(rule, place=Location(), values={"name": Text("один", "one")}))["findings"][0]

    assert inside["message"] == {
        "ru": "Элемент {where} велик в элементе «a/b».",
        "en": "Element {where} is large in the element “a/b”.",
    }
    assert whole["message"] == {"ru": "Элемент один велик.", "en": "Element one is large."}


def test_location():
    """What does not apply is empty or null; the snippet is one text."""
    full = Location("e", "Catalog.А", "ObjectModule", "М", 7, 3, ("\tа", "б"), 6)

    rows = report(finding(place=full), finding(place=Location()))["findings"]

    assert rows[0]["location"] == dict(
        zip(LOCATION_KEYS, ("e", "Catalog.А", "ObjectModule", "М", 7, 3, "\tа\nб", 6), strict=True)
    )
    assert rows[1]["location"] == dict(zip(LOCATION_KEYS, ("", "", "", "", None, None, None, None), strict=True))


HOSTILE = "А\u202e\x1b[31m\0\ud800\u200b"


def test_rule_on_trial_is_counted_and_not_shown():
    """Its findings decide nothing, are told nowhere and leave no fingerprint; only their number is known."""
    trial = made_rule("NET-901", "on-trial", Severity.BLOCKER, shadow=True, capability="network")

    body = report(finding(trial), finding(trial), finding(made_rule()))

    assert body["shadow"] == {"on-trial": 2}
    assert [row["name"] for row in body["findings"]] == ["made-up"]
    assert (body["verdict"], body["summary"]["blocker"], len(body["fingerprints"])) == ("accepted", 0, 1)
    assert body["capabilities"] == {}


@pytest.mark.parametrize(
    ("day", "row", "verdict"),
    [(date(2027, 2, 28), "2027-03-01", "accepted"), (date(2027, 3, 1), None, "rejected")],
)
def test_rule_ahead_of_its_day_does_not_count(day: date, row: str | None, verdict: str):
    """It is shown with the day, and from that day on it is a finding like any other."""
    ahead = made_rule("NET-901", "ahead", Severity.BLOCKER, grace=date(2027, 3, 1))

    body = report(finding(ahead), as_of=day)

    assert [one["from"] for one in body["findings"]] == [row]
    assert body["verdict"] == verdict
    assert sum(body["summary"].values()) == (0 if row else 1)


def test_request_of_the_author_changes_nothing():
    """The comment is shown, what is hidden in it written out; the finding counts all the same."""
    asked = replace(finding(made_rule(severity=Severity.BLOCKER)), author_request=AuthorRequest("otk", "// \u202eа"))

    body = report(asked)

    assert body["findings"][0]["author_suppressed"] == {"tool": "otk", "comment": "// \\u202eа"}
    assert (body["verdict"], body["summary"]["blocker"]) == ("rejected", 1)


def test_hostile_names_are_made_visible():
    """Nothing that turns, hides or breaks text comes through, wherever it stood; the report can be encoded."""
    rule = made_rule(message=Text("Имя {name} {where}", "Name {name} {where}"))
    place = Location(HOSTILE, HOSTILE, "Module", HOSTILE, 1, 1, (HOSTILE,), 1)
    flow = (Step("source", HOSTILE, place),)
    made = Finding(rule, place, {"name": HOSTILE}, HOSTILE, flow)
    properties = Properties(HOSTILE, "u", ((HOSTILE, HOSTILE),), HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    held = build.subject(members=[build.member("", build.file(properties=properties))], file_name=HOSTILE)

    body = build_report(held.upload, held, outcomes(outcome(made)), terms())

    encoded = json.dumps(body, ensure_ascii=False).encode()
    assert not {*HOSTILE[1:3], "\0", "\u200b"} & set(encoded.decode())
    assert json.loads(encoded) == json.loads(json.dumps(body))


def test_report_is_plain_data():
    """What is written is what is read again: no type of ours is needed."""
    body = report(finding())

    assert json.loads(json.dumps(body)) == body


CASES = {
    "x.cfe": extension(
        objects=("CommonModule.А", "CommonModule.Б", "CommonTemplate.М"),
        modules={"CommonModule.А.Module": "А = 1; // \u202e\u200b", "CommonModule.Б.Module": BOM + b"\xff"},
    ),
    "k.zip": kit(
        Item("manifest.xml", manifest("../a.epf")),
        Item("a.epf", pack({**processor_parts(), **{f"e{n}.exe": b"MZ" + bytes(99) for n in range(9)}})),
        Item("b.cfe", processor()),
        Item("c.epf", processor()[:50]),
    ),
    "t.cfe": b"text",
}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], tuple[bytes, str]]:
    """Return the reports of every case by two processes of other hash seeds, clocks, folders, languages and zones."""
    found = {}
    for seed, zone, locale in (("1", "UTC", "C"), ("4242", "Asia/Kamchatka", "ru_RU.UTF-8")):
        folder = tmp_path_factory.mktemp("run")
        for name, data in CASES.items():
            (folder / name).write_bytes(data)
            command = [sys.executable, "-m", "pipeline.cli", "audit", str(folder / name), "--format", "json"]
            env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "COLUMNS": seed}
            done = subprocess.run(
                [*command, "--as-of", "2026-03-01"], cwd=ROOT, env=env, capture_output=True, check=False
            )
            found[seed, name] = (done.stdout, str(folder))
    return found


@pytest.mark.parametrize("name", CASES)
def test_same_input_same_bytes(name: str, runs: dict[tuple[str, str], tuple[bytes, str]]):
    """Hash seed, clock, folder, language and zone leave no trace."""
    first, second = runs["1", name][0], runs["4242", name][0]

    assert first == second
    assert json.loads(first)["artifact"]["file_name"] == name


@pytest.mark.parametrize("name", CASES)
def test_no_clock_host_or_path(name: str, runs: dict[tuple[str, str], tuple[bytes, str]]):
    """The report does not tell where, when and by whom it was made."""
    output, folder = runs["1", name]
    text = output.decode()

    assert folder not in text
    assert str(Path.home()) not in text
    assert len(socket.gethostname()) < 4 or socket.gethostname() not in text
    assert date.today().isoformat() not in text  # noqa: DTZ011 (the clock of this machine is the point)
    assert "2026-03-01" not in text


def test_kind_of_every_file():
    """The kind of the artifact is that of its content."""
    for kind in FileKind:
        held = build.subject(kind=kind)

        assert build_report(held.upload, held, outcomes(), terms())["artifact"]["kind"] == kind
