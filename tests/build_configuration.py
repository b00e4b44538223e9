"""One configuration written three ways, from the same few facts: a .cf, a Designer dump, an EDT project.

    store = [Thing("Catalog", "Товары", parts=(Thing("Attribute", "Артикул", types=("String(10)",)),))]
    cf(store), designer(store), edt(store)

The dumps come as texts by path, `write` puts them into a folder. Nothing of the readers is shared.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onec.classes import CLASSES, CONFIGURATION_CLASS, ModuleKind
from tests.build_container import class_of, header, module, pack, plain, quoted, uuid_of

NAME, VERSION = "Склад", "1.6.28.3"
NAMESPACES = (
    'xmlns="http://v8.1c.ru/8.3/MDClasses" xmlns:v8="http://v8.1c.ru/8.1/data/core" '
    'xmlns:xr="http://v8.1c.ru/8.3/xcf/readable" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:cfg="http://v8.1c.ru/8.1/data/enterprise/current-config"'
)
FLAGS = (
    "ClientOrdinaryApplication",
    "Server",
    "ExternalConnection",
    "Privileged",
    "Global",
    "ClientManagedApplication",
)
ITEM = "02023637-7868-4a5f-8576-835a76e0c9ba"
COMMAND = "409b9a53-7f7e-4178-86c1-33176c7c7a7a"
ON_OPEN = "8f42e083-be92-4102-b1f0-fa58452c1a63"
ITEM_KINDS = {
    "InputField": ("77ffcc29-7f2d-4223-b22f-19666e7250ba", "FormField"),
    "UsualGroup": ("cd5394d0-7dda-4b56-8927-93ccbe967a01", "FormGroup"),
    "Button": ("a9f3b1ac-f51b-431e-b102-55a69acdecad", "Button"),
    "Table": ("143c00f7-a42d-4cd7-9189-88e4467dc768", "Table"),
    "LabelDecoration": ("3d3cb80c-508b-41fa-8a18-680cdf5f1712", "Decoration"),
}
"""What an item is called in a Designer dump, in a container and in an EDT project."""

TYPES = {
    "Boolean": ('"B"', "xs:boolean", "", "Boolean", ""),
    "String": ('"S"', "xs:string", "", "String", "<stringQualifiers/>"),
    "String(10)": (
        '"S",10,1',
        "xs:string",
        (
            "<v8:StringQualifiers><v8:Length>10</v8:Length><v8:AllowedLength>Variable</v8:AllowedLength>"
            "</v8:StringQualifiers>"
        ),
        "String",
        "<stringQualifiers><length>10</length></stringQualifiers>",
    ),
    "String(9,fixed)": (
        '"S",9,0',
        "xs:string",
        "<v8:StringQualifiers><v8:Length>9</v8:Length><v8:AllowedLength>Fixed</v8:AllowedLength></v8:StringQualifiers>",
        "String",
        "<stringQualifiers><length>9</length><fixed>true</fixed></stringQualifiers>",
    ),
    "Number(15,2,unsigned)": (
        '"N",15,2,1',
        "xs:decimal",
        (
            "<v8:NumberQualifiers><v8:Digits>15</v8:Digits><v8:FractionDigits>2</v8:FractionDigits>"
            "<v8:AllowedSign>Nonnegative</v8:AllowedSign></v8:NumberQualifiers>"
        ),
        "Number",
        "<numberQualifiers><precision>15</precision><scale>2</scale><nonNegative>true</nonNegative></numberQualifiers>",
    ),
    "Date(Date)": (
        '"D","D"',
        "xs:dateTime",
        "<v8:DateQualifiers><v8:DateFractions>Date</v8:DateFractions></v8:DateQualifiers>",
        "Date",
        "<dateQualifiers><dateFractions>Date</dateFractions></dateQualifiers>",
    ),
    "ValueStorage": ('"#",e199ca70-93cf-46ce-a54b-6edc88c3a296', "v8:ValueStorage", "", "ValueStorage", ""),
    "?": ('"#",acf6192e-81ca-46ef-93a6-5a6968b78663', "v8:ValueTable", "", "ValueTable", ""),
}
"""A type in a container, in a Designer dump with its limits, in an EDT project with its limits."""


@dataclass(frozen=True)
class Form:
    """A managed form: attributes with their types, items with their kinds, commands, and the handler of `OnOpen`."""

    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    commands: tuple[str, ...] = ()
    handler: str = ""


@dataclass(frozen=True)
class Thing:
    """An object of metadata with what it owns; `flags` of a common module by Designer's names."""

    kind: str
    name: str
    types: tuple[str, ...] = ()
    parts: "tuple[Thing, ...]" = ()
    members: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    form: Form | None = None
    modules: Mapping[ModuleKind, str] = field(default_factory=dict)


