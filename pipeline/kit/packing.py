"""A kit from a file: read, described, packed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from checks.manifest.papers import Papers
from checks.manifest.report_schema import report_variants
from checks.manifest.sides import GLOBAL, file_kind
from checks.subject import read_subject
from checks.upload import Upload
from onec.model import FileKind
from pipeline.errors import UsageError
from pipeline.kit.answers import Answers
from pipeline.kit.archive import zip_of
from pipeline.kit.documents import OLD_SCHEMA, compatibility_xml, manifest_xml
from pipeline.kit.draft import HOME_PAGE, Draft, DraftTarget, object_type
from pipeline.kit.making import LAST_OLD_LIBRARY, Making
from pipeline.language import _
from pipeline.visible import visible

MANIFEST_NAME = "manifest.xml"
COMPATIBILITY_NAME = "compatibility.xml"
SUFFIXES = {FileKind.DATA_PROCESSOR: ".epf", FileKind.REPORT: ".erf"}


@dataclass(frozen=True, slots=True)
class Packed:
    """A kit; or why the file cannot be packed, whatever its author adds.

    Attributes:
        notes: what the author should know of the manifest.
        facts: version of the manifest, name of the file in the kit.
    """

    kit: bytes = field(default=b"", repr=False)
    refusal: str = ""
    notes: tuple[str, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)


def pack(upload: Upload, answers: Answers, targets: Sequence[DraftTarget]) -> Packed:
    """Return the kit of a data processor or report.

    Raises:
        UsageError: the code does not tell all that a manifest needs, or an answer does not fit.
    """
    papers = Papers(read_subject(upload))
    content, described = papers.content, papers.described
    if content is None or content.kind not in SUFFIXES or papers.subject.kit:
        return Packed(refusal=_unread(papers))
    if described is None or not described.returns_structure:
        return Packed(refusal=_("the object module has no function СведенияОВнешнейОбработке that returns a structure"))
    suffix = SUFFIXES[content.kind]
    _check_name(upload.file_name, suffix)
    _check_objects(answers)
    making = Making(content, described, answers)
    draft = making.draft(upload.file_name, report_variants(papers) or ())
    if file_kind(draft.category) is not content.kind:
        kind = {"kind": draft.category.value, "suffix": suffix}
        return Packed(refusal=_("an item of the kind %(kind)s does not come as %(suffix)s") % kind)
    documents = {MANIFEST_NAME: manifest_xml(draft)}
    if targets:
        documents[COMPATIBILITY_NAME] = compatibility_xml(targets)
    kit = zip_of({**documents, upload.file_name: upload.data})
    notes = (*map(_overruled, making.overruled), *_notes(draft, targets))
    return Packed(kit, notes=notes, facts={"schema": draft.schema, "file": draft.file_name})


def _unread(papers: Papers) -> str:
    refusal = next(papers.subject.refusals(), None)
    return _("the file cannot be read: %s") % refusal.fault.value if refusal else _("this is no .epf or .erf file")


def _check_name(name: str, suffix: str) -> None:
    if not name.lower().endswith(suffix) or visible(name) != name:
        facts = {"name": visible(name), "suffix": suffix}
        raise UsageError(_("%(name)s: rename the file so that it ends in %(suffix)s") % facts)


def _check_objects(answers: Answers) -> None:
    for name in answers.objects:
        if object_type(name) is None:
            raise UsageError(_("“%s” is no section or object like Документ.ЗаказПокупателя") % visible(name))


def _overruled(option: str) -> str:
    return _("%s differs from what the code says; the check of the kit will find that") % option


def _notes(draft: Draft, targets: Sequence[DraftTarget]) -> list[str]:
    notes = []
    if draft.schema == OLD_SCHEMA:
        notes.append(
            _("the manifest is of the old version 1.0.0.1: the code asks for no library above %s") % LAST_OLD_LIBRARY
        )
    if not draft.safe_mode:
        notes.append(_("the code refuses safe mode: a kit of such an item is rejected"))
    if not draft.commands:
        notes.append(_("the item has no command, so nothing can start it"))
    if draft.commands and draft.category in GLOBAL and draft.objects == (HOME_PAGE,):
        notes.append(_("the commands appear on the home page; name other sections with --assign"))
    if not targets:
        notes.append(_("the kit has no compatibility list; name configurations with --target"))
    return notes
