"""Names in an extension that could meet those of the configuration or of another extension."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import Described, in_extensions, roots
from checks.subject import Subject
from onec.model import FileKind
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("name-without-prefix")

NO_PREFIX = Text("не задан", "not set")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each own name without the prefix; a single one where the extension has no prefix."""
    for one in roots(subject):
        if one.content.kind is FileKind.EXTENSION and not one.content.properties.prefix:
            yield Finding(RULE, one.place, {"name": one.item.full_name, "prefix": NO_PREFIX})
    for one in in_extensions(subject):
        prefix = one.content.properties.prefix
        if prefix and _stands_alone(one) and not one.item.name.lower().startswith(prefix.lower()):
            yield Finding(RULE, one.place, {"name": one.item.full_name, "prefix": Text(f"«{prefix}»", f"“{prefix}”")})


def _stands_alone(one: Described) -> bool:
    """Tell an own object whose neighbours are the configuration's; within an own object names cannot meet others."""
    return not one.item.adopted and (one.owner is None or one.owner.adopted)
