"""What files beside the descriptions of a dump say, in both formats."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from onec.dump.read import read_tree
from onec.dump.type_words import type_word
from onec.errors import RefusedError
from onec.faults import Fault
from onec.form_content import FormAttribute, FormContent, FormField, FormParts
from onec.model import Content, MetadataObject
from onec.rights import ObjectRights, RoleRights

MD = 'xmlns="http://v8.1c.ru/8.3/MDClasses" xmlns:xr="http://v8.1c.ru/8.3/xcf/readable" xmlns:v8="http://v8.1c.ru/8.1/data/core"'
EDT = 'xmlns:mdclass="http://g5.1c.ru/v8/dt/metadata/mdclass"'
LOGFORM = 'xmlns="http://v8.1c.ru/8.3/xcf/logform" xmlns:v8="http://v8.1c.ru/8.1/data/core"'
PROPERTIES = 'xmlns="http://v8.1c.ru/8.3/xcf/extrnprops"'

RIGHTS = """<Rights xmlns="http://v8.1c.ru/8.2/roles"><setForNewObjects>true</setForNewObjects>
<setForAttributesByDefault>true</setForAttributesByDefault>
<independentRightsOfChildObjects>false</independentRightsOfChildObjects>
<object><name>Configuration.Склад</name>
<right><name>AllFunctionsMode</name><value>true</value></right>
<right><name>EventLog</name><value>false</value></right></object>
<object><name>Catalog.Товары.StandardAttribute.Code</name><right><name>Edit</name><value>false</value></right></object>
</Rights>"""
EDT_FORM = 'xmlns:f="http://g5.1c.ru/v8/dt/form" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
ROLE_RIGHTS = RoleRights(
    new_objects=True, objects=(ObjectRights("Configuration.Склад", ("TechnicalSpecialistMode",), ("EventLog",)),)
)
FORM = FormContent(
    attributes=(FormAttribute("Объект", ("Catalog.Товары",)), FormAttribute("Пароль", ("String",))),
    fields=(FormField("Пароль", password=True), FormField("Код")),
    methods=("ПриОткрытии",),
    items=3,
    named=("Пароль", "Код"),
    commands=("Загрузить",),
)


def uuid(number: int) -> str:
    """Return a UUID."""
    return f"{number:08x}-0000-4000-8000-000000000000"


def designer(kind: str, name: str, number: int, *, text: str = "", children: str = "") -> str:
    """Return the description of an object as Designer writes it."""
    return (
        f'<MetaDataObject {MD}><{kind} uuid="{uuid(number)}"><Properties><Name>{name}</Name>{text}</Properties>'
        f"<ChildObjects>{children}</ChildObjects></{kind}></MetaDataObject>"
    )


def edt(kind: str, name: str, number: int, text: str = "") -> str:
    """Return the description of an object as EDT writes it."""
    return f'<mdclass:{kind} {EDT} uuid="{uuid(number)}"><name>{name}</name>{text}</mdclass:{kind}>'


def read(folder: Path, files: Mapping[str, str]) -> Content:
    """Return what a tree of these files holds."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_tree(folder)


def only(content: Content, kind: str) -> MetadataObject:
    """Return the one object of a kind."""
    [item] = [item for item in content.objects if item.kind == kind]
    return item


