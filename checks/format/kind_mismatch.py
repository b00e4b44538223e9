"""The content is of another kind than the file name says."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.subject import KIT_KIND, Member, Subject
from onec.faults import Fault
from onec.model import FileKind
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("kind-mismatch")

KINDS = {
    ".cfe": FileKind.EXTENSION.value,
    ".cf": FileKind.CONFIGURATION.value,
    ".epf": FileKind.DATA_PROCESSOR.value,
    ".erf": FileKind.REPORT.value,
    ".zip": KIT_KIND,
}


OTHER = "other"
WORDS = {
    FileKind.EXTENSION.value: Text("расширение", "an extension"),
    FileKind.CONFIGURATION.value: Text("конфигурация", "a configuration"),
    FileKind.DATA_PROCESSOR.value: Text("внешняя обработка", "an external data processor"),
    FileKind.REPORT.value: Text("внешний отчёт", "an external report"),
    KIT_KIND: Text("комплект поставки", "a delivery kit"),
    OTHER: Text("файл другой программы", "a file of another program"),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for the artifact, and for each file of a kit, that is not what its name ends in."""
    named = [(subject.upload.file_name, "", subject.kind)]
    named += [(member.entry, member.entry, member.file.content.kind.value) for member in subject.members if member.file]
    named += [(member.entry, member.entry, OTHER) for member in subject.members if _is_other(member)]
    for name, entry, actual in named:
        declared = next((kind for suffix, kind in KINDS.items() if name.lower().endswith(suffix)), actual)
        if actual in WORDS and declared != actual:
            yield Finding(RULE, Location(entry), {"declared": WORDS[declared], "actual": WORDS[actual]})


def _is_other(member: Member) -> bool:
    """Tell a file of a kit that only its name makes one of 1C:Enterprise; the whole upload has a rule of its own."""
    return bool(member.entry) and member.refusal is not None and member.refusal.fault is Fault.NOT_A_CONTAINER
