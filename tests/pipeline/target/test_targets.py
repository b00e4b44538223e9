"""Which releases are meant: ranges of versions, where they come from, and what a report says of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checks.card import Card, CardTarget
from checks.subject import Subject
from checks.targets import Target
from onec.model import FileKind
from onec.release.bodies import pack_bodies
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from pipeline.audit import submitted
from pipeline.errors import UsageError
from pipeline.matrix import matrix, target_rows
from pipeline.report import build_report
from pipeline.rows import Body
from pipeline.stages import Outcome, Stage, StageStatus, run_stages
from pipeline.targets import Registry, asked_targets, fits, read_asked
from pipeline.targets import registry as registry_of
from storage.folder_configurations import FolderConfigurations
from tests import build
from tests.build_release import OWNER, adopted, content, fitting, hidden, item
from tests.pipeline.target.test_target_command import dump

CATALOG = "Catalog.Товары"


@pytest.mark.parametrize(
    ("version", "minimum", "maximum", "inside"),
    [
        ("3.0.150.12", "", "", True),
        ("3.0.150.12", "3.0.150.12", "3.0.150.12", True),
        ("3.0.150.13", "3.0.150.12", "3.0.150.12", False),
        ("3.0.150.12", "3.0.*.*", "3.0.*.*", True),
        ("3.1.1.1", "3.0.*.*", "3.0.*.*", False),
        ("3.0.9.1", "3.0.10.1", "", False),
        ("3.0.10.1", "3.0.9.7", "3.0.10.1", True),
        ("3.0.10.2", "3.0.9.7", "3.0.10.1", False),
        ("2.5", "2.5.0.0", "2.5.0.0", True),
        ("2.5.1", "2.5", "2.5", True),
        ("", "1.0", "", False),
        ("10.3", "9", "", True),
    ],
)
def test_ranges(version: str, minimum: str, maximum: str, *, inside: bool):
    """Both ends belong to a range, parts are numbers, a star or nothing is any."""
    assert fits(version, minimum, maximum) == inside


@pytest.mark.parametrize(
    ("words", "target", "path"),
    [
        ("Склад", CardTarget("Склад"), None),
        ("Склад@1.6.28.3", CardTarget("Склад", "1.6.28.3", "1.6.28.3"), None),
        ("Склад@1.6..1.7.*", CardTarget("Склад", "1.6", "1.7.*"), None),
        ("Склад@1.6..", CardTarget("Склад", "1.6", ""), None),
        ("Склад@..1.7", CardTarget("Склад", "", "1.7"), None),
        ("Склад=C:/b=c/d", CardTarget("Склад"), "C:/b=c/d"),
        ("Склад@1.6=d.cf", CardTarget("Склад", "1.6", "1.6"), "d.cf"),
    ],
)
def test_option(words: str, target: CardTarget, path: str | None):
    """Name, versions and path, each but the name left out at will."""
    asked = read_asked(words)

    assert (asked.target, asked.path) == (target, Path(path) if path else None)


@pytest.mark.parametrize("words", ["", "@1.0", "=d.cf"])
def test_option_without_a_name(words: str):
    """A configuration has a name."""
    with pytest.raises(UsageError, match="--target"):
        read_asked(words)


def extension(*targets: CardTarget) -> Subject:
    """Return an extension of a catalogue, and what its card says it is for."""
    whole = content(FileKind.EXTENSION, "Доработки", [adopted(CATALOG)], [])
    read = replace(build.file(kind=FileKind.EXTENSION), content=whole)
    return replace(build.subject(members=[build.member("", read)]), card=Card(targets=targets))


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """Give a registry of three releases, of which the first lacks the catalogue."""
    store = FolderConfigurations(tmp_path / "targets")
    for version, name in (("1.9", "Документы"), ("1.10", "Товары"), ("2.0", "Товары")):
        whole = content(FileKind.CONFIGURATION, "Склад", [item(f"Catalog.{name}")], [], version)
        store.add(build_index(whole), pack_bodies([]))
    return Registry(store)


def report(subject: Subject, registry: Registry) -> Body:
    """Return the report on a subject."""
    run = run_stages(lambda: submitted(subject, replace(build.terms(), card=subject.card), registry))
    return build_report(subject.upload, run.subject, run.outcomes, build.terms())


def test_what_was_named_goes_before_the_card():
    """The command line decides, then the card."""
    card, named = CardTarget("Склад"), CardTarget("Торговля")

    assert asked_targets(extension(card), [named]) == (named,)
    assert asked_targets(extension(card), []) == (card,)
    assert asked_targets(extension(), []) == ()


def test_each_release_is_judged(registry: Registry):
    """The table tells the releases apart, the finding names the one at fault."""
    found = report(extension(CardTarget("склад", "1.0", "1.*")), registry)
    [row] = found["matrix"]
    [finding] = [one for one in found["findings"] if one["rule"] == "COMP-001"]

    assert [(one["version"], one["status"]) for one in found["targets"]] == [
        ("1.9", "incompatible"),
        ("1.10", "compatible"),
    ]
    assert (row["fingerprint"], row["releases"]) == (finding["fingerprint"], [True, False])
    assert finding["releases"] == ["Склад 1.9"]
    assert "Склад 1.9" in finding["message"]["ru"]
    assert found["stages"][1]["status"] == "failed"


def test_release_that_fits(registry: Registry):
    """No finding of the stage, nothing in the table."""
    found = report(extension(CardTarget("Склад", "2.0", "2.0")), registry)

    assert ([one["status"] for one in found["targets"]], found["matrix"]) == (["compatible"], [])
    assert found["stages"][1]["status"] == "passed"


def test_unknown_release_needs_an_auditor(registry: Registry):
    """What is not registered is told, and at best reviewed."""
    found = report(extension(CardTarget("Склад", "3.0", "4.0"), CardTarget("Склад", "2.0", "2.0")), registry)

    assert [(one["version"], one["status"]) for one in found["targets"]] == [
        ("3.0…4.0", "unknown"),
        ("2.0", "compatible"),
    ]
    assert [one["name"] for one in found["findings"] if one["stage"] == "compatibility"] == ["target-unknown"]
    assert "COMP-005" in found["reasons"]


def test_no_target_is_no_acceptance(registry: Registry):
    """Where nobody says what it is for, the stage is skipped and an auditor looks."""
    found = report(extension(), registry)

    assert (found["stages"][1]["status"], found["stages"][1]["reason"]) == ("skipped", "no-target")
    assert found["verdict"] != "accepted"


def test_table_of_nothing():
    """Without targets and findings there is no table."""
    assert (target_rows(None, [], looked=True), matrix([], [])) == ([], [])


@pytest.mark.parametrize("status", [StageStatus.SKIPPED, StageStatus.BROKEN])
def test_what_was_not_looked_at_is_not_compatible(status: StageStatus, registry: Registry):
    """Of a stage that was not reached, or in which a check broke, no release comes out as compatible."""
    asked = registry.find(CardTarget("Склад"))
    subject = replace(extension(), targets=(asked,))

    found = build_report(subject.upload, subject, [Outcome(Stage.COMPATIBILITY, status)], build.terms())

    assert [one["status"] for one in found["targets"]] == ["unknown"] * 3


def test_releases_brought_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Two files of one configuration are two releases, in the order given; asked for by versions, both lie in them."""
    monkeypatch.setenv("OTK_HOME", str(tmp_path))
    first, second = dump(tmp_path, "1.0", ""), dump(tmp_path, "2.0", "")

    whole = registry_of([read_asked(f"Склад={one}") for one in (first, second)], "ru")
    with pytest.raises(UsageError, match=r"2\.0"):
        registry_of([read_asked(f"Склад@1.*={second}")], "ru")

    [target] = asked_targets(extension(), [CardTarget("Склад"), CardTarget("Склад")])
    assert [one.head.version for one in whole.find(target).releases] == ["1.0", "2.0"]


