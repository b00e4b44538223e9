"""Metadata of cases, from the words of a rule's author."""

from collections.abc import Mapping

import pytest

from checks.metadata.scene import build_content
from onec.form_content import FormAttribute, FormContent, FormField
from onec.model import CommonModuleFlags, Content, FileKind, Handler, MetadataObject, Purpose
from onec.rights import ObjectRights, RoleRights
from rules.language.cases import Case


def scene(*metadata: Mapping[str, object], file_kind: FileKind = FileKind.DATA_PROCESSOR) -> Content:
    """Return what a case with these objects holds."""
    objects = tuple(dict(one) for one in metadata)
    return build_content(Case(bad=True, number=0, line=1, files={}, file_kind=file_kind, metadata=objects))


def only(**words: object) -> MetadataObject:
    """Return the one object beside the root that these words describe."""
    [_, item] = scene(words).objects
    return item


def test_scene_without_words_is_an_extension():
    """Metadata are those of an extension, unless the root or the case says more."""
    content = scene({"kind": "Role", "name": "Роль"})

    assert content.kind is FileKind.EXTENSION
    assert [item.full_name for item in content.objects] == ["Configuration.Дополнение", "Role.Роль"]
    assert (content.properties.prefix, content.properties.purpose) == ("дпр_", Purpose.CUSTOMISATION)


def test_root_tells_the_kind_of_file():
    """An external report owns what stands beside it."""
    form = {"kind": "Form", "name": "Форма"}
    content = scene({"kind": "ExternalReport", "name": "Долги", "help": "10"}, form)

    assert content.kind is FileKind.REPORT
    assert [item.full_name for item in content.objects] == ["ExternalReport.Долги", "ExternalReport.Долги.Form.Форма"]
    assert content.objects[0].help_chars == 10


def test_case_tells_the_kind_of_file():
    """Without a root the case says it; what no data processor owns stands in an extension."""
    form = {"kind": "Form", "name": "Форма"}

    assert scene(form).objects[1].full_name == "ExternalDataProcessor.Дополнение.Form.Форма"
    assert scene({**form, "owner": "Catalog.А"}).kind is FileKind.EXTENSION
    assert scene(form, file_kind=FileKind.CONFIGURATION).kind is FileKind.CONFIGURATION
    root = {"kind": "Configuration", "name": "Склад"}
    assert scene(root).kind is FileKind.EXTENSION
    assert scene(root, file_kind=FileKind.CONFIGURATION).kind is FileKind.CONFIGURATION


def test_root_has_properties():
    """Prefix, purpose, default roles and versions of the platform are properties of the root."""
    root = {
        "kind": "Configuration",
        "name": "EF_1",
        "purpose": "patch",
        "prefix": "",
        "extension_compatibility": "8.3.27",
        "default_roles": ["дпр_Роль"],
    }
    properties = scene(root).properties

    assert (properties.name, properties.purpose, properties.prefix) == ("EF_1", Purpose.PATCH, "")
    assert properties.extension_compatibility_mode == "8.3.27"
    assert properties.default_roles == ("Role.дпр_Роль",)


def test_role_has_rights():
    """Rights of the root stand by their names, those of an object under its full name."""
    rights = {"Administration": "true", "EventLog": "false", "Catalog.А": {"Read": "true"}}

    assert only(kind="Role", name="Роль", rights=rights, new_objects="true").rights == RoleRights(
        new_objects=True,
        objects=(
            ObjectRights("Configuration.Дополнение", ("Administration",), ("EventLog",)),
            ObjectRights("Catalog.А", ("Read",)),
        ),
    )


def test_common_module_has_flags():
    """Flags that are not written are off; the reuse of values is a word."""
    flags = only(kind="CommonModule", name="М", flags={"server": "true", "global": "true", "reuse": "session"}).flags

    assert flags == CommonModuleFlags(
        server=True,
        external_connection=False,
        privileged=False,
        client_managed_application=False,
        server_call=False,
        reuse=2,
        global_=True,
    )


def test_handlers_name_module_and_method():
    """A subscription and a job have a handler; what is changed of an adopted object is a state."""
    item = only(
        kind="EventSubscription",
        name="П",
        adopted="true",
        changed="true",
        handler="Обмен.Записать",
        event="OnWrite",
        sources=["DocumentObject"],
    )

    assert item.handlers == (Handler("Записать", "CommonModule.Обмен", "OnWrite"),)
    assert (item.adopted, item.sources, [state for _, state in item.states]) == (True, ("DocumentObject",), [3])
    assert only(kind="ScheduledJob", name="З", handler="А.Б", period="10").handlers[0].period == 10


def test_form_has_attributes_and_fields():
    """A form says its attributes with types, and which fields hide what is typed."""
    form = {"attributes": {"Пароль": "String", "Ссылка": ["Catalog.А"]}, "fields": {"Пароль": "false"}}
    item = only(kind="Form", name="Ф", owner="Catalog.А", form=form)

    assert item.full_name == "Catalog.А.Form.Ф"
    assert item.form == FormContent(
        attributes=(FormAttribute("Пароль", ("String",)), FormAttribute("Ссылка", ("Catalog.А",))),
        fields=(FormField("Пароль", password=False),),
        items=1,
    )


def test_exchange_plan_has_content():
    """What is registered by itself is said for each object."""
    assert only(kind="ExchangePlan", name="О", content={"Catalog.А": "true"}).content == (("Catalog.А", True),)


@pytest.mark.parametrize(
    "words",
    [
        {"kind": "Role", "name": "Р", "right": {}},
        {"kind": "Configuration", "name": "А", "roles": []},
        {"kind": "CommonModule", "name": "М", "flags": {"privilege": "true"}},
        {"kind": "CommonModule", "name": "М", "rights": {}},
        {"kind": "Form", "name": "Ф", "form": {"items": "3"}},
    ],
)
def test_unknown_word_is_refused(words: dict[str, object]):
    """A slip of the pen is an error, not a case that proves nothing."""
    with pytest.raises(ValueError, match="is no word of a scene"):
        scene(words)


def test_truth_has_two_words():
    """What is neither true nor false is an error."""
    with pytest.raises(ValueError, match="adopted must be true or false"):
        scene({"kind": "Role", "name": "Р", "adopted": "yes"})