def test_designer_keeps_rights_contents_and_schedules_in_ext(tmp_path: Path):
    """Rights of a role, content of an exchange plan, period of a job, sources of a subscription, default roles."""
    children = (
        "<Role>Роль</Role><ExchangePlan>План</ExchangePlan><ScheduledJob>Задание</ScheduledJob>"
        "<EventSubscription>Подписка</EventSubscription>"
    )
    roles = "<DefaultRoles><xr:Item>Role.Роль</xr:Item></DefaultRoles>"
    source = "<v8:Type>cfg:DocumentObject.Заказ</v8:Type><v8:TypeSet>cfg:CatalogObject</v8:TypeSet>"
    handler = "<MethodName>CommonModule.О.Выполнить</MethodName>"
    schedule = f'<JobSchedule {PROPERTIES}><Schedule RepeatPeriodInDay="30"/></JobSchedule>'
    item = "<Item><Metadata>Catalog.Т</Metadata><AutoRecord>{}</AutoRecord></Item>"
    content = read(
        tmp_path,
        {
            "Configuration.xml": designer("Configuration", "Склад", 1, text=roles, children=children),
            "Roles/Роль.xml": designer("Role", "Роль", 2),
            "Roles/Роль/Ext/Rights.xml": RIGHTS,
            "ExchangePlans/План.xml": designer("ExchangePlan", "План", 3),
            "ExchangePlans/План/Ext/Content.xml": (
                f"<ExchangePlanContent {PROPERTIES}>{item.format('Allow')}{item.format('Deny')}</ExchangePlanContent>"
            ),
            "ScheduledJobs/Задание.xml": designer("ScheduledJob", "Задание", 4, text=handler),
            "ScheduledJobs/Задание/Ext/Schedule.xml": schedule,
            "EventSubscriptions/Подписка.xml": designer(
                "EventSubscription", "Подписка", 5, text=f"<Source>{source}</Source>"
            ),
        },
    )

    assert content.properties.default_roles == ("Role.Роль",)
    assert only(content, "Role").rights == ROLE_RIGHTS
    assert only(content, "ExchangePlan").content == (("Catalog.Т", True), ("Catalog.Т", False))
    assert [one.period for one in only(content, "ScheduledJob").handlers] == [30]
    assert only(content, "EventSubscription").sources == ("Document.Заказ", "CatalogObject")


def test_edt_keeps_rights_and_schedules_beside(tmp_path: Path):
    """EDT has the same rights in another file, and lists as repeated properties."""
    root = "<defaultRoles>Role.Роль</defaultRoles><defaultRoles>Role.Другая</defaultRoles>"
    lists = "<roles>Role.Роль</roles><scheduledJobs>ScheduledJob.Задание</scheduledJobs>"
    lists += "<eventSubscriptions>EventSubscription.Подписка</eventSubscriptions>"
    source = "<source><types>DocumentObject</types><types>CatalogObject.Т</types></source>"
    content = read(
        tmp_path,
        {
            "src/Configuration/Configuration.mdo": edt("Configuration", "Склад", 1, root + lists),
            "src/Roles/Роль/Роль.mdo": edt("Role", "Роль", 2),
            "src/Roles/Роль/Rights.rights": RIGHTS,
            "src/ScheduledJobs/Задание/Задание.mdo": edt("ScheduledJob", "Задание", 3, "<methodName>О.В</methodName>"),
            "src/ScheduledJobs/Задание/Schedule.schedule": (
                '<s:Schedule xmlns:s="http://g5.1c.ru/v8/dt/schedule" daysRepeatPeriod="1" repeatPeriodInDay="60"/>'
            ),
            "src/EventSubscriptions/Подписка/Подписка.mdo": edt("EventSubscription", "Подписка", 4, source),
        },
    )

    assert content.properties.default_roles == ("Role.Роль", "Role.Другая")
    assert only(content, "Role").rights == ROLE_RIGHTS
    assert [one.period for one in only(content, "ScheduledJob").handlers] == [60]
    assert only(content, "EventSubscription").sources == ("DocumentObject", "Catalog.Т")


def test_designer_form_is_read(tmp_path: Path):
    """Attributes, fields for input and events of a form; those of the extended form are attributes too."""
    text = f"""<Form {LOGFORM}><Events><Event name="OnOpen">ПриОткрытии</Event></Events><ChildItems>
    <InputField name="Пароль" id="1"><PasswordMode>true</PasswordMode><ContextMenu name="М" id="2"/></InputField>
    <InputField name="Код" id="3"/></ChildItems><Attributes>
    <Attribute name="Объект" id="1"><Type><v8:Type>cfg:CatalogObject.Товары</v8:Type></Type></Attribute></Attributes>
    <Commands><Command name="Загрузить"/></Commands>
    <BaseForm><ChildItems><InputField name="Старое" id="1"/></ChildItems><Attributes>
    <Attribute name="Пароль" id="2"><Type><v8:Type>xs:string</v8:Type></Type></Attribute></Attributes></BaseForm>
    </Form>"""
    content = read(
        tmp_path,
        {
            "Configuration.xml": designer("Configuration", "Склад", 1, children="<CommonForm>Форма</CommonForm>"),
            "CommonForms/Форма.xml": designer("CommonForm", "Форма", 2),
            "CommonForms/Форма/Ext/Form.xml": text,
        },
    )

    assert only(content, "CommonForm").form == replace(FORM, base=FormParts(("Пароль",), ("Старое",)))
    assert content.form_attributes() == {"CommonForm.Форма": frozenset({"объект", "пароль"})}


