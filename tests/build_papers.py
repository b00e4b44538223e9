"""What the manifest stage is given, from the few facts a test is about: a manifest, a self-description, modules.

    papers(manifest(version="1.4"), described(version="1.3"))             two sides that disagree
    papers(described=described(commands=[row("А")]), object_module="…")   a bare data processor with a command

Nothing is read of a manifest or of the code: both are given as values. Whole kits: `tests/build_good_kit.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any, TypeVar

from checks.manifest.papers import Papers
from checks.subject import Member
from onec.classes import ModuleKind
from onec.form_content import FormContent
from onec.manifest import (
    Assignment,
    AssignmentObject,
    Category,
    Documents,
    Manifest,
    ManifestCommand,
    ReportVariant,
    Said,
    Schedule,
    StartupType,
)
from onec.model import ROOT_KINDS, ExternalParts, FileKind, Properties
from onec.self_description import CodePlace, DescribedCommand, Gap, SelfDescription, Told, Use, Why
from onec.templates import Template
from tests import build

T = TypeVar("T")

ENTRY = "manifest.xml"
NAME = "Обработка"
LINES = ("name", "object_name", "version", "category", "safe_mode", "description", "file_name", "variants_storage")
"""Elements of a manifest in the order of their lines, the first in line 3."""

COLUMNS = ("id", "representation", "startup", "notification", "modifier")
COMMAND_LINE = 20
OBJECT_LINE = 40
VARIANT_LINE = 60


def papers(  # noqa: PLR0913 (each argument is a fact of its own)
    said: Manifest | None = None,
    code: SelfDescription | None = None,
    *,
    kind: FileKind = FileKind.DATA_PROCESSOR,
    object_module: str | None = "",
    forms: Mapping[str, str | None] | None = None,
    ordinary: Sequence[str] = (),
    parts: ExternalParts | None = None,
    templates: Sequence[Template] = (),
    properties: Properties | None = None,
) -> Papers:
    """Return the papers of one file, an external data processor unless `kind` says more.

    Args:
        said: the manifest, None for a bare file.
        code: what the object module tells.
        kind: of the file.
        object_module: its text, None where there is no such module.
        forms: text of the module of each form, None for one without.
        ordinary: names of the forms that are not managed.
        parts: what the root points at; names are those of `forms`.
        templates: of a report.
        properties: of the root.
    """
    root = f"{ROOT_KINDS[kind]}.{NAME}"
    modules = [] if object_module is None else [build.module(object_module, owner=root, kind=ModuleKind.OBJECT)]
    texts = {f"{root}.Form.{name}": text for name, text in (forms or {}).items()}
    modules += [build.module(t, owner=name, kind=ModuleKind.FORM) for name, t in texts.items() if t is not None]
    about = properties or Properties(NAME, "root-uuid")
    file = build.file(*modules, kind=kind, name=NAME, objects=texts, templates=templates, properties=about)
    whole = _named(parts, root) if parts else None
    objects = tuple(
        replace(one, form=FormContent(managed=one.name not in ordinary)) if one.kind == "Form" else one
        for one in file.content.objects
    )
    content = replace(file.content, objects=objects, properties=replace(about, parts=whole))
    found = Papers(build.subject(members=[Member("", replace(file, content=content))]))
    # What is cached there is never read.
    found.__dict__["documents"] = Documents((said,) if said else ())
    found.__dict__["described"] = code
    return found


def found(check: ModuleType, given: Papers) -> list[int | None]:
    """Return the lines of what a check finds; every finding has all that its message needs."""
    findings = list(check.check(given))
    for one in findings:
        assert one.rule is check.RULE
        assert one.rule.render(one.values)
    return [one.location.line for one in findings]


def manifest(
    commands: Sequence[ManifestCommand] = (),
    objects: Sequence[AssignmentObject] | None = None,
    variants: Sequence[ReportVariant] = (),
    *,
    of_extension: bool = False,
    **fields: Any,  # noqa: ANN401 (values of elements)
) -> Manifest:
    """Return a manifest; `fields` are the values of its elements, each in a line of its own (`line_of`).

    Objects are assigned as the category wants, the first of the catalogues and documents unless a test says more.
    """
    category = fields.get("category")
    of_sections = category in (None, Category.REPORT, Category.DATA_PROCESSOR)
    kind = "ExtensionSubsystemsAssignment" if of_sections else "ExtensionCatalogsAndDocumentsAssignment"
    assignment = Assignment(OBJECT_LINE - 1, kind, tuple(objects)) if objects is not None else None
    values: dict[str, Any] = {key: Said(value, line_of(key)) for key, value in fields.items()}
    return Manifest(
        ENTRY,
        2,
        "1.0.0.2",
        of_extension,
        commands=tuple(commands),
        assignment=assignment,
        variants=tuple(variants),
        **values,
    )


def line_of(element: str) -> int:
    """Return the line of an element of `manifest`."""
    return LINES.index(element) + 3


def command(  # noqa: PLR0913 (each argument is a fact of its own)
    id_: str | None = "Выполнить",
    line: int = COMMAND_LINE,
    *,
    representation: str | None = "Выполнить",
    startup: StartupType | None = StartupType.SERVER_CALL,
    notification: bool | None = False,
    modifier: str | None = "",
    users: Sequence[str] = (),
    period: int | None = None,
) -> ManifestCommand:
    """Return a command of a manifest, its elements in the lines behind `line`; `period` gives it a schedule."""
    fields = (id_, representation, startup, notification, modifier)
    values = [None if one is None else Said(one, line + number) for number, one in enumerate(fields, 1)]
    given = tuple(Said(user, line + 6 + number) for number, user in enumerate(users))
    schedule = None if period is None else Schedule(line + 9, period, 1)
    whole: dict[str, Any] = dict(zip(COLUMNS, values, strict=True))
    return ManifestCommand(line, users=given, schedule=schedule, **whole)


def assigned(
    name: str | None, type_: str | None = None, *, enabled: bool | None = True, line: int = OBJECT_LINE
) -> AssignmentObject:
    """Return an object of an assignment, its name, flag and type in the lines behind `line`."""
    said = None if name is None else Said(name, line + 1)
    flag = None if enabled is None else Said(enabled, line + 3)
    return AssignmentObject(
        line, said, Said(name or "", line + 2), flag, None if type_ is None else Said(type_, line + 4)
    )


def variant(key: str | None, line: int = VARIANT_LINE) -> ReportVariant:
    """Return a variant whose key is in the line behind `line`."""
    return ReportVariant(line, None if key is None else Said(key, line + 1), None)


def described(
    commands: Sequence[DescribedCommand] = (),
    purpose: Sequence[str | None] = (),
    **fields: Any,  # noqa: ANN401 (values of keys)
) -> SelfDescription:
    """Return a self-description begun by the library; `fields` are its keys with values, `gaps` places not read.

    A value of None is one that cannot be determined; a key that is not given is not set.
    """
    plain: dict[str, Any] = {"by_library": True}
    facts = {"by_library", "returns_structure"}
    plain |= {key: fields.pop(key) for key in list(fields) if key in facts or key.endswith("gaps")}
    values: dict[str, Any] = {key: told(value, 100 + number) for number, (key, value) in enumerate(fields.items())}
    return SelfDescription(
        CodePlace("СведенияОВнешнейОбработке", 1, 9),
        exported=True,
        is_function=True,
        parameters=0,
        commands=tuple(commands),
        purpose=tuple(told(one, 90 + number) for number, one in enumerate(purpose)),
        **values,
        **plain,
    )


def row(id_: str | None = "Выполнить", line: int = 10, **columns: Any) -> DescribedCommand:  # noqa: ANN401 (values of columns)
    """Return a row of the command table; `columns` are those that it fills, None for what cannot be determined."""
    given: dict[str, Any] = {"presentation": "Выполнить", "use": Use.SERVER_CALL} | columns
    values: dict[str, Any] = {key: told(value, line) for key, value in given.items() if value != ""}
    return DescribedCommand(CodePlace("СведенияОВнешнейОбработке", line, 2), told(id_, line), **values)


def told(value: T | None, line: int = 10) -> Told[T]:
    """Return a value of the code; None for one that cannot be determined."""
    return Told(value, CodePlace("СведенияОВнешнейОбработке", line, 2), Why.CALL if value is None else None)


def gap(line: int = 10) -> Gap:
    """Return a place because of which there may be more."""
    return Gap(CodePlace("СведенияОВнешнейОбработке", line, 2), Why.LOOP)


def _named(parts: ExternalParts, root: str) -> ExternalParts:
    def whole(name: str, kind: str) -> str:
        return f"{root}.{kind}.{name}" if name else ""

    return ExternalParts(
        whole(parts.default_form, "Form"),
        whole(parts.auxiliary_form, "Form"),
        whole(parts.main_schema, "Template"),
        parts.storages,
    )
