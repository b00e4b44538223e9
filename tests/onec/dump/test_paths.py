"""Whose module a file is, by its path alone."""

from pathlib import Path

import pytest

from onec.classes import ModuleKind
from onec.dump.paths import module_place
from onec.dump.read import read_tree

DUMPS = Path(__file__).parents[2] / "data" / "dumps"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("CommonModules/Обмен/Ext/Module.bsl", ("CommonModule.Обмен", ModuleKind.MODULE)),
        ("CommonModules/Обмен/Module.bsl", ("CommonModule.Обмен", ModuleKind.MODULE)),
        ("Documents/Счет/Ext/ObjectModule.bsl", ("Document.Счет", ModuleKind.OBJECT)),
        ("ChartsOfAccounts/Основной/Ext/ManagerModule.bsl", ("ChartOfAccounts.Основной", ModuleKind.MANAGER)),
        ("Catalogs/Товары/Forms/Форма/Ext/Form/Module.bsl", ("Catalog.Товары.Form.Форма", ModuleKind.FORM)),
        ("Catalogs/Товары/Forms/Форма/Module.bsl", ("Catalog.Товары.Form.Форма", ModuleKind.FORM)),
        ("CommonForms/Вход/Ext/Form/Module.bsl", ("CommonForm.Вход", ModuleKind.FORM)),
        ("CommonForms/Вход/Module.bsl", ("CommonForm.Вход", ModuleKind.FORM)),
        (
            "Catalogs/Товары/Commands/Печать/Ext/CommandModule.bsl",
            ("Catalog.Товары.Command.Печать", ModuleKind.COMMAND),
        ),
        (
            "ExternalDataSources/База/Cubes/Куб/DimensionTables/Измерение/Ext/ManagerModule.bsl",
            ("ExternalDataSource.База.Cube.Куб.DimensionTable.Измерение", ModuleKind.MANAGER),
        ),
        ("HTTPServices/Сервис/Ext/Module.bsl", ("HTTPService.Сервис", ModuleKind.MODULE)),
        ("Ext/SessionModule.bsl", ("Configuration", ModuleKind.SESSION)),
        ("src/Configuration/ManagedApplicationModule.bsl", ("Configuration", ModuleKind.MANAGED_APPLICATION)),
        ("ExternalDataProcessors/Загрузка/ObjectModule.bsl", ("ExternalDataProcessor.Загрузка", ModuleKind.OBJECT)),
        ("ExternalReports/Отчет/Forms/Форма/Module.bsl", ("ExternalReport.Отчет.Form.Форма", ModuleKind.FORM)),
        ("Загрузка/Ext/ObjectModule.bsl", ("ExternalDataProcessor.Загрузка", ModuleKind.OBJECT)),
        ("a/b/Загрузка/Forms/Ф/Ext/Form/Module.bsl", ("ExternalDataProcessor.Загрузка.Form.Ф", ModuleKind.FORM)),
    ],
)
def test_path_tells_the_owner(path: str, place: tuple[str, ModuleKind]):
    """Folders of kinds and names make the full name, the file makes the kind; folders in front change nothing."""
    assert module_place(path) == place
    assert module_place(f"project/src/{path}") == place


@pytest.mark.parametrize(
    "path", ["скрипт.os", "Модуль.bsl", "src/Module.bsl", "Catalogs/Товары.bsl", "Catalog/Товары/Модуль.bsl", ""]
)
def test_other_path_is_a_module_of_nobody(path: str):
    """What has no known shape is a module, and has no owner."""
    assert module_place(path) == ("", ModuleKind.MODULE)


def test_field_of_an_object_owns_no_module():
    """A folder named as kinds of fields are is a folder like any other."""
    assert module_place("Operations/Обмен/Module.bsl") == ("", ModuleKind.MODULE)


@pytest.mark.parametrize("dump", ["designer-configuration", "designer-extension", "designer-external", "edt-extension"])
def test_paths_agree_with_metadata(dump: str):
    """What the path tells is what the descriptions tell; only the root's name no path has."""
    modules = read_tree(DUMPS / dump).modules

    assert modules
    for module in modules:
        owner = "Configuration" if module.object.startswith("Configuration.") else module.object
        assert module_place(module.entry) == (owner, module.kind)
