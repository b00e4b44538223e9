"""Real add-ons and releases: what is found is looked up in the text of the dump by other means."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from checks.compatibility import (
    MODULES,
    call_arguments_differ,
    called_method_absent,
    called_method_not_exported,
)
from checks.compatibility.fitting import Fitting
from checks.compatibility.sources import Sources
from checks.finding import Finding
from checks.subject import Subject, read_subject
from checks.upload import upload
from onec.dump.read import read_tree
from onec.model import Content, FileKind
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from tests import build
from tests.hostile import corpus

TREES = Path(os.environ.get("OTK_TREES") or Path(__file__).resolve().parents[4] / "trees")
OLDER, NEWER = TREES / "ssl-3.1.3.250", TREES / "ssl-3.1.5.171"
EXTENSION, DEMO = TREES / "yaxunit-extension", TREES / "yaxunit-demo"
A1 = sorted(path.name for path in (corpus() / "files").glob("A1-SSL_*.cfe"))
CALLS = (call_arguments_differ, called_method_absent, called_method_not_exported)

need_library = pytest.mark.skipif(not (OLDER.is_dir() and NEWER.is_dir()), reason="no library under OTK_TREES")
need_yaxunit = pytest.mark.skipif(not (EXTENSION.is_dir() and DEMO.is_dir()), reason="no yaxunit under OTK_TREES")


@pytest.fixture(scope="module")
def older() -> ReleaseIndex:
    """The older release of the library."""
    return ReleaseIndex(build_index(read_tree(OLDER)))


def as_extension(content: Content) -> Subject:
    """Return a configuration's or extension's dump as an artifact."""
    read = replace(build.file(kind=FileKind.EXTENSION), content=replace(content, kind=FileKind.EXTENSION))
    return build.subject(members=[build.member("", read)])


def found(subject: Subject, release: ReleaseIndex) -> list[Finding]:
    """Return all that the stage finds."""
    assert subject.main is not None
    assert subject.main.file is not None
    fit = Fitting(subject, subject.main.file.content, release, Sources(subject))
    return [one for check in MODULES for one in check.check(fit)]


@need_library
@pytest.mark.parametrize("name", A1 or [pytest.param("", marks=pytest.mark.skip(reason="no corpus under OTK_SHARED"))])
def test_extension_of_the_library(name: str, older: ReleaseIndex):
    """What it calls of the library is there; what it calls of another extension, and adopts of a client, is not."""
    subject = read_subject(upload((corpus() / "files" / name).read_bytes(), name))
    there = {path.stem for path in (OLDER / "CommonModules").iterdir()}

    findings = [one for one in found(subject, older) if one.rule.id in {"QUAL-003", "COMP-001"}]

    absent = {str(one.values["object"]).rpartition(".")[2] for one in findings}
    assert {one.rule.name for one in findings} <= {"common-module-absent", "adopted-object-absent"}
    assert len(absent) == len(findings) > 10
    assert not absent & there
    assert {one for one in absent if not one.startswith("А1Э_")} <= {
        "КлиентЛицензированияГлобальный",
        "МониторПортала1СИТСГлобальный",
    }


@need_library
def test_calls_of_the_next_release(older: ReleaseIndex):
    """Common modules of the newer release call what the older one has not, has otherwise, or keeps to itself.

    Each finding is looked up in the dump by a regular expression; the newer one itself has all that it calls.
    """
    content = read_tree(NEWER)

    findings = calls(content, older)

    assert len(findings) > 30
    assert {one.rule for one in findings} == {one.RULE for one in CALLS}
    assert [one.values["method"] for one in findings if not _is_real(one)] == []
    assert calls(content, ReleaseIndex(build_index(content))) == []


def calls(content: Content, release: ReleaseIndex) -> list[Finding]:
    """Return what is found in the calls of some common modules, as if nothing of the configuration were their own."""
    modules = tuple(one for one in content.modules if one.object.startswith(("CommonModule.М", "CommonModule.О")))
    bare = Content(FileKind.EXTENSION, content.properties, content.objects[:1], modules)
    subject = as_extension(bare)
    sources = Sources(subject)
    sources.__dict__["methods"] = {}
    return [one for check in CALLS for one in check.check(Fitting(subject, bare, release, sources))]


def _is_real(finding: Finding) -> bool:
    """Look a method up in the older dump: its header is not there, has no export, or takes another number."""
    owner, _, method = str(finding.values["method"]).partition(".")
    texts = [path.read_text(encoding="utf-8-sig") for path in OLDER.glob(f"*/{owner}/Ext/*odule.bsl")]
    header = rf"^[ \t]*(?:Процедура|Функция)\s+{method}\s*\(([^)]*(?:\([^)]*\)[^)]*)*)\)[ \t]*(Экспорт)?"
    heads = [match for text in texts for match in re.finditer(header, text, re.MULTILINE | re.IGNORECASE)]
    if finding.rule is called_method_absent.RULE:
        return bool(texts) and not heads
    if finding.rule is called_method_not_exported.RULE:
        return bool(heads) and not any(match[2] for match in heads)
    given = int(str(finding.values["given"]))
    return bool(heads) and not any(_takes(match[1], given) for match in heads)


def _takes(parameters: str, given: int) -> bool:
    listed = [one for one in re.sub(r"//[^\n]*", "", parameters).split(",") if one.strip()]
    least = max((number for number, one in enumerate(listed, 1) if "=" not in one), default=0)
    return least <= given <= len(listed)


@need_yaxunit
def test_extension_and_its_configuration():
    """An extension that is in use fits the configuration it was made in: nothing at all is found."""
    extension = read_tree(EXTENSION)
    assert len(extension.modules) > 100
    assert found(as_extension(extension), ReleaseIndex(build_index(read_tree(DEMO)))) == []
