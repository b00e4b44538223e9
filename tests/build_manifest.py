"""Documents of a kit from the few facts a test is about: every element can be changed, added or left out.

    manifest()                                  a sound manifest of a data processor
    manifest(Category="Report", Version=None)   another value, an element left out
    manifest(command(StartupType="ServerCall"), permission("RunApplication", CommandMask="unzip"))

Every element stands on a line of its own, so that a test can say which one it means: `line_of(text, "<Category>")`.
Values are written as they are given: a test about text that needs escaping writes the entity.
"""

from collections.abc import Iterable, Mapping

FRESH = "http://www.1c.ru/1cFresh/"
MANIFEST = f"{FRESH}ApplicationExtensions/Manifest/"
EXTENSION_MANIFEST = f"{FRESH}ConfigurationExtensions/Manifest/1.0.0.1"
PERMISSIONS = f"{FRESH}Application/Permissions/"
OLD_PERMISSIONS = f"{FRESH}ApplicationExtensions/Permissions/1.0.0.1"
COMPATIBILITY = f"{FRESH}ApplicationExtensions/Compatibility/1.0.0.1"
EXTENSION_COMPATIBILITY = f"{FRESH}ConfigurationExtensions/Compatibility/1.0.0.1"
PATCH = "http://www.v8.1c.ru/ssl/patch"

PREFIXES = {
    "xs": "http://www.w3.org/2001/XMLSchema",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "ent": "http://v8.1c.ru/8.1/data/enterprise",
    "perm": f"{PERMISSIONS}1.0.0.2",
    "perm1": f"{PERMISSIONS}1.0.0.1",
    "old": OLD_PERMISSIONS,
}

_TOP = {
    "Name": "Обработка",
    "ObjectName": "Обработка",
    "Version": "1.0",
    "Category": "AdditionalProcessor",
    "SafeMode": "true",
    "Description": "Пример",
    "FileName": "processor.epf",
    "UseReportVariantsStorage": "false",
}
_ORDER = (
    "Name",
    "ObjectName",
    "Version",
    "Category",
    "SafeMode",
    "Description",
    "Assignment",
    "Commands",
    "FileName",
    "ReportVariants",
    "Permissions",
    "UseReportVariantsStorage",
)


def manifest(*parts: str, schema: str = "1.0.0.2", namespace: str | None = None, **said: str | None) -> str:
    """Return a manifest of a report or data processor, sound unless a test says otherwise.

    Args:
        parts: what `assignment`, `command`, `variant` and `permission` give; each goes where the schema wants it.
        schema: version that ends the namespace; 1.0.0.1 has SafeMode.
        namespace: in place of the whole one.
        said: values by the name of their element, None to leave it out.
    """
    values = {name: value for name, value in _TOP.items() if name != "SafeMode" or schema == "1.0.0.1"} | said
    whole = [(name, _element(name, value)) for name, value in values.items() if value is not None]
    whole += [(part.split(maxsplit=1)[0].strip("<>/").split(">")[0], part) for part in parts]
    ordered = sorted(whole, key=lambda one: _ORDER.index(one[0]) if one[0] in _ORDER else len(_ORDER))
    return document("ExtensionManifest", namespace or f"{MANIFEST}{schema}", [part for _, part in ordered])


def extension_manifest(*permissions: str, **said: str | None) -> str:
    """Return a manifest of an extension, sound unless a test says otherwise."""
    values = {
        "Name": "Доработки",
        "ObjectName": "дпр_Доработки",
        "Version": "1.0.0.1",
        "Description": "Пример",
        "FileName": "extension.cfe",
    } | said
    return document("ConfigurationExtensionManifest", EXTENSION_MANIFEST, [*_elements(values), *permissions])


def assignment(*objects: str, kind: str = "ExtensionSubsystemsAssignment", **said: str | None) -> str:
    """Return where commands appear; `objects` are what `assigned` gives, one of them by default.

    The type for catalogues and documents gets its two flags.
    """
    names = ("UseInListsForms", "UseInObjectsForms") if kind.endswith("DocumentsAssignment") else ()
    flags: dict[str, str | None] = dict.fromkeys(names, "true")
    return nested("Assignment", f'xsi:type="{kind}"', [*(objects or (assigned(),)), *_elements(flags | said)])


