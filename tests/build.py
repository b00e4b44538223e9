"""Subjects, findings and outcomes from the few facts a test is about; no bytes are read and no file is needed.

    subject(module("Процедура А() КонецПроцедуры"))       an extension with one module
    subject(templates=[template(b"MZ")])                  one with a template
    subject(members=[member("a.epf"), refused("b.epf", Fault.TRUNCATED)], kit=kit("a.epf", "b.epf"))

Whole files are built by `tests/build_container.py` and `tests/build_kit.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from checks.finding import Finding, Location
from checks.subject import Member, Refusal, Subject
from checks.upload import upload
from onec.classes import ModuleKind
from onec.faults import Anomaly, Fault
from onec.file import OneCFile
from onec.kit import Kit, KitEntry, KitManifest
from onec.model import ROOT_KINDS, Content, FileKind, MetadataObject, Module, ModuleState, Properties
from onec.templates import Template
from pipeline.compare import Baseline
from pipeline.rows import Terms
from pipeline.stages import BrokenCheck, Outcome, SkipReason, Stage, StageStatus
from pipeline.suppressions import Suppression
from rules.policy import Policy, policy
from rules.rule import Confidence, Rule, Severity, Text

if TYPE_CHECKING:
    from onec.zip_stream import Source

COMMON_MODULE = "CommonModule.Обмен"
TEMPLATE = "CommonTemplate.Макет"
TODAY = date(2026, 3, 1)
"""The day of every audit that is not about days."""


def module(  # noqa: PLR0913 (each argument is a fact of its own)
    text: str | bytes = "",
    *,
    owner: str = COMMON_MODULE,
    kind: ModuleKind = ModuleKind.MODULE,
    entry: str = "uuid.0/text",
    state: ModuleState = ModuleState.READABLE,
    orphan: bool = False,
    encoding: str = "utf-8",
    image: bool = False,
) -> Module:
    """Return a module; text given as bytes is kept as it is."""
    data = text.encode(encoding) if isinstance(text, str) else text
    return Module(owner, kind, entry, state, orphan, data, encoding, image=image)


def template(data: bytes, *, owner: str = TEMPLATE, kind: str = "binary-data", entry: str = "uuid.0") -> Template:
    """Return a template, picture or foreign element whose inflated element is `data`."""
    return Template(owner, kind, entry, len(data), lambda: data)


def file(  # noqa: PLR0913 (each argument is a fact of its own)
    *modules: Module,
    kind: FileKind = FileKind.EXTENSION,
    name: str = "Расширение",
    objects: Iterable[str] = (),
    templates: Sequence[Template] = (),
    anomalies: Sequence[Anomaly] = (),
    properties: Properties | None = None,
) -> OneCFile:
    """Return a file that was read; `objects` are full names besides the root's."""
    named = (f"{ROOT_KINDS[kind]}.{name}", *objects)
    found = tuple(
        MetadataObject(one.split(".")[-2], one.rpartition(".")[2], one, f"{number:08x}-0000-4000-8000-000000000000")
        for number, one in enumerate(named)
    )
    content = Content(kind, properties or Properties(name, "root-uuid"), found, modules)
    return OneCFile(content, 32, (216, 0, 80314), (("root", 10),), tuple(templates), tuple(anomalies))


def member(entry: str = "", read: OneCFile | None = None) -> Member:
    """Return a 1C file of the artifact that was read, a data processor unless another one is given."""
    return Member(entry, read or file(kind=FileKind.DATA_PROCESSOR, name="Обработка"))


def refused(entry: str, fault: Fault, **values: str) -> Member:
    """Return a 1C file of the artifact that was refused."""
    return Member(entry, None, Refusal(fault, entry, values))