def write(files: Mapping[str, str], folder: Path) -> Path:
    """Put texts into a folder by their paths."""
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode("utf-8-sig" if path.endswith(".bsl") else "utf-8"))
    return folder


def cf(things: Sequence[Thing], *, name: str = NAME, version: str = VERSION) -> bytes:
    """Return a .cf."""
    return pack(cf_parts(things, name=name, version=version))


def cf_parts(things: Sequence[Thing], *, name: str = NAME, version: str = VERSION) -> dict[str, bytes]:
    """Return the inflated parts of a .cf."""
    root, whole = uuid_of("root " + name), f"Configuration.{name}"
    known = {2: "{0}", 14: '"Поставщик"', 15: quoted(version), 16: '""', 26: "80324", 36: "2", 41: "2", 42: '""'}
    values = ",".join({**known, 43: "80323"}.get(index, "0") for index in range(2, 50))
    head = header(name, uuid_of(whole))
    lists = _lists(things, "")
    text = f"{{2,{{{root}}},7,{{{CONFIGURATION_CLASS},{{1,{{67,{{0,{head}}},{values}}},0}}{lists}}}}}"
    return {
        root: plain(text),
        **dict(_elements(things, "")),
        "root": plain(f"{{2,{root},}}"),
        "version": plain("{{216,0,{80324,0}}}"),
        "versions": plain("{1,0}"),
    }


def designer(things: Sequence[Thing], *, name: str = NAME, version: str = VERSION) -> dict[str, str]:
    """Return a Designer dump."""
    properties = (
        f"<Vendor>Поставщик</Vendor><Version>{version}</Version><CompatibilityMode>Version8_3_24</CompatibilityMode>"
        "<ConfigurationExtensionCompatibilityMode>Version8_3_24</ConfigurationExtensionCompatibilityMode>"
    )
    root = _designer("Configuration", name, uuid_of("root " + name), properties, _references(things))
    return {"Configuration.xml": _file(root), **dict(_designer_files(things, "", ""))}


def edt(things: Sequence[Thing], *, name: str = NAME, version: str = VERSION) -> dict[str, str]:
    """Return an EDT project."""
    properties = f"<vendor>Поставщик</vendor><version>{version}</version><compatibilityMode>8.3.24</compatibilityMode>"
    lists = "".join(f"<{_tag(one.kind)}>{one.kind}.{one.name}</{_tag(one.kind)}>" for one in things)
    root = _mdo("Configuration", name, uuid_of("root " + name), properties + lists)
    return {"src/Configuration/Configuration.mdo": root, **dict(_edt_files(things, "", ""))}


def _full(one: Thing, owner: str) -> str:
    return f"{owner}.{one.kind}.{one.name}" if owner else f"{one.kind}.{one.name}"


def _has_file(one: Thing, owner: str) -> bool:
    return not owner or one.kind in {"Form", "Subsystem"}


# A container.


def _lists(things: Sequence[Thing], owner: str) -> str:
    by_kind: dict[str, list[str]] = {}
    for one in things:
        full_name = _full(one, owner)
        mention = uuid_of(full_name) if _has_file(one, owner) else _definition(one, full_name)
        by_kind.setdefault(one.kind, []).append(mention)
    return "".join(f",{{{class_of(kind)},{len(found)},{','.join(found)}}}" for kind, found in by_kind.items())


def _definition(one: Thing, full_name: str) -> str:
    head = header(one.name, uuid_of(full_name))
    match one.kind:
        case "CommonModule":
            flags = "".join(f",{int(flag in one.flags)}" for flag in FLAGS)
            inner = f"{{12,{head}{flags},2,{int('ServerCall' in one.flags)}}}"
        case "Subsystem":
            links = "".join(
                f',{{"#",157fa490-4ce9-11d4-9415-008048da11f9,{{1,{uuid_of(name)}}}}}' for name in one.members
            )
            inner = f"{{22,{head},1,{{0,0}},1,{{0}},{{0}},{{0,{len(one.members)}{links}}}}}"
        case "ChartOfCharacteristicTypes":
            inner = f"{{40,{_type_uuid(full_name)},{{0,{head}}},{_pattern(one.types)}}}"
        case "DefinedType":
            inner = f"{{0,{_type_uuid(full_name)},{_type_uuid(full_name)},{head},{_pattern(one.types)}}}"
        case _:
            types = f",{_pattern(one.types)}" if one.types else ""
            inner = f"{{2,{_type_uuid(full_name)},{head}{types}}}"
    return f"{{1,{inner},0{_lists(one.parts, full_name)}}}"


