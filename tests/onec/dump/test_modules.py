"""Modules of trees: whose they are, of which kind, in which shape."""

import struct
from pathlib import Path

from onec.classes import ModuleKind
from onec.dump.read import read_tree
from onec.model import Module, ModuleState

DUMPS = Path(__file__).parents[2] / "data" / "dumps"
BOM = b"\xef\xbb\xbf"
END = 0x7FFFFFFF
CONFIGURATION = (
    '<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses"><Configuration uuid="00000001-0000-4000-8000-000000000000">'
    "<Properties><Name>Склад</Name></Properties></Configuration></MetaDataObject>"
)


def places(dump: str) -> dict[str, tuple[str, ModuleKind, bool]]:
    """Return owner, kind and orphanhood of the modules of a dump by their entries."""
    return {item.entry: (item.object, item.kind, item.orphan) for item in read_tree(DUMPS / dump).modules}


def container(**parts: bytes) -> bytes:
    """Return a 32-bit container of these elements."""
    first = 16 + 31 + 512
    table, blocks = b"", b""
    for name, data in parts.items():
        header = bytes(20) + name.encode("utf-16-le") + bytes(4)
        address = first + len(blocks)
        table += struct.pack("<3I", address, address + 31 + len(header), END)
        blocks += block(header) + block(data)
    return struct.pack("<4I", END, 512, 0, 0) + block(table, 512) + blocks


def block(data: bytes, size: int = 0) -> bytes:
    """Return one block with its header, filled up to `size`."""
    header = f"\r\n{len(data):08x} {max(size, len(data)):08x} 7fffffff \r\n"
    return header.encode() + data.ljust(size, b"\0")


def only_module(tree: Path, entry: str, data: bytes) -> Module:
    """Return the one module of a configuration that holds nothing but `data` at `entry`."""
    (tree / entry).parent.mkdir(parents=True)
    (tree / entry).write_bytes(data)
    (tree / "Configuration.xml").write_text(CONFIGURATION, encoding="utf-8")
    [module] = read_tree(tree).modules
    return module


def test_designer_modules_have_their_owners():
    """The folder tells the owner, the file the kind; a file beside the objects' folders is no module."""
    assert places("designer-configuration") == {
        "CalculationRegisters/Начисления/Recalculations/Перерасчет/Ext/RecordSetModule.bsl": (
            "CalculationRegister.Начисления.Recalculation.Перерасчет",
            ModuleKind.RECORD_SET,
            False,
        ),
        "Catalogs/Товары/Commands/Печать/Ext/CommandModule.bsl": (
            "Catalog.Товары.Command.Печать",
            ModuleKind.COMMAND,
            False,
        ),
        "Catalogs/Товары/Ext/ManagerModule.bsl": ("Catalog.Товары", ModuleKind.MANAGER, False),
        "Catalogs/Товары/Ext/ObjectModule.bsl": ("Catalog.Товары", ModuleKind.OBJECT, False),
        "Catalogs/Товары/Forms/ФормаЭлемента/Ext/Form/Module.bsl": (
            "Catalog.Товары.Form.ФормаЭлемента",
            ModuleKind.FORM,
            False,
        ),
        "CommonModules/Забытый/Ext/Module.bsl": ("CommonModule.Забытый", ModuleKind.MODULE, True),
        "CommonModules/Общий/Ext/Module.bsl": ("CommonModule.Общий", ModuleKind.MODULE, False),
        "Ext/ManagedApplicationModule.bsl": ("Configuration.Склад", ModuleKind.MANAGED_APPLICATION, False),
        "ExternalDataSources/База/Tables/Клиенты/Ext/ManagerModule.bsl": (
            "ExternalDataSource.База.Table.Клиенты",
            ModuleKind.MANAGER,
            False,
        ),
        "InformationRegisters/Цены/Ext/RecordSetModule.bsl": (
            "InformationRegister.Цены",
            ModuleKind.RECORD_SET,
            False,
        ),
    }