def assigned(**said: str | None) -> str:
    """Return one object or section that commands appear in."""
    values: dict[str, str | None] = {
        "ObjectName": "Подсистема.Продажи",
        "Representation": "Продажи",
        "Enabled": "true",
        "ObjectType": "SubSystem",
    }
    return nested("Objects", "", _elements(values | said))


def command(*settings: str, **said: str | None) -> str:
    """Return one command; `settings` stand in its DefaultSettings."""
    values: dict[str, str | None] = {
        "Id": "Выполнить",
        "Representation": "Выполнить",
        "StartupType": "ServerCall",
        "ShowNotification": "false",
        "Modifier": "",
    }
    defaults = [nested("DefaultSettings", "", settings)] if settings else []
    return nested("Commands", "", [*_elements(values | said), *defaults])


def variant(*assignments: str, **said: str | None) -> str:
    """Return one variant of a report; `assignments` are what `shown` gives."""
    values: dict[str, str | None] = {"VariantKey": "Основной", **said}
    key = _elements({"VariantKey": values.pop("VariantKey")})
    return nested("ReportVariants", "", [*key, *assignments, *_elements(values)])


def shown(**said: str | None) -> str:
    """Return one section that shows a variant."""
    values = {"ObjectName": "Подсистема.Продажи", "Importance": "Ordinary", "Enabled": "true"}
    return nested("Assignments", "", _elements(values | said))


def permission(kind: str, prefix: str = "perm", **said: str | None) -> str:
    """Return one permission; its parameters stand as given, in that order, in the namespace of the prefix."""
    values = {f"{prefix}:{name}": value for name, value in said.items()}
    return nested("Permissions", f'xsi:type="{prefix}:{kind}"', _elements(values))


def compatibility(*configurations: tuple[str, str | None]) -> str:
    """Return the list of a report or data processor: names of configurations with a version, None for any."""
    parts = [
        nested(
            "CompatibilityObjects",
            f'xsi:type="CompatibilityWithConfiguration{"" if version is None else "Version"}"',
            _elements({"ConfigarationName": name, "VersionNumber": version}),
        )
        for name, version in configurations
    ]
    return document("CompatibilityList", COMPATIBILITY, parts)


def extension_compatibility(*configurations: tuple[str, str, str]) -> str:
    """Return the list of an extension: names of configurations, least and greatest version."""
    names = ("ConfigarationName", "MinimumVersionNumber", "MaximumVersionNumber")
    parts = [
        nested("CompatibilityObjects", "", _elements(dict(zip(names, one, strict=True)))) for one in configurations
    ]
    return document("CompatibilityList", EXTENSION_COMPATIBILITY, parts)


def patch(*configurations: tuple[str, str], **said: str | None) -> str:
    """Return the manifest of a patch for configurations with their versions."""
    values = {
        "Name": "EF_00_00000000",
        "Description": "Исправление",
        "UUID": "6f1a0c52-5b0e-4d5c-9d0f-3a1b2c4d5e6f",
        "ModifiedMetadata": "ОбщийМодуль.ОбщегоНазначения",
    } | said
    names = ("ConfigurationName", "Versions")
    parts = [nested("AppliedFor", "", _elements(dict(zip(names, one, strict=True)))) for one in configurations]
    return document("Patch", PATCH, [*_elements(values), *parts])


def document(root: str, namespace: str, parts: Iterable[str]) -> str:
    """Return a document with its declaration, its root on line 2 and the prefixes that any part may use."""
    prefixes = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())
    inside = "".join(f"{part}\n" for part in parts)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{namespace}"{prefixes}>\n{inside}</{root}>\n'


def nested(name: str, attributes: str, parts: Iterable[str]) -> str:
    """Return an element with others in it, each on a line of its own."""
    return "\n".join([f"<{name} {attributes}>".replace(" >", ">"), *parts, f"</{name}>"])


def line_of(text: str, sign: str, number: int = 1) -> int:
    """Return the line that the sign stands on, the `number`-th one that has it."""
    return [row for row, words in enumerate(text.split("\n"), 1) if sign in words][number - 1]


def _elements(values: Mapping[str, str | None]) -> list[str]:
    return [_element(name, value) for name, value in values.items() if value is not None]


def _element(name: str, value: str) -> str:
    return f"<{name}>{value}</{name}>"