def _type_uuid(full_name: str) -> str:
    return uuid_of(f"type {full_name}")


def _pattern(types: Sequence[str]) -> str:
    words = (TYPES[one][0] if one in TYPES else f'"#",{_type_uuid(one)}' for one in types)
    return "{" + ",".join(['"Pattern"', *(f"{{{one}}}" for one in words)]) + "}"


def _elements(things: Sequence[Thing], owner: str) -> Iterator[tuple[str, bytes]]:
    for one in things:
        full_name = _full(one, owner)
        if _has_file(one, owner):
            yield uuid_of(full_name), plain(_definition(one, full_name))
        suffixes = {kind: suffix for suffix, kind in CLASSES[class_of(one.kind)].modules.items()}
        if one.form:
            text = _form(one.form, one.modules.get(ModuleKind.FORM, ""))
            yield f"{uuid_of(full_name)}.0", plain(text)
        for kind, text in one.modules.items():
            if kind is not ModuleKind.FORM:
                yield f"{uuid_of(full_name)}.{suffixes[kind]}", module(text.replace("\n", "\r\n"))
        yield from _elements(one.parts, full_name)


def _form(form: Form, text: str) -> str:
    look = '{0,{0,{"B",1},0}}'
    items = "".join(
        f',{ITEM_KINDS[kind][0]},{{22,{{{number},{ITEM}}},0,0,1,{look},5,"{name}",{{1,0}}}}'
        for number, (name, kind) in enumerate(form.items.items())
    )
    event = f'{{1,{ON_OPEN},"{form.handler}"}}' if form.handler else "{0}"
    attributes = "".join(
        f',{{9,{{{number}}},0,"{name}",{{1,0}},{_pattern(types)},{{0}}}}'
        for number, (name, types) in enumerate(form.attributes.items())
    )
    commands = "".join(f',{{9,{{{number},{COMMAND}}},"{name}"}}' for number, name in enumerate(form.commands))
    return (
        f"{{4,{{50,0,{event}{items}}},{quoted(text)},{{4,{len(form.attributes)}{attributes}}},{{0,0}},"
        f"{{0,{len(form.commands)}{commands}}},{{0,0}}}}"
    )


# A Designer dump.


def _designer(kind: str, name: str, uuid: str, properties: str, inside: str) -> str:
    return (
        f'<{kind} uuid="{uuid}"><Properties><Name>{name}</Name>{properties}</Properties>'
        f"<ChildObjects>{inside}</ChildObjects></{kind}>"
    )


def _file(text: str) -> str:
    return f"<MetaDataObject {NAMESPACES}>{text}</MetaDataObject>"


def _references(things: Sequence[Thing]) -> str:
    return "".join(f"<{one.kind}>{one.name}</{one.kind}>" for one in things)


def _designer_text(one: Thing, owner: str) -> str:
    full_name = _full(one, owner)
    parts = (
        _references([part]) if _has_file(part, full_name) else _designer_text(part, full_name) for part in one.parts
    )
    properties = "".join(f"<{flag}>{str(flag in one.flags).lower()}</{flag}>" for flag in (*FLAGS, "ServerCall"))
    reuse = "<ReturnValuesReuse>DuringSession</ReturnValuesReuse>"
    properties = properties + reuse if one.kind == "CommonModule" else ""
    if one.types:
        properties += f"<Type>{_designer_types(one.types)}</Type>"
    if one.members:
        properties += f"<Content>{''.join(f'<xr:Item>{name}</xr:Item>' for name in one.members)}</Content>"
    return _designer(one.kind, one.name, uuid_of(full_name), properties, "".join(parts))


def _designer_types(types: Sequence[str]) -> str:
    names = (TYPES[one][1] if one in TYPES else f"cfg:{one.replace('.', 'Ref.')}" for one in types)
    limits = "".join(TYPES[one][2] for one in types if one in TYPES)
    return "".join(f"<v8:Type>{name}</v8:Type>" for name in names) + limits


def _designer_files(things: Sequence[Thing], owner: str, folder: str) -> Iterator[tuple[str, str]]:
    for one in things:
        base = f"{folder}{_folder(one.kind)}/{one.name}"
        if _has_file(one, owner):
            yield f"{base}.xml", _file(_designer_text(one, owner))
        if one.form:
            yield f"{base}/Ext/Form.xml", _designer_form(one.form)
        for kind, text in one.modules.items():
            place = "Ext/Form/Module" if kind is ModuleKind.FORM else f"Ext/{kind}"
            yield f"{base}/{place}.bsl", text
        yield from _designer_files(one.parts, _full(one, owner), f"{base}/")


