"""What elements beside the descriptions say: in whole files of our own making, and in real ones."""

import pytest

from onec.errors import RefusedError
from onec.faults import Fault
from onec.file import OneCFile, read_file
from onec.form_content import FormContent
from onec.model import MetadataObject
from onec.rights import RIGHTS, ObjectRights, RoleRights
from tests import build_container as build
from tests.hostile import corpus

ROLE = "Role.Обмен"
UUIDS = {name: uuid for uuid, name in RIGHTS.items()}


def item(file: OneCFile, name: str) -> MetadataObject:
    """Return an object of a file."""
    return file.content.by_name()[name]


def changed(parts: dict[str, bytes], **elements: str) -> OneCFile:
    """Return the file of these parts with other elements beside them, by the full name of the owner and the suffix."""
    for name, text in elements.items():
        owner, _, suffix = name.rpartition("_")
        parts[f"{build.uuid_of(owner)}.{suffix}"] = build.plain(text)
    return read_file(build.pack(parts))


def test_role_has_its_rights():
    """Rights of the root are told with the root's name, though an element names it by its root UUID."""
    root = build.uuid_of("root Расширение")
    text = f"{{10,{{1,{{{{1,{root},0,3}},{{0,{UUIDS['Administration']},1}}}}}},{{0}},1,1,0,4294967295}}"

    file = changed(build.extension_parts(objects=(ROLE,)), **{f"{ROLE}_0": text})

    assert item(file, ROLE).rights == RoleRights(
        new_objects=True, objects=(ObjectRights("Configuration.Расширение", ("Administration",)),)
    )


def test_rights_that_are_no_bracket_text_refuse_the_file():
    """Rights that cannot be read could hold anything."""
    with pytest.raises(RefusedError) as caught:
        changed(build.extension_parts(objects=(ROLE,)), **{f"{ROLE}_0": "{10,{1"})

    assert caught.value.fault is Fault.BRACKET_SYNTAX


def test_role_without_an_element_has_no_rights():
    """Nothing is made up where a role has no rights of its own."""
    assert item(read_file(build.extension(objects=(ROLE,))), ROLE).rights is None


def test_content_of_an_exchange_plan_is_named():
    """Objects of the file have names, others keep their UUID."""
    strange = "a6d0c86c-e223-49c9-b0ce-d6adaa7aa083"
    plan, catalog = "ExchangePlan.Обмен", "Catalog.Товары"

    file = changed(
        build.extension_parts(objects=(plan, catalog)),
        **{f"{plan}_1": f"{{2,2,{build.uuid_of(catalog)},1,{strange},0,0}}"},
    )

    assert item(file, plan).content == ((catalog, True), (strange, False))


def test_forms_are_managed_or_ordinary():
    """A managed form is told by its text, an ordinary one by its container."""
    managed, ordinary = "Catalog.Т.Form.М", "Catalog.Т.Form.О"
    container = build.container({"form": b"\xef\xbb\xbf{27}", "module": b"\xef\xbb\xbf"})
    modules: dict[str, str | bytes] = {f"{managed}.FormModule": "А();", f"{ordinary}.FormModule": container}

    file = read_file(build.extension(objects=("Catalog.Т", managed, ordinary), modules=modules))

    assert item(file, managed).form == FormContent()
    assert item(file, ordinary).form == FormContent(managed=False)
    assert file.content.form_attributes() == {managed: frozenset(), ordinary: frozenset()}


def test_help_of_the_whole_is_measured():
    """The help of an external data processor lies under the UUID of its base header."""
    whole = "ExternalDataProcessor.Обработка"
    text = '{5,1,"ru",{#base64:PGI+0KI8L2I+}}'

    file = changed(build.processor_parts(), **{f"{whole}_1": text})

    assert (item(file, whole).help_chars, item(file, whole).help_text) == (1, "Т")
    assert item(read_file(build.extension()), "Configuration.Расширение").help_chars is None


@pytest.mark.skipif(not (corpus() / "INDEX.json").is_file(), reason="no corpus under OTK_SHARED")
class TestRealFiles:
    """Facts of real files, as the Designer dumps of the same commits have them."""

    def test_rights(self):
        """An own role and an adopted one, which leaves to the configuration what it does not change."""
        file = real("A1-Files_1667d7a48f.cfe")

        user = item(file, "Role.А1Файлы_Пользователь").rights
        full = item(file, "Role.ПолныеПрава").rights

        assert user is not None
        assert full is not None
        assert (user.new_objects, user.attributes, full.new_objects) == (False, True, True)
        [root] = [one for one in user.objects if one.object == "Configuration.А1Файлы"]
        assert len(root.allowed) == 11
        assert {"ThinClient", "SaveUserData", "Output", "AnalyticsSystemClient"} < set(root.allowed)
        assert {"Administration", "ConfigurationExtensionsAdministration", "EventLog"} < set(root.refused)
        [root] = [one for one in full.objects if one.object == "Configuration.А1Файлы"]
        assert len(root.allowed) == 5
        assert root.refused == ()
        assert list(user.allowed("Delete")) == ["Catalog.А1Файлы"]
        assert len(list(full.allowed("Delete"))) == 3
        assert list(full.allowed("InteractiveDelete")) == []

    def test_default_roles(self):
        """Roles that all users have."""
        assert real("A1-Data_7cde85e9d4.cfe").content.properties.default_roles == ("Role.А1Д_БазовыеПрава",)
        assert real("A1-SSL_a6f246d06b.cfe").content.properties.default_roles == ()

    def test_form_of_an_extension(self):
        """An adopted form: methods are the extension's, passwords are hidden."""
        form = item(real("A1-SSL_a6f246d06b.cfe"), "CommonForm.СменаПароля").form

        assert form is not None
        assert form.methods == ("А1БСП_ПриСозданииНаСервереПосле", "А1БСП_ПриЗакрытииПосле")
        fields = {one.name: one.password for one in form.fields}
        assert (fields["СтарыйПароль"], fields["НовыйПароль2"]) == (True, None)

    def test_attributes_of_a_form(self):
        """The main attribute of a form is of the type of its catalog, found by the UUID of the type."""
        form = item(real("A1-Files_1667d7a48f.cfe"), "Catalog.А1Файлы_Тома.Form.ФормаЭлемента").form

        assert form is not None
        assert [tuple(one) for one in form.attributes] == [("Объект", ("Catalog.А1Файлы_Тома",))]


def real(name: str) -> OneCFile:
    """Return a file of the corpus."""
    return read_file((corpus() / "files" / name).read_bytes())


def test_help_beyond_the_room_is_only_counted(monkeypatch: pytest.MonkeyPatch):
    """Texts are kept while there is room for all of one; how much there is to read is told anyway."""
    monkeypatch.setattr("onec.elements.MAX_HELP_CHARS", 3)
    texts = {"Catalog.А": "eHl6", "Catalog.Б": "eA=="}  # xyz, x
    written = {f"{name}_1": f'{{5,1,"ru",{{#base64:{text}}}}}' for name, text in texts.items()}

    file = changed(build.extension_parts(objects=tuple(texts)), **written)

    found = [(item(file, name).help_chars, item(file, name).help_text) for name in texts]
    assert sorted(found) == [(1, ""), (3, "xyz")]