def subject(  # noqa: PLR0913 (each argument is a fact of its own)
    *modules: Module,
    file_name: str = "",
    kind: FileKind = FileKind.EXTENSION,
    templates: Sequence[Template] = (),
    anomalies: Sequence[Anomaly] = (),
    members: Sequence[Member] | None = None,
    kit: Kit | None = None,
    refusal: Refusal | None = None,
    others: Sequence[tuple[str, bytes]] = (),
) -> Subject:
    """Return what a check is given: one file of the modules and templates, unless `members` or a refusal say more."""
    one = Member("", file(*modules, kind=kind, templates=templates, anomalies=anomalies))
    held = (() if refusal or kit else (one,)) if members is None else tuple(members)
    return Subject(upload(b"", file_name), held, kit, refusal, tuple(others))


def refused_subject(fault: Fault, entry: str = "", **values: str) -> Subject:
    """Return an artifact that was refused as a whole."""
    return subject(refusal=Refusal(fault, entry, values))


def kit(
    *names: str,
    manifest: str | None = "manifest.xml",
    file_name: str | None = "",
    manifests: Sequence[str] | None = None,
    anomalies: Sequence[Anomaly] = (),
) -> Kit:
    """Return a kit with a manifest and entries of these names.

    Args:
        names: of the entries besides the manifest.
        manifest: name of its entry, None for a kit without.
        file_name: what the manifest names, by default the first of `names`; None where the element is missing.
        manifests: names of all manifests, where there are several.
        anomalies: of the archive.
    """
    every = (*(() if manifest is None else (manifest,)), *names)
    entries = tuple(KitEntry(name, name.encode("utf-8", "surrogatepass"), 1, 1, is_folder=False) for name in every)
    said = names[0] if file_name == "" and names else file_name
    listed = manifests if manifests is not None else () if manifest is None else (manifest,)
    found = tuple(KitManifest(replace(entries[0], name=name), "1.0.0.2", said, 1) for name in listed)
    return Kit(entries, found, encrypted=False, anomalies=tuple(anomalies), _source=cast("Source", None))


def made_rule(
    code: str = "FMT-901",
    name: str = "made-up",
    severity: Severity = Severity.MAJOR,
    confidence: Confidence = Confidence.HIGH,
    message: Text | None = None,
    **more: Any,  # noqa: ANN401 (fields of a rule)
) -> Rule:
    """Return a rule of no pack; `more` are further fields, as `shadow=True`."""
    words = Text("Слова", "Words")
    said = message or Text("Изъян", "Fault")
    return Rule(code, name, severity, confidence, words, said, words, words, "CWE-20", (), (), "format", **more)


def finding(
    rule: Rule | None = None,
    *,
    place: Location | None = None,
    statement: str = "",
    values: Mapping[str, str | Text] | None = None,
) -> Finding:
    """Return a finding, at a common module unless a place is given."""
    return Finding(rule or made_rule(), place or Location("e", COMMON_MODULE, "Module"), values or {}, statement)


def outcome(
    *findings: Finding,
    stage: Stage = Stage.FORMAT,
    status: StageStatus | None = None,
    reason: SkipReason | None = None,
    broken: Sequence[str] = (),
) -> Outcome:
    """Return how a stage ended; the status follows from the rest unless it is given."""
    told = StageStatus.BROKEN if broken else StageStatus.SKIPPED if reason else StageStatus.PASSED
    faults = tuple(BrokenCheck(name, RuntimeError("bug")) for name in broken)
    return Outcome(stage, status or (StageStatus.FAILED if findings else told), reason, tuple(findings), 1, faults)


def outcomes(first: Outcome | None = None, *others: Outcome) -> tuple[Outcome, ...]:
    """Return the outcomes of all four stages: those given, and for the rest one that found nothing."""
    given = {one.stage: one for one in (first or outcome(), *others)}
    return tuple(given.get(stage) or outcome(stage=stage) for stage in Stage)


def terms(
    *suppressions: Suppression,
    held_to: Policy | None = None,
    baseline: Baseline | None = None,
    as_of: date = TODAY,
) -> Terms:
    """Return what an audit is held to, by default the policy for first versions and nothing else."""
    return Terms(held_to or policy("new"), as_of, baseline, suppressions)


def suppression(fingerprint: str | None = None, rule: str | None = None, until: date | None = None) -> Suppression:
    """Return a suppression of one finding or of a rule."""
    return Suppression(fingerprint, rule, "Аудитор", "проверено вручную", until)