def test_hidden_module_makes_a_release_unknown():
    """What nobody can be sure of is neither compatible nor incompatible, and an auditor looks."""
    subject = fitting(extension='&Перед("А")\nПроцедура х_А()\nКонецПроцедуры').subject
    whole = content(FileKind.CONFIGURATION, "Склад", [item(OWNER)], [hidden(build.module("", owner=OWNER))])
    target = Target(CardTarget("Склад"), (ReleaseIndex(build_index(whole)),))

    run = run_stages(lambda: replace(subject, targets=(target,)))
    found = build_report(subject.upload, run.subject, run.outcomes, build.terms())

    assert [one["status"] for one in found["targets"]] == ["unknown"]
    assert "COMP-006" in found["reasons"]


def counted(method: Callable[..., Any], calls: list[str]) -> Callable[..., Any]:
    """Return a method that notes its name when it is called."""

    def call(*args: object) -> object:
        calls.append(method.__name__)
        return method(*args)

    return call


def test_registry_is_read_once(registry: Registry, monkeypatch: pytest.MonkeyPatch):
    """A kit may list thousands of ranges: each release is opened and held against the artifact once."""
    calls: list[str] = []
    for name in ("entries", "index"):
        monkeypatch.setattr(FolderConfigurations, name, counted(getattr(FolderConfigurations, name), calls))

    found = report(extension(*(CardTarget("Склад", "1.0", f"1.10.{number}") for number in range(50))), registry)
    [finding] = [one for one in found["findings"] if one["rule"] == "COMP-001"]

    assert calls == ["entries", "index", "index"]
    assert [one["version"] for one in found["targets"]] == ["1.9", "1.10"]
    assert finding["releases"] == ["Склад 1.9"]
