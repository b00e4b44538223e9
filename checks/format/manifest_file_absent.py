"""The file that the manifest names is not in the kit."""

from collections.abc import Iterator

from checks.finding import Finding, Location
from checks.subject import Subject
from onec.limits import MAX_KIT_NAME_CHARS
from rules.catalogue import rule

RULE = rule("manifest-file-absent")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding where `FileName` names no entry; case and folders do not count.

    Where the element is missing, the manifest does not fit its schema, and that is the finding; where it is longer than
    any name may be, its length is.
    """
    manifest = subject.kit.manifest if subject.kit else None
    if not subject.kit or not manifest or manifest.file_name is None or len(manifest.file_name) > MAX_KIT_NAME_CHARS:
        return
    if not subject.kit.find(manifest.file_name):
        yield Finding(RULE, Location(manifest.entry.name, line=manifest.file_line), {"name": manifest.file_name})