def test_edt_form_is_read(tmp_path: Path):
    """EDT writes the same in other words."""
    field = '<items xsi:type="form:FormField"><name>{}</name><type>InputField</type><extInfo>{}</extInfo></items>'
    attribute = "<attributes><name>{}</name><valueType><types>{}</types></valueType></attributes>"
    text = field.format("Пароль", "<passwordMode>true</passwordMode>") + field.format("Код", "")
    text += "<items><name>Дополнение</name></items><formCommands><name>Загрузить</name></formCommands>"
    text += "<handlers><event>OnOpen</event><name>ПриОткрытии</name></handlers>"
    text += attribute.format("Объект", "CatalogObject.Товары") + attribute.format("Пароль", "String")
    content = read(
        tmp_path,
        {
            "src/Configuration/Configuration.mdo": edt(
                "Configuration", "Склад", 1, "<commonForms>CommonForm.Форма</commonForms>"
            ),
            "src/CommonForms/Форма/Форма.mdo": edt("CommonForm", "Форма", 2),
            "src/CommonForms/Форма/Form.form": f"<f:Form {EDT_FORM}>{text}</f:Form>",
        },
    )

    assert only(content, "CommonForm").form == FORM


def test_form_that_an_edt_project_adopts_is_read(tmp_path: Path):
    """What it extends lies in a file of its own, attributes that both have count once."""
    attribute = "<attributes><name>{}</name></attributes>"
    item = '<items xsi:type="form:Button"><name>{}</name></items>'
    command = "<formCommands><name>{}</name></formCommands>"
    own = attribute.format("Список") + attribute.format("Р_Своё") + item.format("Р_Кнопка")
    base = attribute.format("Список") + item.format("Печать") + command.format("Печать")
    form = "src/CommonForms/Форма/{}Form.form"
    content = read(
        tmp_path,
        {
            "src/Configuration/Configuration.mdo": edt(
                "Configuration", "Склад", 1, "<commonForms>CommonForm.Форма</commonForms>"
            ),
            "src/CommonForms/Форма/Форма.mdo": edt("CommonForm", "Форма", 2),
            form.format(""): f"<f:Form {EDT_FORM}>{own}</f:Form>",
            form.format("BaseForm/"): f"<f:Form {EDT_FORM}>{base}</f:Form>",
        },
    )

    found = only(content, "CommonForm").form
    assert found is not None
    assert ([one.name for one in found.attributes], found.named) == (["Список", "Р_Своё"], ("Р_Кнопка",))
    assert found.base == FormParts(("Список",), ("Печать",), ("Печать",))


def test_help_is_measured(tmp_path: Path):
    """The longest page of an object's help counts; an object without pages has none."""
    content = read(
        tmp_path,
        {
            "Обработка.xml": designer("ExternalDataProcessor", "Обработка", 1),
            "Обработка/Ext/Help/ru.html": "<p>Обмен заказами</p>",
            "Обработка/Ext/Help/en.html": "x",
        },
    )

    assert content.objects[0].help_chars == len("Обмензаказами")
    assert (
        read(tmp_path / "2", {"Обработка.xml": designer("ExternalDataProcessor", "О", 1)}).objects[0].help_chars is None
    )


def test_broken_rights_refuse_the_tree(tmp_path: Path):
    """Rights that are no XML could hold anything."""
    files = {
        "Configuration.xml": designer("Configuration", "Склад", 1, children="<Role>Роль</Role>"),
        "Roles/Роль.xml": designer("Role", "Роль", 2),
        "Roles/Роль/Ext/Rights.xml": "<Rights>",
    }
    with pytest.raises(RefusedError) as caught:
        read(tmp_path, files)

    assert caught.value.fault is Fault.BAD_METADATA


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("cfg:CatalogObject.Товары", "Catalog.Товары"),
        ("cfg:InformationRegisterRecordSet.Цены", "InformationRegister.Цены"),
        ("cfg:ConstantValueManager.Курс", "Constant.Курс"),
        ("cfg:DefinedType.Владелец", "DefinedType.Владелец"),
        ("cfg:DocumentObject", "DocumentObject"),
        ("xs:decimal", "Number"),
        ("v8:ValueTable", "ValueTable"),
        ("Strange.Тип", "Strange.Тип"),
    ],
)
def test_types_have_the_words_of_the_model(text: str, word: str):
    """The type of one object is the object's name, that of all of a kind stays a word."""
    assert type_word(text) == word
