"""How Designer writes metadata: `MetaDataObject` in namespaces, properties apart from what an object owns.

Source: dumps of format versions 2.4 to 2.20 (platform 8.3.10 to 8.5.1), see the trees that `bench/trees.py` names.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onec.dump.description import KINDS, LISTED, Description, Reference, extended_uuid, required_name, required_uuid
from onec.dump.types import designer_types
from onec.errors import RefusedError
from onec.faults import Fault

if TYPE_CHECKING:
    from lxml.etree import _Element

    from onec.model import Localised

_MD = "{http://v8.1c.ru/8.3/MDClasses}"
_V8 = "{http://v8.1c.ru/8.1/data/core}"


def describe(root: "_Element", entry: str) -> Description:
    """Return what the file of one object says.

    Raises:
        RefusedError: bad-metadata, `root` is no description of an object, or a name or a UUID is missing.
    """
    objects = list(root.iterchildren("*"))
    if root.tag != f"{_MD}MetaDataObject" or len(objects) != 1:
        raise RefusedError(Fault.BAD_METADATA, entry, reason="unknown-class", object="MetaDataObject")
    return _describe(objects[0], entry)


def _describe(element: "_Element", entry: str) -> Description:
    kind = _word(element)
    properties = element.find(f"{_MD}Properties")
    if properties is None:
        raise RefusedError(Fault.BAD_METADATA, entry, reason="unknown-class", object=kind)
    values = {_word(one).lower(): one.text or "" for one in properties.iterchildren("*") if not len(one)}
    return Description(
        kind=kind,
        name=required_name(values, entry, kind),
        uuid=required_uuid(element.get("uuid"), entry, kind),
        synonym=_localised(properties.find(f"{_MD}Synonym")),
        comment=values.get("comment", ""),
        adopted=values.get("objectbelonging") == "Adopted",
        extended_uuid=extended_uuid(values.get("extendedconfigurationobject")),
        values=values,
        lists={name: _texts(one) for one in properties.iterchildren("*") if (name := _word(one).lower()) in LISTED},
        children=tuple(_children(element.find(f"{_MD}ChildObjects"), entry)),
        types=designer_types(properties.find(f"{_MD}Type")),
    )


def _children(lists: "_Element | None", entry: str) -> Iterator[Description | Reference]:
    for element in () if lists is None else lists.iterchildren("*"):
        kind = _word(element)
        if element.get("uuid") is None:
            yield Reference(kind, element.text or "")
        elif kind in KINDS:
            yield _describe(element, entry)


def _localised(element: "_Element | None") -> "Localised":
    pairs = () if element is None else element.iterchildren(f"{_V8}item")
    texts = ((one.findtext(f"{_V8}lang") or "", one.findtext(f"{_V8}content") or "") for one in pairs)
    return tuple((language, text) for language, text in texts if language)


def _texts(element: "_Element") -> tuple[str, ...]:
    return tuple(one.text for one in element.iterdescendants("*") if one.text and not len(one))


def _word(element: "_Element") -> str:
    """Return the element's name, one of another namespace with the namespace, so that it is never taken for ours."""
    return str(element.tag).removeprefix(_MD)