def _designer_form(form: Form) -> str:
    event = f'<Events><Event name="OnOpen">{form.handler}</Event></Events>' if form.handler else ""
    items = "".join(
        f'<{kind} name="{name}" id="{number}"><ExtendedTooltip name="{name}Подсказка" id="9{number}"/></{kind}>'
        for number, (name, kind) in enumerate(form.items.items())
    )
    attributes = "".join(
        f'<Attribute name="{name}" id="1"><Type>{_designer_types(types)}</Type></Attribute>'
        for name, types in form.attributes.items()
    )
    commands = "".join(f'<Command name="{name}" id="1"/>' for name in form.commands)
    spaces = NAMESPACES.replace("8.3/MDClasses", "8.3/xcf/logform")
    return (
        f"<Form {spaces}>{event}<ChildItems>{items}</ChildItems><Attributes>{attributes}</Attributes>"
        f"<Commands>{commands}</Commands></Form>"
    )


# An EDT project.


def _folder(kind: str) -> str:
    return "ChartsOfCharacteristicTypes" if kind == "ChartOfCharacteristicTypes" else f"{kind}s"


def _tag(kind: str) -> str:
    return _folder(kind)[0].lower() + _folder(kind)[1:]


def _mdo(kind: str, name: str, uuid: str, inside: str) -> str:
    space = 'xmlns:m="http://g5.1c.ru/v8/dt/metadata/mdclass"'
    return f'<m:{kind} {space} uuid="{uuid}"><name>{name}</name>{inside}</m:{kind}>'


def _edt_text(one: Thing, owner: str) -> str:
    full_name = _full(one, owner)
    text = "".join(f"<{_first_lower(flag)}>true</{_first_lower(flag)}>" for flag in one.flags)
    text += "<returnValuesReuse>DuringSession</returnValuesReuse>" if one.kind == "CommonModule" else ""
    text += f"<type>{_edt_types(one.types)}</type>" if one.types else ""
    text += "".join(f"<content>{name}</content>" for name in one.members)
    for part in one.parts:
        tag = _tag(part.kind)
        if part.kind == "Subsystem":
            text += f"<{tag}>{part.name}</{tag}>"
        else:
            inner = f"<name>{part.name}</name>{_edt_text(part, full_name)}"
            text += f'<{tag} uuid="{uuid_of(_full(part, full_name))}">{inner}</{tag}>'
    return text


def _first_lower(word: str) -> str:
    return word[0].lower() + word[1:]


def _edt_types(types: Sequence[str]) -> str:
    names = (TYPES[one][3] if one in TYPES else one.replace(".", "Ref.") for one in types)
    limits = "".join(TYPES[one][4] for one in types if one in TYPES)
    return "".join(f"<types>{name}</types>" for name in names) + limits


def _edt_files(things: Sequence[Thing], owner: str, folder: str) -> Iterator[tuple[str, str]]:
    for one in things:
        full_name = _full(one, owner)
        base = f"{folder}{_folder(one.kind)}/{one.name}"
        if not owner or one.kind == "Subsystem":
            yield f"src/{base}/{one.name}.mdo", _mdo(one.kind, one.name, uuid_of(full_name), _edt_text(one, owner))
        if one.form:
            yield f"src/{base}/Form.form", _edt_form(one.form)
        for kind, text in one.modules.items():
            yield f"src/{base}/{'Module' if kind is ModuleKind.FORM else kind}.bsl", text
        yield from _edt_files(one.parts, full_name, f"{base}/")


def _edt_form(form: Form) -> str:
    items = "".join(
        f'<items xsi:type="form:{ITEM_KINDS[kind][1]}"><name>{name}</name></items>' for name, kind in form.items.items()
    )
    attributes = "".join(
        f"<attributes><name>{name}</name><valueType>{_edt_types(types)}</valueType></attributes>"
        for name, types in form.attributes.items()
    )
    commands = "".join(f"<formCommands><name>{name}</name></formCommands>" for name in form.commands)
    event = f"<handlers><event>OnOpen</event><name>{form.handler}</name></handlers>" if form.handler else ""
    spaces = 'xmlns:form="http://g5.1c.ru/v8/dt/form" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    return f"<form:Form {spaces}>{items}{event}{attributes}{commands}</form:Form>"
