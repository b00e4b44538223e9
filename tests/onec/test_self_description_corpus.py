"""Self-descriptions of real files and of public source trees: all that matters is read, or named as undetermined.

Without the corpus (`OTK_SHARED`) or the trees (`OTK_TREES`) there is nothing to read, and the tests are skipped.
"""

import json
import os
from pathlib import Path

import pytest

from onec.bsl.code import Code
from onec.bsl.parser import parse
from onec.classes import ModuleKind
from onec.file import read_file
from onec.self_description import SelfDescription
from onec.self_description_reader import read_self_description
from tests.build_description import row, short
from tests.hostile import corpus

TREES = Path(os.environ.get("OTK_TREES") or Path(__file__).resolve().parents[3] / "trees")
NAMES = ("сведенияовнешнейобработке", "externaldataprocessorinfo")


@pytest.mark.skipif(not (corpus() / "INDEX.json").is_file(), reason="no corpus under OTK_SHARED")
def test_every_file_of_the_corpus():
    """Whatever file has the function, its kind, version, name, commands and permissions are read or undetermined."""
    files = json.loads((corpus() / "INDEX.json").read_text(encoding="utf-8"))["files"]
    told = {}
    for name in (one["file"] for one in files if one["file"].endswith((".epf", ".erf"))):
        content = read_file((corpus() / name).read_bytes()).content
        for module in content.modules:
            if module.kind is ModuleKind.OBJECT and any(word in module.text.lower() for word in NAMES):
                found = read_self_description(Code(parse(module.text)), content)
                assert found is None or is_whole(found), name
                told[name] = found

    # xUnitFor1C's test client is the only one of these files that is made for the library.
    [only] = [one for one in told.values() if one]
    assert (short(only.kind), short(only.version), short(only.name)) == ("AdditionalProcessor", "2.0", "Тест клиент")
    assert [row(one) for one in only.commands] == [("ТестКлиент", "Тест клиент", "OpeningForm", False, None)]
    assert (only.gaps, only.command_gaps, only.permission_gaps, only.unknown_keys) == ((), (), (), ())


REAL = [
    (
        "vanessa-automation/VanessaAutomation/Ext/ObjectModule.bsl",
        ("AdditionalProcessor", "1.2.042.1", None, False, ["VA"], 0),
    ),
    (
        "ssl-3.1.5.171/DataProcessors/ГрупповоеИзменениеРеквизитов/Ext/ObjectModule.bsl",
        ("AdditionalProcessor", "2.2.1", None, False, ["ОткрытьГлобально"], 0),
    ),
    (
        "ssl-3.1.5.171/DataProcessors/РегистрацияИзмененийДляОбменаДанными/Ext/ObjectModule.bsl",
        (
            "LinkedObjectCreation",
            "1.0",
            "Регистрация изменений для обмена данными",
            True,
            ["ОткрытьФормуРедактированияРегистрации"],
            14,
        ),
    ),
    (
        "tools_ui_1c/src/Инструменты/src/DataProcessors/УИ_ЗагрузкаДанныхИзТабличногоДокумента/ObjectModule.bsl",
        (
            "AdditionalProcessor",
            "1.4",
            "Загрузка данных из табличного документа",
            False,
            ["Открытие_ЗагрузкаДанныхИзТабличногоДокумента_1_4"],
            0,
        ),
    ),
    (
        "tools_ui_1c/src/Инструменты/src/DataProcessors/УИ_КонсольЗаданий/ObjectModule.bsl",
        ("AdditionalProcessor", "1.11", "?state", False, ["ОткрытьКонсольЗаданий"], 0),
    ),
]


@pytest.mark.parametrize(("path", "expected"), REAL, ids=[path.split("/")[-2] for path, _ in REAL])
def test_public_code(path: str, expected: tuple[object, ...]):
    """Real self-descriptions are read whole; the metadata of a module without its file are undetermined."""
    file = TREES / path
    if not file.is_file():
        pytest.skip(f"no tree {file}; OTK_TREES says where trees are")

    found = read_self_description(Code(parse(file.read_text(encoding="utf-8-sig"))))

    assert found is not None
    ids = [short(one.id) for one in found.commands]
    told = tuple(map(short, (found.kind, found.version, found.name, found.safe_mode)))
    assert (*told, ids, len(found.purpose)) == expected
    assert (found.gaps, found.command_gaps, found.permission_gaps, found.unknown_keys) == ((), (), (), ())


def is_whole(found: SelfDescription) -> bool:
    """Tell whether a description has its kind, version and commands, each known or said not to be."""
    open_ended = bool(found.gaps)
    return all(one is not None or open_ended for one in (found.kind, found.version)) and (
        bool(found.commands) or bool(found.command_gaps) or open_ended
    )
