"""Whether what was read is one release: each identifier is of one object, each type is of an object that is there.

Two dumps in one folder, or half of one, would make an index of a configuration that nobody has.

Source: five Designer dumps, two EDT projects and twelve .cf, none of which departs from this.
"""

from collections.abc import Callable, Iterator

from onec.classes import CLASSES
from onec.errors import RefusedError
from onec.faults import Fault
from onec.model import Content, MetadataObject
from onec.release.types import object_of

Place = Callable[[str], str]
"""Gives the file that describes an object of a full name, "" where there is only one."""

KINDS = frozenset(one.kind for one in CLASSES.values())


def check_whole(content: Content, place: Place) -> None:
    """Refuse what cannot be one release.

    Raises:
        RefusedError: bad-metadata; the entry is the file at fault, and of two with one identifier the values name both.
    """
    _check_identifiers(content, place)
    _check_types(content, place)


def _check_identifiers(content: Content, place: Place) -> None:
    seen: dict[str, str] = {}
    for one in content.objects:
        other = seen.setdefault(one.uuid, one.full_name)
        if other != one.full_name:
            words = {"object": one.full_name, "other": other, "file": place(other)}
            raise RefusedError(Fault.BAD_METADATA, place(one.full_name), reason="identifier-twice", **_told(words))


def _check_types(content: Content, place: Place) -> None:
    names = {one.full_name for one in content.objects}
    for one in content.objects:
        for word in _types(one):
            full_name = object_of(word)
            kind, dot, _name = full_name.partition(".")
            if dot and kind in KINDS and full_name not in names:
                values = {"object": one.full_name, "type": word}
                raise RefusedError(Fault.BAD_METADATA, place(one.full_name), reason="type-of-no-object", **values)


def _types(item: MetadataObject) -> Iterator[str]:
    yield from item.types
    for one in item.form.attributes if item.form else ():
        yield from one.types


def _told(values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
