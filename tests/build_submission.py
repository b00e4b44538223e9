"""What the manifest stage looks at, for checks of an extension, a card, an earlier version and compatibility lists.

submitted(version="1.2.3.4")                              an extension with this version
submitted(card=Card(title="Сверка"), synonym="Сверка")    one with a card
submitted(lists=[listed("Торговля", "1.0.0.0")])          one in a kit with a compatibility list
"""

from collections.abc import Sequence
from dataclasses import replace

from checks.card import Card, Published
from checks.manifest.papers import Papers
from checks.upload import upload
from onec.manifest import CompatibilityList, CompatibleConfiguration, Documents, Manifest, PatchManifest, Said
from onec.model import FileKind, Properties, Purpose
from onec.self_description import SelfDescription
from tests import build

LIST = "compatibility.xml"
MANIFEST = "manifest.xml"
NAME = "дпр_Сверка"


def submitted(  # noqa: PLR0913 (each argument is a fact of its own)
    *,
    kind: FileKind = FileKind.EXTENSION,
    name: str = NAME,
    synonym: str | dict[str, str] = "Сверка остатков",
    data: bytes = b"now",
    card: Card | None = None,
    before: Published | None = None,
    lists: Sequence[CompatibilityList] = (),
    manifest: Manifest | None = None,
    patch: PatchManifest | None = None,
    described: SelfDescription | None = None,
    purpose: Purpose | None = Purpose.CUSTOMISATION,
    helped: str = "",
    **properties: str,
) -> Papers:
    """Return the papers of one file, an extension unless `kind` says more; `properties` are those of its root."""
    texts = tuple(synonym.items()) if isinstance(synonym, dict) else (("ru", synonym),)
    said = Properties(name, "root-uuid", texts, purpose=purpose if kind is FileKind.EXTENSION else None, **properties)  # type: ignore[arg-type]
    file = build.file(kind=kind, name=name, properties=said)
    if helped:
        root = replace(file.content.objects[0], help_chars=len(helped), help_text=helped)
        file = replace(file, content=replace(file.content, objects=(root, *file.content.objects[1:])))
    member = build.member("", file)
    subject = replace(build.subject(members=[member]), upload=upload(data, "x"), card=card, published=before)
    papers = Papers(subject)
    papers.__dict__["documents"] = Documents(
        (manifest,) if manifest else (), tuple(lists), (patch,) if patch else ()
    )  # what is cached there is never read
    papers.__dict__["described"] = described
    return papers


def published(version: str = "1.2.3.4", *, name: str = NAME, kind: str = "extension", purpose: str = "") -> Published:
    """Return a version published before, from other bytes."""
    return Published(upload(b"before", "x").sha256, kind, name, version, purpose)


def listed(*entries: tuple[str | None, ...], of_extension: bool = True) -> CompatibilityList:
    """Return a compatibility list; an entry is a name with two bounds, or with one version where they are exact."""
    found = tuple(_entry(number, entry, of_extension) for number, entry in enumerate(entries, 3))
    return CompatibilityList(LIST, 2, of_extension, found)


def manifest_of(name: str | None = "Сверка остатков", version: str | None = "1.2") -> Manifest:
    """Return a manifest with this name in line 2 and this version in line 4."""
    return Manifest(MANIFEST, 1, "1.0.0.2", name=_said(name, 2), version=_said(version, 4))


def _entry(line: int, entry: tuple[str | None, ...], is_range: bool) -> CompatibleConfiguration:  # noqa: FBT001 (a fact of the list)
    name, minimum, maximum = (*entry, "", "")[:3]
    if not is_range:
        return CompatibleConfiguration(line, _said(name, line), _said(minimum, line), None, is_range=False)
    return CompatibleConfiguration(line, _said(name, line), _said(minimum, line), _said(maximum, line), is_range=True)


def _said(text: str | None, line: int) -> Said[str] | None:
    return None if text is None else Said(text, line)
