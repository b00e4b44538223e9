"""A role that every user has without being given it opens more than the extension's own objects."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import Described, in_extensions
from checks.metadata.role_rights import HARMLESS, VIEWING, is_own
from checks.subject import Subject
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("default-role-too-wide")

NEW_OBJECTS = Text("права на все новые объекты", "rights to all new objects")
BORROWED = Text("права роли самой конфигурации", "the rights of a role of the configuration itself")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each default role that gives more than rights to the extension's own objects."""
    for one in in_extensions(subject, "Role"):
        if one.item.full_name in one.content.properties.default_roles:
            given = _given(one)
            if given is not None:
                yield Finding(RULE, one.place, {"role": one.item.name, "given": given})


def _given(one: Described) -> Text | None:
    """Return what the role gives beyond own objects: the first such thing."""
    if one.item.adopted:
        return BORROWED
    rights = one.item.rights
    if rights is None:
        return None
    if rights.new_objects:
        return NEW_OBJECTS
    for given in rights.objects:
        wide = [right for right in given.allowed if right not in HARMLESS and right not in VIEWING]
        if wide and not is_own(given.object, one.objects):
            listed = ", ".join(wide)
            return Text(f"права на {given.object} ({listed})", f"rights to {given.object} ({listed})")
    return None
