"""The bytes of an index: a zip of JSON, the same for the same release, read piece by piece.

    head.json            what tells the release
    objects.json         all objects, by name
    forms/00.json …      what forms hold, by the digest of the form's name
    modules/000.json …   methods, by the digest of the owner's name

A check asks for a few modules and forms, so they lie in many small entries; what is never asked for is never inflated.
"""

import json
from base64 import b16decode, b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any, Final, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo
from zlib import crc32

from onec.model import CommonModuleFlags
from onec.release.entries import texts
from onec.release.model import (
    IndexedForm,
    IndexedMethod,
    IndexedObject,
    IndexedParameter,
    ModuleKey,
    ReleaseHead,
)
from onec.release.statements import STATEMENT_BYTES

FORMAT: Final = "otk-release/3"
SHARDS: Final = 512
"""Entries of modules: of 1,792 modules three or four lie together; the index grows by a tenth against 64 entries."""

FORM_SHARDS: Final = 32
HEAD: Final = "head.json"
OBJECTS: Final = "objects.json"
FORMS: Final = "forms/"
MODULES: Final = "modules/"

Rows: TypeAlias = Sequence[IndexedMethod]

DATE: Final = (1980, 1, 1, 0, 0, 0)
"""Of every entry: when an index was made is not what it says."""

_FUNCTION, _EXPORT = 1, 2
_BY_VALUE, _OPTIONAL = "=", "?"
"""Marks in front of a parameter's name; no name begins with them."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What an index holds beside its head, each by name.

    Attributes:
        forms: by full name.
        modules: methods by module.
    """

    objects: Iterable[IndexedObject]
    forms: Iterable[tuple[str, IndexedForm]]
    modules: Iterable[tuple[ModuleKey, Rows]]


def pack(head: ReleaseHead, contents: Contents) -> bytes:
    """Return the bytes of an index."""
    shards: defaultdict[str, list[Any]] = defaultdict(list)
    for (owner, kind), methods in contents.modules:
        shards[shard(owner)].append([owner, kind, [_method_row(one) for one in methods]])
    for name, form in contents.forms:
        shards[form_shard(name)].append([name, form.attributes, form.items, form.commands, form.handlers])
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        _write(archive, HEAD, {"format": FORMAT, **asdict(head)})
        _write(archive, OBJECTS, [_object_row(one) for one in contents.objects])
        for name in sorted(shards):
            _write(archive, name, shards[name])
    return whole.getvalue()


def shard(owner: str) -> str:
    """Return the entry that holds the modules of an object, by its full name whatever the case of its letters."""
    return f"{MODULES}{crc32(owner.lower().encode()) % SHARDS:03}.json"


def form_shard(full_name: str) -> str:
    """Return the entry that holds a form."""
    return f"{FORMS}{crc32(full_name.lower().encode()) % FORM_SHARDS:02}.json"


def read_head(data: Mapping[str, Any]) -> ReleaseHead:
    """Return what tells the release."""
    mode = data["compatibility_mode"]
    texts(*(data[name] for name in ("name", "version", "vendor", "uuid")), mode or "", *data["unread"])
    return ReleaseHead(**{**{name: data[name] for name in ReleaseHead.__slots__}, "unread": tuple(data["unread"])})


def read_object(row: Sequence[Any]) -> IndexedObject:
    """Return an object from its row."""
    kind, full_name, uuid, details, flags = row
    texts(kind, full_name, uuid, *(one for pair in details for one in pair))
    return IndexedObject(
        kind, full_name, uuid, tuple(map(tuple, details)), CommonModuleFlags(*flags) if flags else None
    )


def read_form(row: Sequence[Any]) -> IndexedForm:
    """Return a form from its row."""
    _name, attributes, items, commands, handlers = row
    texts(*items, *commands, *handlers, *(one for name, types in attributes for one in (name, *types)))
    return IndexedForm(
        tuple((name, tuple(types)) for name, types in attributes), tuple(items), tuple(commands), tuple(handlers)
    )


def read_method(row: Sequence[Any]) -> IndexedMethod:
    """Return a method from its row."""
    name, marks, parameters, directive, annotations, region, lines, body, statements = row
    texts(name, directive, *annotations, region, body)
    digests = b64decode(statements).hex()
    size = 2 * STATEMENT_BYTES
    return IndexedMethod(
        name=name,
        is_function=bool(marks & _FUNCTION),
        exported=bool(marks & _EXPORT),
        parameters=tuple(map(_parameter, parameters)),
        directive=directive,
        annotations=tuple(annotations),
        region=region,
        lines=int(lines),
        body=body,
        statements=tuple(digests[at : at + size] for at in range(0, len(digests), size)),
    )


def _write(archive: ZipFile, name: str, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    entry = ZipInfo(name, DATE)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3  # the same bytes on every system
    archive.writestr(entry, text.encode("utf-8", "surrogatepass"))


def _object_row(one: IndexedObject) -> list[Any]:
    flags = [getattr(one.flags, name) for name in one.flags.__slots__] if one.flags else None
    return [one.kind, one.full_name, one.uuid, one.details, flags]


def _method_row(one: IndexedMethod) -> list[Any]:
    return [
        one.name,
        _FUNCTION * one.is_function | _EXPORT * one.exported,
        [f"{_BY_VALUE * each.by_value}{_OPTIONAL * each.optional}{each.name}" for each in one.parameters],
        one.directive,
        one.annotations,
        one.region,
        one.lines,
        one.body,
        b64encode(b16decode("".join(one.statements), casefold=True)).decode(),
    ]


def _parameter(text: str) -> IndexedParameter:
    by_value = text.startswith(_BY_VALUE)
    rest = text.removeprefix(_BY_VALUE)
    return IndexedParameter(rest.removeprefix(_OPTIONAL), by_value, rest.startswith(_OPTIONAL))
