"""A permission for an add-in names a template that the metadata of a configuration cannot have."""

from collections.abc import Iterator
from typing import Final

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.permissions.width import wide_add_in
from onec.permissions import PermissionKind
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("add-in-template-unreachable")

BAD_FORM: Final = Text(
    "это не «ОбщийМакет.Имя» и не «Вид.Объект.Макет.Имя»",
    "neither “CommonTemplate.Name” nor “Kind.Object.Template.Name”",
)
OWN: Final = Text("макет лежит в самом дополнении", "the template lies in the add-on itself")

_COMMON: Final = 2
_OF_OBJECT: Final = 4
_ROOTS: Final = frozenset({"externaldataprocessor", "externalreport"})
_INNER: Final = {"dataprocessor": "externaldataprocessor", "report": "externalreport"}


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each such permission."""
    for one in papers.sides.asking or ():
        name = one.wanted.value("TemplateName") if one.wanted and one.wanted.kind is PermissionKind.ADD_IN else None
        if name is None or wide_add_in(one) is not None:
            continue
        problem = OWN if _is_own(name, papers) else None if _is_well_formed(name) else BAD_FORM
        if problem:
            written = dict(one.parameters).get("TemplateName") or name
            yield Finding(RULE, one.place, {"value": written, "problem": problem}, statement=name)


def _is_well_formed(name: str) -> bool:
    parts = name.split(".")
    if not all(parts):
        return False
    if len(parts) == _COMMON:
        return parts[0] == "commontemplate"
    return len(parts) == _OF_OBJECT and parts[2] == "template"


def _is_own(name: str, papers: Papers) -> bool:
    """Tell a template of an external data processor or report, by whichever name of its root it is meant."""
    kind, _, rest = name.partition(".")
    if kind in _ROOTS:
        return True
    if not papers.is_external or kind not in _INNER or papers.content is None:
        return False
    full = f"{_INNER[kind]}.{rest}"
    return any(item.full_name.lower() == full for item in papers.content.objects if item.kind == "Template")
