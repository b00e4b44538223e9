"""Documents of kits become values: every sample, every element, what is missing and what is no value."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onec.kit import read_kit
from onec.kit_documents import read_document, read_documents
from onec.manifest import Category, CompatibilityList, Manifest, PatchManifest, Said, StartupType
from onec.permission_reader import DESCRIPTION, OLD_TYPES, OPTIONAL, REQUIRED
from onec.permissions import PermissionKind
from onec.schema import schema
from onec.schema_model import ComplexType, Particle, schema_model
from onec.xml import parse_xml
from tests import build_manifest as build
from tests.build_kit import SHARED, Item, good_kit, kit

SAMPLES = sorted((SHARED / "design" / "delivery-kit" / "samples").glob("*.xml"))
need_samples = pytest.mark.skipif(not SAMPLES, reason=f"no samples of documents in {SHARED}: set OTK_SHARED")


def read(text: str) -> Manifest:
    """Return the manifest of a text."""
    found, _ = read_document(text.encode(), "m.xml")
    assert isinstance(found, Manifest)
    return found


def sample(name: str) -> Manifest:
    """Return one of the sample manifests."""
    [path] = [one for one in SAMPLES if one.stem == name]
    return read(path.read_text(encoding="utf-8"))


@need_samples
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_fits_the_schema(path: Path):
    """Every sample is valid against the schemas of the package, and is read."""
    data = path.read_bytes()

    assert schema().validate(parse_xml(data, path.name))
    assert read_document(data, path.name)


@pytest.mark.parametrize(
    "text",
    [
        build.manifest(),
        build.manifest(schema="1.0.0.1"),
        build.manifest(
            build.permission("GetFileFromInternet", "old", Protocol="HTTP", Host="a", Port="80"), schema="1.0.0.1"
        ),
        build.manifest(
            build.assignment(build.assigned(ObjectType=None), kind="ExtensionCatalogsAndDocumentsAssignment"),
            build.command("<UsersFastAccess>6f1a0c52-5b0e-4d5c-9d0f-3a1b2c4d5e6f</UsersFastAccess>"),
            build.command(Id="Б"),
            build.variant(build.shown(), Representation="Основной"),
            build.permission("InternetResourceAccess", Protocol="HTTPS", Host="a.ru", Port="443"),
            build.permission("RunApplication", "perm1", CommandMask="unzip"),
        ),
        build.extension_manifest(build.permission("ExternalModule", Name="а", Hash="б")),
        build.compatibility(("Розница", None), ("Розница", "2.3.1.1")),
        build.extension_compatibility(("Розница", "1.0.0.0", "*")),
        build.patch(("Розница", "2.3.1.1")),
    ],
)
def test_what_the_builder_makes_fits_the_schema(text: str):
    """A document without a fault that a test asked for has none."""
    checked = schema()

    assert checked.validate(parse_xml(text.encode(), "")), checked.error_log


@need_samples
def test_full_sample_is_read_whole():
    """Every element of the richest sample is in the value, with its line."""
    found = sample("manifest-full")

    assert (found.entry, found.schema, found.of_extension) == ("m.xml", "1.0.0.2", False)
    assert found.name == Said("Анализ просроченной дебиторской задолженности", 9)
    assert found.category == Said(Category.REPORT, 12)
    assert (found.safe_mode, found.variants_storage) == (None, Said(value=True, line=98))
    assert found.assignment
    assert (found.assignment.type, found.assignment.in_lists) == ("ExtensionSubsystemsAssignment", None)
    assert [one.type.value if one.type else None for one in found.assignment.objects] == [
        "SubSystem",
        "SubSystem",
        None,
    ]
    assert [one.startup.value for one in found.commands if one.startup] == [
        StartupType.FORM_OPEN,
        StartupType.CLIENT_CALL,
        StartupType.SERVER_CALL,
    ]
    assert [one.modifier.value for one in found.commands if one.modifier] == ["", "", ""]
    assert [len(one.users) for one in found.commands] == [0, 0, 1]
    assert found.commands[2].schedule
    assert (found.commands[2].schedule.repeat_period, found.commands[2].schedule.days_period) == (0, 1)
    assert [len(one.assignments) for one in found.variants] == [2, 1]
    assert found.variants[0].assignments[1].importance == Said("Low", 79)
    [permission] = found.permissions
    assert (permission.kind, permission.line) == (PermissionKind.INTERNET, 92)
    assert permission.parameters == (("Protocol", "SMTP"), ("Host", "smtp.example.com"), ("Port", "465"))
    assert permission.description == "Отправка сводки через почтовый сервер клиента"


@need_samples
def test_old_sample_has_safe_mode_and_old_permissions():
    """The list of 2012 has types that the current list lacks; nil parameters are left out."""
    found = sample("manifest-old-1.0.0.1")

    assert (found.schema, found.safe_mode) == ("1.0.0.1", Said(value=True, line=11))
    [permission] = found.permissions
    assert (permission.kind, permission.type_name) == (None, "GetFileFromInternet")
    assert (permission.parameters, permission.namespace) == (
        (("Protocol", "HTTPS"), ("Host", "img.example.com")),
        build.OLD_PERMISSIONS,
    )


@need_samples
def test_all_kinds_of_permissions_are_read():
    """Both current namespaces give the same kinds; booleans and ports are text."""
    found = sample("manifest-permissions")

    assert [one.kind for one in found.permissions] == [PermissionKind.INTERNET, *PermissionKind]
    assert {one.namespace[-7:] for one in found.permissions} == {"1.0.0.1", "1.0.0.2"}
    assert dict(found.permissions[2].parameters) == {"Path": "/temp", "AllowedRead": "true", "AllowedWrite": "true"}


def test_value_that_is_none_of_its_type_is_none():
    """Neither a category nor a boolean is guessed; a missing element and a nil one are None too."""
    found = read(
        build.manifest(
            build.command(StartupType="Server", ShowNotification="yes", Id=None),
            '<Assignment xsi:nil="true"/>',
            '<Commands xsi:nil="1"/>',
            Category=" Report",
            UseReportVariantsStorage="TRUE",
            Name=None,
        )
    )

    assert (found.category, found.variants_storage, found.name, found.assignment) == (None, None, None, None)
    [command] = found.commands
    assert (command.startup, command.notification, command.id) == (None, None, None)


def test_parameter_that_is_missing_or_wrong_cannot_be_told():
    """It is None, so that no check takes it for another value; one that need not be there is left out."""
    found = read(
        build.manifest(
            build.permission("InternetResourceAccess", Host="a.ru", Port="https"),
            build.permission("FileSystemAccess", Path="/temp", AllowedRead="1", AllowedWrite="ja"),
            build.permission("CreateComObject", "old", ProgId="a"),
            build.permission("Unheard", "nowhere", Word="a"),
        ).replace("xmlns:old", 'xmlns:nowhere="urn:x" xmlns:old')
    )

    assert [dict(one.parameters) for one in found.permissions] == [
        {"Protocol": None, "Host": "a.ru", "Port": None},
        {"Path": "/temp", "AllowedRead": "true", "AllowedWrite": None},
        {"ProgId": "a"},
        {"Word": "a"},
    ]
    assert [one.kind for one in found.permissions] == [
        PermissionKind.INTERNET,
        PermissionKind.FILES,
        PermissionKind.COM,
        None,
    ]


def test_type_that_no_list_has_is_of_no_kind():
    """A kind of the current lists in another namespace is none: nobody knows what its elements mean."""
    found = read(
        build.manifest(
            build.permission("InternetResourceAccess", "old", Host="a.ru"),
            build.permission("InternetResourceAccess", "perm", Host="a.ru").replace('"perm:', '"nobody:'),
            build.permission("AttachAddin", "old"),
        )
    )

    assert [(one.kind, one.parameters) for one in found.permissions] == [
        (None, (("Host", "a.ru"),)),
        (None, ()),
        (PermissionKind.ADD_IN, (("TemplateName", None),)),
    ]


def test_permission_with_a_strange_element_has_no_certain_description():
    """The strange one may be meant for the description; it is no parameter."""
    [one] = read(build.manifest(build.permission("RunApplication", Descripton="а", CommandMask="б"))).permissions

    assert (one.description, one.parameters) == (None, (("CommandMask", "б"),))


def test_element_with_others_in_it_has_no_value():
    """What is asked for is a text."""
    found = read(build.manifest(build.permission("RunApplication", CommandMask="<b/>"), Name="а<b/>"))

    assert (found.name, found.permissions[0].parameters) == (None, (("CommandMask", None),))


def test_element_that_says_it_is_nil_and_is_not_is_read():
    """The contradiction is told by the schema; what is there is there."""
    text = build.manifest(build.command()).replace("<Commands>", '<Commands xsi:nil="true">')

    assert [one.id for one in read(text).commands] == [Said("Выполнить", 9)]


def test_element_of_another_namespace_is_none_of_ours():
    """What only looks like an element is not taken for one."""
    text = build.manifest().replace("<Name>", '<Name xmlns="urn:x">')

    assert read(text).name is None


def test_manifest_of_a_foreign_namespace_says_nothing():
    """Its root makes it a manifest; what its elements mean nobody knows."""
    found = read(build.manifest(namespace="urn:x"))

    assert (found.schema, found.name, found.line) == ("", None, 2)


def test_manifest_of_an_unknown_version_is_read():
    """What a later version shares with the known ones is there."""
    found = read(build.manifest(schema="1.0.0.9"))

    assert (found.schema, found.name) == ("1.0.0.9", Said("Обработка", 3))


def test_compatibility_lists():
    """A version that is not asked for is any; one that is asked for and missing is not known."""
    text = build.compatibility(("А", None), ("Б", "2.3.1.1"), ("В", "")).replace(
        "<VersionNumber></VersionNumber>\n", ""
    )

    found, _ = read_document(text.encode(), "c.xml")

    assert isinstance(found, CompatibilityList)
    assert [(one.name, one.minimum, one.maximum) for one in found.configurations] == [
        (Said("А", 4), Said("", 3), Said("", 3)),
        (Said("Б", 7), Said("2.3.1.1", 8), Said("2.3.1.1", 8)),
        (Said("В", 11), None, None),
    ]


def test_compatibility_list_of_an_extension():
    """It gives a range for each configuration."""
    found, _ = read_document(build.extension_compatibility(("А", "1.0.0.0", "1.*.*.*")).encode(), "c.xml")

    assert isinstance(found, CompatibilityList)
    [one] = found.configurations
    assert (found.of_extension, one.is_range) == (True, True)
    assert (one.minimum, one.maximum) == (Said("1.0.0.0", 5), Said("1.*.*.*", 6))


def test_patch_names_what_it_modifies():
    """Names may stand one on a line or behind commas; each has its own line."""
    found, _ = read_document(build.patch(("А", "1.0"), ModifiedMetadata="Б, В\nГ").encode(), "p.xml")

    assert isinstance(found, PatchManifest)
    assert found.modified == (Said("Б", 6), Said("В", 6), Said("Г", 7))
    assert [one.name.value for one in found.applied_for if one.name] == ["А"]


def test_all_documents_of_a_kit_are_read():
    """They keep the order of the entries, each kind in its own list."""
    whole = read_kit(
        good_kit(
            Item("b.xml", build.compatibility(("А", None)).encode()),
            Item("c.xml", build.patch(("А", "1.0")).encode()),
            Item("d.xml", build.extension_manifest().encode()),
        )
    )

    found = read_documents(whole)

    assert [one.entry for one in found.manifests] == ["manifest.xml", "d.xml"]
    assert [one.of_extension for one in found.manifests] == [False, True]
    assert [one.entry for one in found.compatibility] == ["b.xml"]
    assert [one.entry for one in found.patches] == ["c.xml"]
    assert found.faults == ()


def test_tables_of_permissions_are_those_of_the_schemas():
    """Types and elements that the reader knows are the ones that the schemas have."""
    model = schema_model()

    def particles(space: str, name: str) -> tuple[Particle, ...]:
        found = model.types[f"{{{space}}}{name}"]
        return found.particles if isinstance(found, ComplexType) else ()

    current = {kind: particles(f"{build.PERMISSIONS}1.0.0.2", kind) for kind in PermissionKind}
    said = {kind: [one.name.rpartition("}")[2] for one in every if one.minimum] for kind, every in current.items()}
    may = {kind: [one.name.rpartition("}")[2] for one in every if not one.minimum] for kind, every in current.items()}
    assert said == {kind: list(names) for kind, names in REQUIRED.items()}
    assert may == {kind: [DESCRIPTION, *OPTIONAL.get(kind, ())] for kind in PermissionKind}
    old = {name.rpartition("}")[2] for name in model.types if build.OLD_PERMISSIONS in name}
    assert set(OLD_TYPES) == old - {"InternalFileHandler", "NetworkProtocols", "DocumentPostingActions"}


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_kit_with_a_changed_document_is_read_on(data: st.DataObject):
    """Whatever bytes a document has, the kit is read, and what was found to be a document is read too."""
    raw = bytearray(build.manifest(build.command(), build.permission("RunApplication", CommandMask="a")).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(raw)))
        raw[start : start + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=12))
    found = read_kit(kit(Item("a.xml", bytes(raw), 0), Item("processor.epf")))

    documents = read_documents(found)
    assert len(documents.manifests) + len(documents.compatibility) + len(documents.patches) == len(found.documents)
    assert len(found.manifests) + len(found.unread_manifests) <= 1
