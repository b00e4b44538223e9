"""Documents with one fault each, in real kits: exactly one finding, at exactly its line, in both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest

import checks.format
from checks.finding import Finding
from checks.manifest import manifest_field_too_long, manifest_schema, manifest_version_old, manifest_version_unknown
from checks.subject import read_subject
from checks.upload import upload
from onec.limits import MAX_SCHEMA_FAULTS
from pipeline.stages import Stage, StageStatus, run_stage
from tests import build_manifest as build
from tests.build_container import extension, processor
from tests.build_kit import SHARED, Item, kit

OURS = (manifest_schema, manifest_version_old, manifest_version_unknown, manifest_field_too_long)
SAMPLES = sorted((SHARED / "design" / "delivery-kit" / "samples").glob("*.xml"))
SCHEMA, UNKNOWN, OLD, LONG = (one.RULE.name for one in (OURS[0], OURS[2], OURS[1], OURS[3]))

RICH = build.manifest(
    build.assignment(build.assigned(), build.assigned(ObjectName="Подсистема.Склад")),
    build.command(
        "<UsersFastAccess>6f1a0c52-5b0e-4d5c-9d0f-3a1b2c4d5e6f</UsersFastAccess>",
        '<Schedule RepeatPause="0" BeginTime="07:30:00">\n<ent:WeekDays>1 2</ent:WeekDays>\n</Schedule>',
    ),
    build.command(Id="Ещё"),
    build.variant(build.shown(), Representation="Основной"),
    build.permission("InternetResourceAccess", Protocol="HTTPS", Host="a.ru", Port="443"),
    build.permission("FileSystemAccess", "perm1", Path="/temp", AllowedRead="true", AllowedWrite="false"),
    Category="AdditionalReport",
)
"""A sound manifest with every kind of element."""

OLD_ONE = build.manifest(
    build.permission("GetFileFromInternet", "old", Protocol="HTTP", Host="a.ru", Port="80"), schema="1.0.0.1"
)
EXTENSION = build.extension_manifest(build.permission("RunApplication", CommandMask="unzip"))
LIST = build.compatibility(("Розница", None), ("Бухгалтерия", "3.0.1.1"))
EXTENSION_LIST = build.extension_compatibility(("Розница", "1.0.0.0", "*"))
PATCH = build.patch(("Розница", "2.3.1.1"))


def changed(text: str, old: str, new: str, number: int = 1) -> str:
    """Return the text with the `number`-th occurrence of `old` replaced."""
    parts = text.split(old)
    assert len(parts) > number, old
    return old.join(parts[:number]) + new + old.join(parts[number:])


def without(text: str, line: str) -> str:
    """Return the text without a whole line."""
    return changed(text, f"{line}\n", "")


def moved(text: str, line: str, before: str) -> str:
    """Return the text with a whole line moved in front of another."""
    return changed(without(text, line), before, f"{line}\n{before}")


Variant = tuple[str, str, str, str]
"""The document, the sign of the line that is meant, and what the Russian and English message says there."""

NAME = "<Name>Обработка</Name>"
MISSING = ("не хватает {}", "it lacks {}")
PLACE = ("не на месте {} (нужно: {})", "there is no place for {} (wanted: {})")
BOOLEAN = ("не подходит значение «{}» (нужно: true или false)", "it can’t have the value “{}” (wanted: true or false)")


def words(pair: tuple[str, str], *values: str) -> tuple[str, str]:
    """Return both languages filled in."""
    return pair[0].format(*values), pair[1].format(*values)


CATEGORIES = (
    "AdditionalProcessor, AdditionalReport, ObjectFilling, Report, PrintedForm, LinkedObjectCreation, TemplatesMessages"
)
STARTUPS = "ClientCall, ServerCall, FormOpen, FormFill, SafeModeExtension"
LISTED = ("в списке нет значения «{}» (нужно: {})", "the list lacks the value “{}” (wanted: {})")
KINDS = (
    "FileSystemAccess, CreateComObject, AttachAddin, RunApplication, InternetResourceAccess,"
    " ExternalModulePrivilegedModeAllowed, ExternalModule"
)
TYPE = ("не подходит тип {} (нужно: {})", "it can’t be of the type {} (wanted: {})")
NO_TYPE = ("не указан тип xsi:type (нужно: {})", "xsi:type doesn’t say its type (wanted: {})")
ATTRIBUTE = ("не подходит атрибут {}", "it can’t have the attribute {}")
EMPTY = ("значение пусто (нужно: {})", "the value is empty (wanted: {})")
ASSIGNMENTS = "ExtensionAssignmentBase, ExtensionSubsystemsAssignment, ExtensionCatalogsAndDocumentsAssignment"
ROOT = ("корнем не может быть {} (нужно: {})", "it can’t be the root, {} (wanted: {})")

VARIANTS: dict[str, Variant] = {
    # What is missing stands where the next element is, or at the parent.
    "no name": (without(RICH, NAME), "<ObjectName>Обработка", *words(MISSING, "Name")),
    "no object name": (without(RICH, "<ObjectName>Обработка</ObjectName>"), "<Version>", *words(MISSING, "ObjectName")),
    "no version": (without(RICH, "<Version>1.0</Version>"), "<Category>", *words(MISSING, "Version")),
    "no category": (without(RICH, "<Category>AdditionalReport</Category>"), "<Descr", *words(MISSING, "Category")),
    "no description": (
        without(RICH, "<Description>Пример</Description>"),
        "<Assignment",
        *words(MISSING, "Description"),
    ),
    "no file name": (without(RICH, "<FileName>processor.epf</FileName>"), "<ReportV", *words(MISSING, "FileName")),
    "no end": (
        without(RICH, "<UseReportVariantsStorage>false</UseReportVariantsStorage>"),
        "<ExtensionManifest",
        *words(MISSING, "UseReportVariantsStorage"),
    ),
    "no safe mode in the old version": (
        without(OLD_ONE, "<SafeMode>true</SafeMode>"),
        "<Descr",
        *words(MISSING, "SafeMode"),
    ),
    "no command id": (without(RICH, "<Id>Ещё</Id>"), "<Representation>Выполнить;2", *words(MISSING, "Id")),
    "no modifier": (changed(RICH, "<Modifier></Modifier>\n</C", "</C"), "<Commands>;2", *words(MISSING, "Modifier")),
    "empty command": (
        changed(RICH, "<FileName>", "<Commands/>\n<FileName>"),
        "<Commands/>",
        *words(MISSING, "Id, Representation, StartupType, ShowNotification, Modifier"),
    ),
    "no objects": (
        RICH[: RICH.index("<Objects>")] + RICH[RICH.rindex("</Objects>\n") + 11 :],
        "<Assignment ",
        *words(MISSING, "Objects"),
    ),
    "no protocol": (without(RICH, "<perm:Protocol>HTTPS</perm:Protocol>"), "<perm:Host", *words(MISSING, "Protocol")),
    "no port": (without(RICH, "<perm:Port>443</perm:Port>"), "<Permissions ", *words(MISSING, "Port")),
    "no list of configurations": (build.compatibility(), "<CompatibilityList", *words(MISSING, "CompatibilityObjects")),
    "no version of a configuration": (
        without(LIST, "<VersionNumber>3.0.1.1</VersionNumber>"),
        'Version">',
        *words(MISSING, "VersionNumber"),
    ),
    "no greatest version": (
        without(EXTENSION_LIST, "<MaximumVersionNumber>*</MaximumVersionNumber>"),
        "<CompatibilityObjects",
        *words(MISSING, "MaximumVersionNumber"),
    ),
    "no file name of an extension": (
        without(EXTENSION, "<FileName>extension.cfe</FileName>"),
        "<Permissions",
        *words(MISSING, "FileName"),
    ),
    "no uuid of a patch": (
        without(PATCH, "<UUID>6f1a0c52-5b0e-4d5c-9d0f-3a1b2c4d5e6f</UUID>"),
        "<ModifiedMetadata",
        *words(MISSING, "UUID"),
    ),
    # What stands where it may not.
    "renamed": (changed(RICH, NAME, "<Nam>x</Nam>"), "<Nam>", *words(PLACE, "Nam", "Name")),
    "unknown": (changed(RICH, "<Version>", "<Extra/>\n<Version>"), "<Extra/>", *words(PLACE, "Extra", "Version")),
    "of another namespace": (
        changed(RICH, NAME, '<Name xmlns="urn:x">Обработка</Name>'),
        "<Name xmlns",
        *words(PLACE, "{urn:x}Name", "Name"),
    ),
    "of no namespace": (
        changed(RICH, NAME, '<Name xmlns="">Обработка</Name>'),
        "<Name xmlns",
        *words(PLACE, 'Name xmlns=""', "Name"),
    ),
    "twice": (
        changed(RICH, "<ObjectName>Обработка", f"{NAME}\n<ObjectName>Обработка"),
        "<Name>;2",
        *words(PLACE, "Name", "ObjectName"),
    ),
    "moved up": (
        moved(RICH, "<Version>1.0</Version>", "<ObjectName>Обработка"),
        "<Version>",
        *words(PLACE, "Version", "ObjectName"),
    ),
    "moved to the end": (
        moved(RICH, "<Version>1.0</Version>", "</ExtensionManifest>"),
        "<Category>",
        *words(PLACE, "Category", "Version"),
    ),
    "safe mode in the new version": (
        changed(RICH, "<Description>", "<SafeMode>true</SafeMode>\n<Description>"),
        "<SafeMode>",
        *words(PLACE, "SafeMode", "Description"),
    ),
    "element in a text": (changed(RICH, ">Обработка</Name>", ">\n<b/></Name>"), "<b/>", "не на месте b", "place for b"),
    "text between elements": (
        changed(RICH, "<Version>", "лишнее\n<Version>"),
        "лишнее",
        "текст «лишнее».",
        "text, “лишнее”.",
    ),
    # Values.
    "category outside the list": (
        changed(RICH, "AdditionalReport<", "Extension<"),
        "<Category>",
        *words(LISTED, "Extension", CATEGORIES),
    ),
    "category with a space": (
        changed(RICH, ">AdditionalReport<", "> AdditionalReport<"),
        "<Category>",
        *words(LISTED, " AdditionalReport", CATEGORIES),
    ),
    "empty category": (changed(RICH, ">AdditionalReport<", "><"), "<Category>", *words(EMPTY, CATEGORIES)),
    "startup type outside the list": (
        changed(RICH, ">ServerCall<", ">ServerMethodCall<", 2),
        ">ServerMethodCall<",
        *words(LISTED, "ServerMethodCall", STARTUPS),
    ),
    "importance outside the list": (
        changed(RICH, ">Ordinary<", ">Normal<"),
        ">Normal<",
        *words(LISTED, "Normal", "High, Ordinary, Low"),
    ),
    "object type outside the list": (
        changed(RICH, ">SubSystem<", ">Subsystem<", 2),
        ">Subsystem<",
        *words(LISTED, "Subsystem", "Catalog, Document, BusinessProcess, Task, SubSystem"),
    ),
    "old protocol outside the list": (
        changed(OLD_ONE, ">HTTP<", ">SMTP<"),
        ">SMTP<",
        *words(LISTED, "SMTP", "HTTP, FTP, HTTPS"),
    ),
    "no boolean": (changed(RICH, ">false</Use", ">нет</Use"), "<UseReport", *words(BOOLEAN, "нет")),
    "boolean in capitals": (changed(RICH, "<Enabled>true", "<Enabled>TRUE"), ">TRUE<", *words(BOOLEAN, "TRUE")),
    "notification in words": (changed(RICH, "ion>false<", "ion>no<"), ">no<", *words(BOOLEAN, "no")),
    "no number": (changed(RICH, ">443<", ">https<"), ">https<", "значение «https» (нужно: число)", "wanted: a number"),
    "no decimal": (changed(RICH, ">443<", ">4.4.3<"), ">4.4.3<", "значение «4.4.3» (нужно: число)", "wanted: a number"),
    "no uuid": (changed(RICH, ">6f1a0c52", ">{6f1a0c52"), "<UsersFast", "нужно: UUID вида 6f1a", "wanted: a UUID like"),
    # Types and attributes.
    "permission without a type": (
        changed(RICH, '<Permissions xsi:type="perm:InternetResourceAccess">', "<Permissions>"),
        "<Permissions>",
        *words(NO_TYPE, KINDS),
    ),
    "unknown permission": (
        changed(RICH, "perm:InternetResourceAccess", "perm:Everything"),
        "perm:Everything",
        *words(TYPE, "perm:Everything", KINDS),
    ),
    "old permission in the new version": (
        changed(RICH, '"perm:InternetResourceAccess', '"old:GetFileFromInternet'),
        '"old:GetFile',
        *words(TYPE, "old:GetFileFromInternet", KINDS),
    ),
    "permission of the abstract type": (
        changed(RICH, "perm:InternetResourceAccess", "perm:PermissionBase"),
        "perm:PermissionBase",
        *words(TYPE, "perm:PermissionBase", KINDS),
    ),
    "prefix that is not declared": (
        changed(RICH, '"perm:Internet', '"nobody:Internet'),
        "nobody:",
        *words(TYPE, "nobody:InternetResourceAccess", KINDS),
    ),
    "unknown assignment": (
        changed(RICH, '"ExtensionSubsystemsAssignment', '"Everywhere'),
        "Everywhere",
        *words(TYPE, "Everywhere", ASSIGNMENTS),
    ),
    "modifier with an element": (
        changed(RICH, "<Modifier></Modifier>", "<Modifier><b/></Modifier>"),
        "<b/>",
        "значение «b» (нужно: текст без вложенных элементов)",
        "wanted: text without elements in it",
    ),
    "attribute": (changed(RICH, "<Version>", '<Version a="1">'), "<Version a", *words(ATTRIBUTE, "a.")),
    "nil where there must be a value": (
        changed(RICH, NAME, '<Name xsi:nil="true"/>'),
        "<Name ",
        *words(ATTRIBUTE, "xsi:nil=true."),
    ),
    "nil with a value": (
        changed(RICH, "<ObjectType>", '<ObjectType xsi:nil="true">'),
        "<ObjectType xsi",
        "не подходит значение «SubSystem».",
        "it can’t have the value “SubSystem”.",
    ),
    "schedule with a bad number": (
        changed(RICH, 'RepeatPause="0"', 'RepeatPause="часто"'),
        "<Schedule",
        *words(ATTRIBUTE, "RepeatPause=часто"),
    ),
    "schedule with bad days": (
        changed(RICH, "1 2<", "пн вт<"),
        "<ent:Week",
        "нужно: целые числа через пробел",
        "wanted: whole numbers with spaces between them",
    ),
    # Roots.
    "foreign namespace": (
        changed(RICH, f'xmlns="{build.MANIFEST}1.0.0.2"', 'xmlns="urn:x"'),
        "<ExtensionManifest",
        "корнем не может быть {urn:x}ExtensionManifest (нужно: {http",
        "be the root, {urn:x}ExtensionManifest (wanted: {http",
    ),
    "root of another name": (
        RICH.replace("ExtensionManifest", "Manifest"),
        "<Manifest",
        "}Manifest (нужно: {http",
        "}Manifest (wanted: {http",
    ),
    "prefix on the root": (
        build.manifest()
        .replace("<", "<m:")
        .replace("<m:/", "</m:")
        .replace("<m:?", "<?")
        .replace("xmlns=", "xmlns:m="),
        "<m:ExtensionManifest",
        *words(ROOT, "m:ExtensionManifest", "ExtensionManifest"),
    ),
}


def findings(document: str, name: str = "manifest.xml") -> list[Finding]:
    """Return what our checks find in a kit with a document of this text, in the stages that they belong to."""
    whole = [Item(name, document.encode(), 0), Item("processor.epf", processor(name="Обработка"))]
    whole += [Item("extension.cfe", extension(name="дпр_Доработки"))] if "ConfigurationExt" in document else []
    whole += [] if "Manifest" in document else [Item("manifest.xml", RICH.encode())]
    subject = read_subject(upload(kit(*whole), "kit.zip"))
    of_format = run_stage(Stage.FORMAT, subject, checks.format.CHECKS)
    outcome = run_stage(Stage.MANIFEST, subject, OURS)
    assert outcome.status is not StageStatus.BROKEN
    of_documents = [one for one in of_format.findings if one.rule.name.startswith(("manifest", "xml"))]
    return [*of_documents, *outcome.findings]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.skipif(not SAMPLES, reason=f"no samples of documents in {SHARED}: set OTK_SHARED")
def test_sample_has_no_fault(path: Path):
    """Every sample fits its schema and the catalogue."""
    found = findings(path.read_text(encoding="utf-8"), path.name)

    old = [OLD] if path.stem == "manifest-old-1.0.0.1" else []
    assert [one.rule.name for one in found if one.rule.name != "manifest-file-absent"] == old


@pytest.mark.parametrize("text", [RICH, EXTENSION, LIST, EXTENSION_LIST, PATCH], ids=lambda text: text[60:90])
def test_sound_document_has_no_fault(text: str):
    """What the variants are made of has none of the faults."""
    assert findings(text, "x.xml") == []


def test_there_are_enough_variants():
    """More than forty documents, each of which is another."""
    assert len({text for text, *_ in VARIANTS.values()}) >= 50


@pytest.mark.parametrize(("text", "sign", "ru", "en"), VARIANTS.values(), ids=VARIANTS.keys())
def test_one_fault_is_one_finding(text: str, sign: str, ru: str, en: str):
    """The stage finds the fault meant and nothing else, at its line, and says it in both languages."""
    found = [one for one in findings(text, "x.xml") if one.rule.name != OLD]

    [one] = found
    mark, _, number = sign.partition(";")
    assert (one.rule.name, one.location.entry) == (SCHEMA, "x.xml")
    assert one.location.line == build.line_of(text, mark, int(number or 1))
    said = one.rule.render({**one.values, "where": ""})
    assert ru in said.ru
    assert en in said.en


OTHERS: dict[str, tuple[str, str, str]] = {
    "unknown version": (build.manifest(schema="1.0.0.3"), UNKNOWN, "<ExtensionManifest"),
    "unknown version of an extension": (
        EXTENSION.replace("Manifest/1.0.0.1", "Manifest/2"),
        UNKNOWN,
        "<ConfigurationExtensionManifest",
    ),
    "unknown version of a list": (LIST.replace("Compatibility/1.0.0.1", "Compatibility/9"), UNKNOWN, "<Compatib"),
    "old version": (OLD_ONE, OLD, "<ExtensionManifest"),
    "name": (build.manifest(Name="я" * 101), LONG, "<Name>"),
    "object name": (build.manifest(ObjectName="я" * 257), LONG, "<ObjectName>"),
    "version": (build.manifest(Version="1.0.0.15-rc"), LONG, "<Version>"),
    "description": (build.manifest(Description="я" * 1025), LONG, "<Description>"),
    "file name": (build.manifest(FileName="я" * 261), LONG, "<FileName>"),
    "command id": (build.manifest(build.command(Id="я" * 101)), LONG, "<Id>"),
    "command": (build.manifest(build.command(Representation="я" * 201)), LONG, "<Representation>"),
    "modifier": (build.manifest(build.command(Modifier="ПечатьMXL2")), LONG, "<Modifier>"),
    "version of an extension": (build.extension_manifest(Version="1" * 19), LONG, "<Version>"),
    "document type": (
        build.manifest().replace("<ExtensionManifest", "<!DOCTYPE a>\n<ExtensionManifest"),
        "xml-doctype",
        "<!DOCTYPE",
    ),
    "entity bomb": (
        build.manifest(Name="&b;&b;").replace(
            "<ExtensionManifest", '<!-- -->\n<!DOCTYPE a [<!ENTITY b "ha">]>\n<ExtensionManifest'
        ),
        "xml-doctype",
        "<!DOCTYPE",
    ),
    "cut": (build.manifest()[:-9], "manifest-bad-xml", "</Exten"),
    "levels": (build.manifest(Name="<a>" * 200_000 + "</a>" * 200_000), "manifest-bad-xml", "<Name>"),
    "wrong encoding": (build.manifest().replace("UTF-8", "KOI8-R"), "manifest-bad-xml", "<?xml"),
    "file that is a path": (build.manifest(FileName="../processor.epf"), "manifest-file-is-path", "<FileName>"),
    "file that is absent": (build.manifest(FileName="other.epf"), "manifest-file-absent", "<FileName>"),
}


@pytest.mark.parametrize(("text", "rule", "sign"), OTHERS.values(), ids=OTHERS.keys())
def test_other_fault_is_one_finding(text: str, rule: str, sign: str):
    """Old and unknown versions, texts that do not fit the catalogue, hostile documents: each is one finding."""
    [one] = findings(text, "x.xml")

    assert (one.rule.name, one.location.entry, one.location.line) == (rule, "x.xml", build.line_of(text, sign))


@pytest.mark.parametrize(
    "text",
    [
        build.manifest(Name="я" * 100, ObjectName="я" * 256, Version="1.0.0.15-r", Description="я" * 1024),
        build.manifest(build.command(Id="я" * 100, Representation="я" * 200, Modifier="ПечатьMXL")),
        build.extension_manifest(Name="я" * 260, Version="1" * 18, Description="я" * 1024),
    ],
)
def test_text_of_the_full_length_fits(text: str):
    """The limit itself is allowed."""
    assert [one for one in findings(text) if one.rule.name == LONG] == []


def test_second_manifest():
    """Two manifests are one finding, whichever kinds they are of."""
    whole = kit(
        Item("a.xml", RICH.encode()), Item("b.xml", EXTENSION.encode()), Item("processor.epf", processor(name="О"))
    )
    subject = read_subject(upload(whole, "kit.zip"))

    found = run_stage(Stage.FORMAT, subject, checks.format.CHECKS).findings
    assert [(one.rule.name, one.location.entry, one.location.line) for one in found] == [
        ("manifest-duplicate", "b.xml", 2)
    ]


def test_several_faults_are_all_told():
    """Faults in different places do not hide one another, not even within one element."""
    text = build.manifest(build.command(StartupType="x", ShowNotification="y"), Version=None, Category="z")

    lines = [one.location.line for one in findings(text)]
    assert lines == [build.line_of(text, sign) for sign in ("<Category>", "<Category>", ">x<", ">y<")]


def test_number_of_faults_is_bounded():
    """Of a document with thousands of faults a fixed number is told, and the stage ends."""
    text = build.manifest("<Commands/>\n" * 20_000)

    assert len(findings(text)) == MAX_SCHEMA_FAULTS


@pytest.mark.parametrize(
    "make",
    [lambda: build.manifest()[:-9], lambda: build.manifest().replace("<Name", "<!DOCTYPE a><Name"), lambda: "<a>"],
)
def test_rest_of_the_kit_is_read(make: Callable[[], str]):
    """With a manifest that cannot be read, the 1C files of the kit are still there to be checked."""
    whole = kit(Item("manifest.xml", make().encode()), Item("a.epf", processor(name="А")), Item("b.epf", b"no"))
    subject = read_subject(upload(whole, "kit.zip"))

    found = {one.rule.name for one in run_stage(Stage.FORMAT, subject, checks.format.CHECKS).findings}
    assert found == {"manifest-bad-xml", "not-a-container", "kind-mismatch"}
    assert [one.entry for one in subject.members if one.file] == ["a.epf"]
