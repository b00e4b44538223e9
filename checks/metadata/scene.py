"""The metadata of a case: objects from the few words a rule's author writes.

    metadata:
      - {kind: Role, name: дпр_Роль, rights: {Administration: true, Catalog.Партнеры: {Read: true}}}
      - {kind: CommonModule, name: дпр_Обмен, flags: {privileged: true}}

The root need not be written; `Configuration` or `ExternalDataProcessor` among the objects says more about it. All
values are text, as the reader of rules gives them.

Words of every object: kind, name, owner (a full name), adopted, changed (of an adopted one), help (characters to read).
Of the root: prefix, purpose, version, vendor, compatibility, extension_compatibility, default_roles.

    CommonModule        flags: those of the model, global, reuse: call or session
    EventSubscription   event, handler: Модуль.Метод, sources: [DocumentObject, Document.Заказ]
    ScheduledJob        handler, used, predefined, period
    HTTPService         address; URLTemplate: address; Method: handler, event
    Role                rights: of the root by their names, of objects below full names; new_objects
    ExchangePlan        content: {Catalog.Товары: true}, true for what is registered by itself
    Form, CommonForm    form: {managed: false} or {attributes: {Имя: String}, fields: {Имя: true}, methods: [А]};
                        a field is true where it hides what is typed, false where not, data where its data say
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
from rules.language.cases import Case

Words = Mapping[str, Any]
"""A mapping of YAML; what it holds is looked at word by word."""

ROOT_NAME = "Дополнение"
PREFIX = "дпр_"
COMMON_WORDS = "kind name owner adopted changed help"
ROOT_WORDS = "kind name changed help prefix purpose version vendor compatibility extension_compatibility default_roles"
OBJECT_WORDS = {
    "CommonModule": "flags",
    "EventSubscription": "event handler sources",
    "ScheduledJob": "handler used predefined period",
    "HTTPService": "address",
    "URLTemplate": "address",
    "Method": "handler event",
    "Role": "rights new_objects",
    "ExchangePlan": "content",
    "Form": "form",
    "CommonForm": "form",
}
FORM_WORDS = "managed attributes fields methods"
INNER_KINDS = frozenset({"Form", "Template", "Command", "Attribute", "TabularSection"})
"""What a data processor or report owns; with anything else among them, objects are those of an extension."""

REUSE = {"call": 1, "session": 2}
MODES = {"true": True, "false": False, "data": None}
CHANGED_STATE = 3
A_PROPERTY = "00000000-0000-4000-8000-000000000001"


def build_content(case: Case) -> Content:
    """Return what a file would hold whose metadata a case describes; modules are added by who reads them.

    Raises:
        ValueError: a word is not known, or says nothing; the message names it.
    """
    roots = [one for one in case.metadata if one["kind"] in ROOT_KINDS.values()]
    others = [one for one in case.metadata if one not in roots]
    kind = _file_kind(case, roots, others)
    properties, root = _root(roots[0] if roots else {}, kind)
    owner = root.full_name if kind in EXTERNAL_KINDS else ""
    return Content(kind, properties, (root, *(_object(one, owner) for one in others)))


def _file_kind(case: Case, roots: Sequence[Words], others: Sequence[Words]) -> FileKind:
    """Return the kind of file: that of the root, else of the case; objects that only an extension has go before it."""
    if roots:
        kinds = [kind for kind, word in ROOT_KINDS.items() if word == roots[0]["kind"]]
        return case.file_kind if case.file_kind in kinds else kinds[0]
    inner = all(one["kind"] in INNER_KINDS and "owner" not in one for one in others)
    return FileKind.EXTENSION if case.file_kind in EXTERNAL_KINDS and not inner else case.file_kind


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
        prefix=words.get("prefix", PREFIX if extension else ""),
        purpose=Purpose(words.get("purpose", "customisation")) if extension else None,
        compatibility_mode=words.get("compatibility"),
        extension_compatibility_mode=words.get("extension_compatibility"),
        default_roles=tuple(f"Role.{one}" for one in words.get("default_roles", ())),
    )
    root = MetadataObject(word, name, f"{word}.{name}", properties.uuid, adopted=extension)
    return properties, replace(root, states=_states(words), help_chars=_number(words, "help"))


def _object(words: Words, root: str) -> MetadataObject:
    kind, name, owner = words["kind"], words["name"], words.get("owner", root)
    _expect(words, f"{COMMON_WORDS} {OBJECT_WORDS.get(kind, '')}")
    return MetadataObject(
        kind=kind,
        name=name,
        full_name=f"{owner}.{kind}.{name}" if owner else f"{kind}.{name}",
        uuid=_uuid(owner, kind, name),
        owner=owner,
        adopted=_truth(words, "adopted"),
        states=_states(words),
        flags=_flags(words.get("flags", {})) if kind == "CommonModule" else None,
        handlers=tuple(_handlers(words)),
        address=words.get("address", ""),
        sources=tuple(words.get("sources", ())),
        content=tuple((name, _truth(words["content"], name)) for name in words.get("content", ())),
        rights=_rights(words) if kind == "Role" else None,
        form=_form(words["form"]) if "form" in words else None,
        help_chars=_number(words, "help"),
    )


def _expect(words: Words, known: str) -> None:
    for word in words:
        if word not in known.split():
            raise ValueError(f"metadata: {word} is no word of a scene")


def _truth(words: Words, name: str, *, usual: bool = False) -> bool:
    text = words.get(name, str(usual).lower())
    if text not in ("true", "false"):
        raise ValueError(f"metadata: {name} must be true or false")
    return bool(text == "true")


def _number(words: Words, name: str) -> int | None:
    return int(words[name]) if name in words else None


def _uuid(*parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, ".".join(parts)))


def _states(words: Words) -> tuple[tuple[str, int], ...]:
    return ((A_PROPERTY, CHANGED_STATE),) if _truth(words, "changed") else ()


def _flags(words: Words) -> CommonModuleFlags:
    names = [one.name.rstrip("_") for one in fields(CommonModuleFlags)]
    _expect(words, " ".join(names))
    values = {("global_" if name == "global" else name): _truth(words, name) for name in names if name != "reuse"}
    return CommonModuleFlags(reuse=REUSE.get(words.get("reuse", ""), 0), **values)


def _handlers(words: Words) -> Iterable[Handler]:
    if "handler" in words:
        module, _, method = words["handler"].rpartition(".")
        yield Handler(
            method,
            f"CommonModule.{module}" if module else "",
            words.get("event", ""),
            used=_truth(words, "used", usual=True),
            predefined=_truth(words, "predefined"),
            period=_number(words, "period"),
        )


def _rights(words: Words) -> RoleRights:
    """Return rights: of the root by their names, of an object under its full name."""
    written: Words = words.get("rights", {})
    of_root = {name: value for name, value in written.items() if not isinstance(value, Mapping)}
    of_objects = {name: value for name, value in written.items() if isinstance(value, Mapping)}
    every = ({f"Configuration.{ROOT_NAME}": of_root} if of_root else {}) | of_objects
    return RoleRights(
        new_objects=_truth(words, "new_objects"),
        objects=tuple(
            ObjectRights(
                name,
                tuple(right for right in rights if _truth(rights, right)),
                tuple(right for right in rights if not _truth(rights, right)),
            )
            for name, rights in every.items()
        ),
    )


def _form(words: Words) -> FormContent:
    _expect(words, FORM_WORDS)
    attributes: Words = words.get("attributes", {})
    shown: Words = words.get("fields", {})
    return FormContent(
        managed=_truth(words, "managed", usual=True),
        attributes=tuple(
            FormAttribute(name, tuple(types) if isinstance(types, list) else (types,))
            for name, types in attributes.items()
        ),
        fields=tuple(FormField(name, MODES[mode]) for name, mode in shown.items()),
        methods=tuple(words.get("methods", ())),
        items=len(shown),
    )
