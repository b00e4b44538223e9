"""The type of an adopted attribute, dimension, resource or constant is another one in the release."""

from collections.abc import Iterator

from checks.compatibility.controlled import controls, has_states
from checks.compatibility.fitting import Fitting
from checks.finding import Finding, Location
from onec.details import TYPES_OF_CHARACTERISTICS
from onec.model import MetadataObject
from onec.release.model import OTHER
from onec.release.types import Types, covers, object_of
from rules.catalogue import rule

RULE = rule("adopted-type-differs")

TYPE_PROPERTIES = frozenset({"b1053250-abe6-11d4-9434-004095e12fc7"})


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the adopted objects whose controlled type is not that of the release.

    A set of types, as `AnyRef`, stands for each of its types: so an object is adopted whose types are not. What one of
    the sides cannot name is not compared. A dump does not tell a controlled type from one that the extension widened:
    there a type of more than the release has is no finding.
    """
    for one in fitting.adopted:
        base = fitting.base(one.full_name)
        if (
            base is None
            or not one.types
            or one.kind == TYPES_OF_CHARACTERISTICS
            or not controls(fitting, one, TYPE_PROPERTIES)
        ):
            continue
        here, there = _types(fitting, one), base.object.types
        widened = not has_states(fitting) and {*there} <= {*here}
        if OTHER not in (*here, *there) and there and not widened and not covers(here, there):
            values = {"object": one.full_name, "here": _words(here), "there": _words(there), "release": fitting.title}
            yield Finding(RULE, Location(object=one.full_name), values)


def _types(fitting: Fitting, item: MetadataObject) -> tuple[str, ...]:
    """Return the types of an adopted object by the names that the release has for them."""
    there = [fitting.name_there(object_of(word)) for word in item.types]
    known = {word for word in there if fitting.release.object(word)}
    return Types(known).indexed(there)


def _words(types: tuple[str, ...]) -> str:
    return ", ".join(types)
