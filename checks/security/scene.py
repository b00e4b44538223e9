"""The metadata of a case: objects from the few words a rule's author writes.

    metadata:
      - {kind: Role, name: дпр_Роль, rights: {Administration: true, Catalog.Партнеры: {Read: true}}}
      - {kind: CommonModule, name: дпр_Обмен, flags: {privileged: true}}

The root need not be written; `Configuration` or `ExternalDataProcessor` among the objects says more about it.
`rules/packs/security/README.md` lists the words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from onec.form_content import FormAttribute, FormContent, FormField
from onec.model import (
    EXTERNAL_KINDS,
    ROOT_KINDS,
    CommonModuleFlags,
    Content,
    FileKind,
    Handler,
    MetadataObject,
    Properties,
    Purpose,
)
from onec.rights import ObjectRights, RoleRights

Words = Mapping[str, Any]
"""A mapping of YAML; what it holds is looked at word by word."""

ROOT_NAME = "Дополнение"
OBJECT_WORDS = (
    "kind name owner adopted changed help flags handler event period used predefined address sources"
    " content rights new_objects form"
)
ROOT_WORDS = "kind name prefix purpose version vendor compatibility extension_compatibility default_roles changed help"
FORM_WORDS = "managed attributes fields methods"
FLAG_WORDS = {"global": "global_"}
REUSE = {"call": 1, "session": 2}
CHANGED_STATE = 3
A_PROPERTY = "00000000-0000-4000-8000-000000000001"


def build_content(case: Words) -> Content:
    """Return what a file would hold whose metadata a case describes; modules are added by who reads them.

    Args:
        case: the mapping a rule's author wrote: `metadata` and, where it says more than the objects, `file_kind`.

    Raises:
        ValueError: a word is not known, or says nothing; the message names it.
    """
    written: Sequence[Words] = case.get("metadata") or ()
    roots = [one for one in written if one.get("kind") in ROOT_KINDS.values()]
    kind = FileKind(case["file_kind"]) if "file_kind" in case else _file_kind(roots)
    properties, root = _root(roots[0] if roots else {}, kind)
    others = [_object(one, root.full_name if kind in EXTERNAL_KINDS else "") for one in written if one not in roots]
    return Content(kind, properties, (root, *others))


def _file_kind(roots: Sequence[Words]) -> FileKind:
    """Return the kind of file that has this root; metadata without one are those of an extension."""
    named = [kind for kind, word in ROOT_KINDS.items() if roots and word == roots[0]["kind"]]
    return named[0] if named else FileKind.EXTENSION


def _root(words: Words, kind: FileKind) -> tuple[Properties, MetadataObject]:
    _expect(words, ROOT_WORDS)
    name = words.get("name", ROOT_NAME)
    word = ROOT_KINDS[kind]
    extension = kind is FileKind.EXTENSION
    properties = Properties(
        name=name,
        uuid=_uuid(word, name),
        version=words.get("version", ""),
        vendor=words.get("vendor", ""),
        prefix=words.get("prefix", "дпр_" if extension else ""),
        purpose=Purpose(words.get("purpose", "customisation")) if extension else None,
        compatibility_mode=words.get("compatibility"),
        extension_compatibility_mode=words.get("extension_compatibility"),
        default_roles=tuple(f"Role.{one}" for one in words.get("default_roles", ())),
    )
    root = MetadataObject(word, name, f"{word}.{name}", properties.uuid, adopted=extension)
    return properties, replace(root, states=_states(words), help_chars=words.get("help"))


def _object(words: Words, root: str) -> MetadataObject:
    _expect(words, OBJECT_WORDS)
    kind, name, owner = words["kind"], words["name"], words.get("owner", root)
    return MetadataObject(
        kind=kind,
        name=name,
        full_name=f"{owner}.{kind}.{name}" if owner else f"{kind}.{name}",
        uuid=_uuid(owner, kind, name),
        owner=owner,
        adopted=words.get("adopted", False),
        states=_states(words),
        flags=_flags(words.get("flags", {})) if kind == "CommonModule" else None,
        handlers=tuple(_handlers(words)),
        address=words.get("address", ""),
        sources=tuple(words.get("sources", ())),
        content=tuple(words.get("content", {}).items()),
        rights=_rights(words) if kind == "Role" else None,
        form=_form(words["form"]) if "form" in words else None,
        help_chars=words.get("help"),
    )


def _expect(words: Words, known: str) -> None:
    for word in words:
        if word not in known.split():
            raise ValueError(f"metadata: {word} is no word of a scene")


def _uuid(*parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, ".".join(parts)))


def _states(words: Words) -> tuple[tuple[str, int], ...]:
    return ((A_PROPERTY, CHANGED_STATE),) if words.get("changed") else ()


def _flags(words: Words) -> CommonModuleFlags:
    known = [one.name for one in fields(CommonModuleFlags)]
    values = {FLAG_WORDS.get(word, word): value for word, value in words.items()}
    _expect(values, " ".join(known))
    said = dict.fromkeys(known, False) | {"reuse": 0} | values
    said["reuse"] = REUSE.get(said["reuse"], said["reuse"])
    return CommonModuleFlags(**said)


def _handlers(words: Words) -> Iterable[Handler]:
    if "handler" in words:
        module, _, method = words["handler"].rpartition(".")
        yield Handler(
            method,
            f"CommonModule.{module}" if module else "",
            words.get("event", ""),
            used=words.get("used", True),
            predefined=words.get("predefined", False),
            period=words.get("period"),
        )


def _rights(words: Words) -> RoleRights:
    """Return rights: of the root by their names, of an object under its full name."""
    written: Words = words.get("rights", {})
    of_root = {name: value for name, value in written.items() if not isinstance(value, Mapping)}
    of_objects = {name: value for name, value in written.items() if isinstance(value, Mapping)}
    every = ({f"Configuration.{ROOT_NAME}": of_root} if of_root else {}) | of_objects
    return RoleRights(
        new_objects=words.get("new_objects", False),
        objects=tuple(
            ObjectRights(
                name,
                tuple(right for right, value in rights.items() if value),
                tuple(right for right, value in rights.items() if not value),
            )
            for name, rights in every.items()
        ),
    )


def _form(words: Words) -> FormContent:
    """Return a form: `{managed: true, attributes: {Пароль: String}, fields: {Пароль: true}}`, a field by its mode."""
    _expect(words, FORM_WORDS)
    attributes: Words = words.get("attributes", {})
    return FormContent(
        managed=words.get("managed", True),
        attributes=tuple(
            FormAttribute(name, tuple(types) if isinstance(types, list) else (types,))
            for name, types in attributes.items()
        ),
        fields=tuple(FormField(name, password) for name, password in words.get("fields", {}).items()),
        methods=tuple(words.get("methods", ())),
        items=len(words.get("fields", {})),
    )
