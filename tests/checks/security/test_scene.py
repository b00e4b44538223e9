"""Metadata of cases, from the words of a rule's author."""

import pytest

from checks.security.scene import build_content
from onec.form_content import FormAttribute, FormContent, FormField
from onec.model import CommonModuleFlags, FileKind, Handler, MetadataObject, Purpose
from onec.rights import ObjectRights, RoleRights


def only(**words: object) -> MetadataObject:
    """Return the one object beside the root that these words describe."""
    [_, item] = build_content({"metadata": [words]}).objects
    return item


def test_scene_without_words_is_an_extension():
    """Metadata are those of an extension, unless the root or the case says more."""
    content = build_content({"metadata": []})

    assert content.kind is FileKind.EXTENSION
    assert [item.full_name for item in content.objects] == ["Configuration.Дополнение"]
    assert (content.properties.prefix, content.properties.purpose) == ("дпр_", Purpose.CUSTOMISATION)


def test_root_tells_the_kind_of_file():
    """An external report owns what stands beside it."""
    form = {"kind": "Form", "name": "Форма"}
    content = build_content({"metadata": [{"kind": "ExternalReport", "name": "Долги", "help": 10}, form]})

    assert content.kind is FileKind.REPORT
    assert [item.full_name for item in content.objects] == ["ExternalReport.Долги", "ExternalReport.Долги.Form.Форма"]
    assert content.objects[0].help_chars == 10
    assert build_content({"file_kind": "configuration"}).kind is FileKind.CONFIGURATION


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
    properties = build_content({"metadata": [root]}).properties

    assert (properties.name, properties.purpose, properties.prefix) == ("EF_1", Purpose.PATCH, "")
    assert properties.extension_compatibility_mode == "8.3.27"
    assert properties.default_roles == ("Role.дпр_Роль",)


def test_role_has_rights():
    """Rights of the root stand by their names, those of an object under its full name."""
    rights = {"Administration": True, "EventLog": False, "Catalog.А": {"Read": True}}

    assert only(kind="Role", name="Роль", rights=rights, new_objects=True).rights == RoleRights(
        new_objects=True,
        objects=(
            ObjectRights("Configuration.Дополнение", ("Administration",), ("EventLog",)),
            ObjectRights("Catalog.А", ("Read",)),
        ),
    )


def test_common_module_has_flags():
    """Flags that are not written are off; the reuse of values is a word."""
    flags = only(kind="CommonModule", name="М", flags={"server": True, "global": True, "reuse": "session"}).flags

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
        adopted=True,
        changed=True,
        handler="Обмен.Записать",
        event="OnWrite",
        sources=["DocumentObject"],
    )

    assert item.handlers == (Handler("Записать", "CommonModule.Обмен", "OnWrite"),)
    assert (item.adopted, item.sources, [state for _, state in item.states]) == (True, ("DocumentObject",), [3])
    assert only(kind="ScheduledJob", name="З", handler="А.Б", period=10).handlers[0].period == 10


def test_form_has_attributes_and_fields():
    """A form says its attributes with types, and which fields hide what is typed."""
    form = {"attributes": {"Пароль": "String", "Ссылка": ["Catalog.А"]}, "fields": {"Пароль": False}}
    item = only(kind="Form", name="Ф", owner="Catalog.А", form=form)

    assert item.full_name == "Catalog.А.Form.Ф"
    assert item.form == FormContent(
        attributes=(FormAttribute("Пароль", ("String",)), FormAttribute("Ссылка", ("Catalog.А",))),
        fields=(FormField("Пароль", password=False),),
        items=1,
    )


def test_exchange_plan_has_content():
    """What is registered by itself is said for each object."""
    assert only(kind="ExchangePlan", name="О", content={"Catalog.А": True}).content == (("Catalog.А", True),)


@pytest.mark.parametrize(
    "words",
    [
        {"kind": "Role", "name": "Р", "right": {}},
        {"kind": "Configuration", "roles": []},
        {"kind": "CommonModule", "name": "М", "flags": {"privilege": True}},
        {"kind": "Form", "name": "Ф", "form": {"items": 3}},
    ],
)
def test_unknown_word_is_refused(words: dict[str, object]):
    """A slip of the pen is an error, not a case that proves nothing."""
    with pytest.raises(ValueError, match="is no word of a scene"):
        build_content({"metadata": [words]})
