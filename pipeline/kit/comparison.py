"""What a kit says of itself, as plain data for `otk kit show`: manifest, code and file beside each other."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from checks.manifest.papers import Papers
from checks.manifest.rows import STARTUPS, all_rows_known
from onec.manifest import CompatibleConfiguration, Manifest, ManifestCommand, Said
from onec.model import EXTERNAL_KINDS
from onec.permissions import Permission
from onec.self_description import DescribedCommand, SelfDescription, Told
from pipeline.visible import visible

SCHEMA = "otk-kit/1"

T = TypeVar("T")
Row = dict[str, Any]


def comparison(papers: Papers) -> Row:
    """Return what was found; keys in a fixed order, null for what is not said, `computed` for what only a run tells."""
    subject, manifest, described = papers.subject, papers.manifest, papers.described
    fields = [_field(*one) for one in _fields(papers, manifest, described)]
    commands = _commands(manifest, described)
    permissions = _permissions(manifest, described)
    return {
        "schema": SCHEMA,
        "artifact": {
            "sha256": subject.upload.sha256,
            "size": subject.upload.size,
            "file_name": visible(subject.upload.file_name),
            "kind": subject.kind,
        },
        "entries": [visible(one.name) for one in subject.kit.entries] if subject.kit else [],
        "manifest": {"entry": visible(manifest.entry), "schema": visible(manifest.schema)} if manifest else None,
        "code": {"line": described.place.line} if described else None,
        "fields": fields,
        "commands": commands,
        "permissions": permissions,
        "compatibility": [
            _configuration(found.entry, one) for found in papers.documents.compatibility for one in found.configurations
        ],
        "differences": sum(bool(one["differs"]) for one in (*fields, *commands, *permissions)),
        "refusals": [{"class": one.fault, "entry": visible(one.entry)} for one in subject.refusals()],
    }


def _fields(
    papers: Papers, manifest: Manifest | None, described: SelfDescription | None
) -> Iterable[tuple[str, str | None, Told[Any] | None, str | None]]:
    """Yield the name of each field with what manifest, code and file say; what the file says stands in for the code."""
    content = papers.content
    properties = content.properties if content else None
    title = next((text for _, text in properties.synonym if text), properties.name) if properties else None
    external = content is not None and content.kind in EXTERNAL_KINDS
    files = [one.entry for one in papers.subject.members]
    said = manifest or Manifest("", 1, "")
    told = described
    yield "name", _said(said.name), told.name if told else None, title
    yield "object-name", _said(said.object_name), None, properties.name if properties else None
    version = properties.version if properties and not external else None
    yield "version", _said(said.version), told.version if told else None, version
    yield "kind", _said(said.category), told.kind if told else None, None
    yield (
        "description",
        _said(said.description),
        told.information if told else None,
        (properties.comment if properties else None),
    )
    yield "file-name", _said(said.file_name), None, next(iter(files), None) if papers.subject.kit else None
    yield "safe-mode", _word(said.safe_mode.value if said.safe_mode else None), told.safe_mode if told else None, None
    yield "library", None, told.library_version if told else None, None


def _field(name: str, manifest: str | None, told: Told[Any] | None, file: str | None) -> Row:
    code = None if told is None or told.value is None else _word(told.value)
    computed = told is not None and told.value is None
    second = code if told is not None else file
    differs = manifest is not None and second is not None and not computed and manifest != second
    return {
        "field": name,
        "manifest": _shown(manifest),
        "code": _shown(code),
        "computed": computed,
        "file": _shown(file),
        "differs": differs,
    }


def _commands(manifest: Manifest | None, described: SelfDescription | None) -> list[Row]:
    written: dict[str, Row] = {}
    for one in manifest.commands if manifest else ():
        written.setdefault(_key(_said(one.id)), _manifest_command(one))
    told: dict[str, Row] = {}
    for row in described.commands if described else ():
        told.setdefault(_key(_told(row.id)), _code_command(row))
    rows = []
    for key in dict.fromkeys((*written, *told)):
        first, second = written.get(key), told.get(key)
        differs = [
            name
            for name in (first or {})
            if first and second and second[name] is not None and _stripped(first[name]) != _stripped(second[name])
        ]
        alone = manifest is not None and described is not None and (second is None or first is None)
        missing = ["missing"] if alone and (second or (described and all_rows_known(described))) else []
        either = first or second or {}
        rows.append({"id": either["id"], "manifest": first, "code": second, "differs": missing or differs})
    return rows


def _manifest_command(one: ManifestCommand) -> Row:
    return {
        "id": _shown(_said(one.id)),
        "presentation": _shown(_said(one.representation)),
        "startup": _said(one.startup),
        "notification": one.notification.value if one.notification else None,
        "modifier": _shown(_said(one.modifier)),
    }


def _code_command(one: DescribedCommand) -> Row:
    """Return a command of the code by the words of the manifest; null where only a run tells."""
    use = one.use.value if one.use else None
    return {
        "id": _shown(_told(one.id)),
        "presentation": _shown(_told(one.presentation)),
        "startup": STARTUPS[use].value if use in STARTUPS else use,
        "notification": False if one.notification is None else one.notification.value,
        "modifier": "" if one.modifier is None else _shown(one.modifier.value),
    }


def _permissions(manifest: Manifest | None, described: SelfDescription | None) -> list[Row]:
    written = {_permission_key(one): one for one in (manifest.permissions if manifest else ())}
    told = {_permission_key(one): one for one in (described.permissions if described else ())}
    compared = manifest is not None and described is not None
    # What only a run tells may be any of those that one side has.
    whole = described is not None and not (described.gaps or described.permission_gaps)
    whole = whole and all(value is not None for one in told.values() for _, value in one.parameters)
    return [
        {
            "type": visible(one.type_name),
            "parameters": {visible(name): _shown(value) for name, value in one.parameters},
            "description": _shown(one.description),
            "manifest": key in written,
            "code": key in told,
            "differs": compared and whole and (key in written) is not (key in told),
        }
        for key, one in {**told, **written}.items()
    ]


def _permission_key(one: Permission) -> tuple[str, frozenset[tuple[str, str | None]]]:
    return one.type_name.casefold(), frozenset(one.parameters)


def _configuration(entry: str, one: CompatibleConfiguration) -> Mapping[str, Any]:
    return {
        "entry": visible(entry),
        "configuration": _shown(_said(one.name)),
        "minimum": _shown(_said(one.minimum)),
        "maximum": _shown(_said(one.maximum)),
    }


def _said(said: Said[Any] | None) -> str | None:
    return None if said is None else str(said.value)


def _told(told: Told[T] | None) -> str | None:
    return None if told is None or told.value is None else str(told.value)


def _word(value: object) -> str | None:
    return str(value).lower() if isinstance(value, bool) else None if value is None else str(value)


def _key(text: str | None) -> str:
    return (text or "").strip().casefold()


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _shown(text: str | None) -> str | None:
    return None if text is None else visible(text)
