"""Code uses a common module that neither the release nor the artifact has."""

from collections.abc import Iterator, Sequence

from checks.compatibility.fitting import Fitting
from checks.compatibility.platform_words import is_library_module, is_method
from checks.compatibility.uses import COMMON_MODULE, Called, Place, Uses
from checks.finding import Finding
from onec.classes import ModuleKind
from onec.release.model import IndexedForm
from rules.catalogue import rule

RULE = rule("common-module-absent")

OF_OBJECTS = frozenset(
    {ModuleKind.OBJECT, ModuleKind.RECORD_SET, ModuleKind.VALUE_MANAGER, ModuleKind.MANAGER, ModuleKind.COMMAND}
)
"""Modules that may see what their object holds."""


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield each module that is called by its name, or taken by it where nobody asked whether it is there.

    A guard does not help a name: a module with a name that stands for nothing is not compiled.
    """
    uses = fitting.sources.uses
    for owner in sorted(_modules(uses)):
        if fitting.has(owner):
            continue
        places = [*_sure(fitting, owner, uses.bare.get(owner, ())), *uses.objects.get(owner, ())]
        if places:
            values = {
                "object": uses.written[owner].removeprefix(COMMON_MODULE),
                "release": fitting.title,
                "places": str(len(places)),
            }
            yield Finding(RULE, places[0].location, values, statement=values["object"])


def _modules(uses: Uses) -> set[str]:
    prefix = COMMON_MODULE.lower()
    return {*uses.bare, *(one for one in uses.objects if one.startswith(prefix))}


def _sure(fitting: Fitting, owner: str, calls: Sequence[Called]) -> list[Place]:
    """Return the calls whose receiver can be nothing but a common module."""
    name = owner.partition(".")[2]
    if not is_library_module(name) and all(is_method(one.method) for one in calls):
        return []
    return [one.place for one in calls if not _may_be_part(fitting, name, one.place)]


def _may_be_part(fitting: Fitting, name: str, place: Place) -> bool:
    """Tell whether the module may see something else of this name: of the form, of the object in the release."""
    around = place.source.code.around
    there = fitting.name_there(around.object)
    if around.kind is ModuleKind.FORM:
        return not around.managed or (around.adopted and _may_be_of_form(fitting.release.form(there), name))
    if around.kind not in OF_OBJECTS:
        return False
    return any(fitting.release.object(f"{there}.{kind}.{name}") for kind in _PARTS) or bool(
        fitting.release.object(f"CommonAttribute.{name}")
    )


def _may_be_of_form(form: IndexedForm | None, name: str) -> bool:
    """Tell an attribute of a form of the release; of a form of which nothing is known it may be one."""
    return form is None or any(attribute.lower() == name for attribute, _ in form.attributes)


_PARTS = ("Attribute", "TabularSection", "Dimension", "Resource", "AddressingAttribute")