def test_external_modules_have_their_owners():
    """The module of an external data processor is its own, that of its form the form's."""
    assert places("designer-external") == {
        "Загрузка/Ext/ObjectModule.bsl": ("ExternalDataProcessor.Загрузка", ModuleKind.OBJECT, False),
        "Загрузка/Forms/Форма/Ext/Form/Module.bsl": (
            "ExternalDataProcessor.Загрузка.Form.Форма",
            ModuleKind.FORM,
            False,
        ),
    }


def test_edt_modules_have_their_owners():
    """In EDT a module lies beside the description; `Module` in a form's folder is a form module."""
    assert places("edt-extension") == {
        "src/Catalogs/Забытый/ManagerModule.bsl": ("Catalog.Забытый", ModuleKind.MANAGER, True),
        "src/Catalogs/Товары/Commands/Расш_Печать/CommandModule.bsl": (
            "Catalog.Товары.Command.Расш_Печать",
            ModuleKind.COMMAND,
            False,
        ),
        "src/Catalogs/Товары/Forms/ФормаЭлемента/Module.bsl": (
            "Catalog.Товары.Form.ФормаЭлемента",
            ModuleKind.FORM,
            False,
        ),
        "src/Catalogs/Товары/ObjectModule.bsl": ("Catalog.Товары", ModuleKind.OBJECT, False),
        "src/CommonModules/ОбщегоНазначения/Module.bsl": ("CommonModule.ОбщегоНазначения", ModuleKind.MODULE, False),
        "src/CommonModules/Расш_Общий/Module.bsl": ("CommonModule.Расш_Общий", ModuleKind.MODULE, False),
        "src/Configuration/ManagedApplicationModule.bsl": (
            "Configuration.Расширение",
            ModuleKind.MANAGED_APPLICATION,
            False,
        ),
        "src/HTTPServices/Расш_Сервис/Module.bsl": ("HTTPService.Расш_Сервис", ModuleKind.MODULE, False),
    }


def test_text_is_kept_as_bytes():
    """The text is what the file holds without its mark, line ends untouched."""
    modules = {item.entry: item for item in read_tree(DUMPS / "designer-configuration").modules}
    module = modules["CommonModules/Общий/Ext/Module.bsl"]

    assert module.data == (DUMPS / "designer-configuration" / module.entry).read_bytes()[len(BOM) :]
    assert module.text == "Процедура Общая() Экспорт\r\nКонецПроцедуры\r\n"
    assert module.bom
    assert module.valid


def test_text_in_another_encoding_is_marked():
    """A module in code page 1251 is kept as it is, and said not to be UTF-8."""
    modules = {item.entry: item for item in read_tree(DUMPS / "designer-configuration").modules}
    module = modules["Catalogs/Товары/Ext/ManagerModule.bsl"]

    assert not module.valid
    assert not module.bom
    assert module.data.decode("cp1251").startswith("Процедура Без()")


def test_module_under_password_is_protected(tmp_path: Path):
    """Designer writes a module under password as a container; it is there and cannot be read."""
    data = container(image=BOM + b"{1}", info=BOM + b'{3,3,1,"eA==",1000}', text=b"\xb5\xd9\x97g")

    module = only_module(tmp_path, "Ext/SessionModule.bin", data)

    assert (module.object, module.kind) == ("Configuration.Склад", ModuleKind.SESSION)
    assert module.state is ModuleState.PROTECTED
    assert module.data == b""


def test_module_of_ordinary_form_is_read(tmp_path: Path):
    """An ordinary form is a container with its module inside; no `.bsl` holds that code."""
    data = container(form=b"{27}", module=BOM + "Перем А;".encode())

    module = only_module(tmp_path, "CommonForms/Старая/Ext/Form.bin", data)

    assert (module.object, module.kind, module.orphan) == ("CommonForm.Старая", ModuleKind.FORM, True)
    assert module.entry == "CommonForms/Старая/Ext/Form.bin/module"
    assert module.text == "Перем А;"
