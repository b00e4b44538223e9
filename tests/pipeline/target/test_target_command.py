"""`otk target`: releases are registered, listed, shown, compared and forgotten."""

import json
import os
from pathlib import Path

import pytest

from pipeline.cli import main

TREES = Path(os.environ.get("OTK_TREES") or Path(__file__).resolve().parents[4] / "trees")
LIBRARY = "БиблиотекаСтандартныхПодсистем"

CONFIGURATION = """<?xml version="1.0" encoding="UTF-8"?>
<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses">
<Configuration uuid="11111111-1111-4111-8111-111111111111"><Properties><Name>Склад</Name><Version>{version}</Version>
<Vendor>Мы</Vendor></Properties><ChildObjects>{objects}</ChildObjects></Configuration></MetaDataObject>"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses">
<CommonModule uuid="22222222-2222-4222-8222-222222222222"><Properties><Name>Цены</Name>
<Server>true</Server></Properties>
</CommonModule></MetaDataObject>"""


def dump(folder: Path, version: str, text: str) -> str:
    """Write a Designer dump of one common module and return its path."""
    place = folder / version
    (place / "CommonModules" / "Цены" / "Ext").mkdir(parents=True)
    listed = "<CommonModule>Цены</CommonModule>"
    (place / "Configuration.xml").write_text(CONFIGURATION.format(version=version, objects=listed), "utf-8")
    (place / "CommonModules" / "Цены.xml").write_text(MODULE, "utf-8")
    (place / "CommonModules" / "Цены" / "Ext" / "Module.bsl").write_text(text, "utf-8")
    return str(place)


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give the registry a folder of its own."""
    monkeypatch.setenv("OTK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_release_lives(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Added, listed, shown, compared with the next one, removed."""
    old = dump(tmp_path, "1.0.1", "Функция Цена(Товар) Экспорт Возврат 1; КонецФункции")
    new = dump(tmp_path, "1.0.2", "Процедура Цена(Товар) Экспорт КонецПроцедуры")

    assert main(["--lang", "en", "target", "add", old, new]) == 0
    assert "Склад 1.0.1: 1 objects, 1 modules" in capsys.readouterr().out
    assert main(["target", "list", "--format", "json"]) == 0
    assert [one["version"] for one in json.loads(capsys.readouterr().out)] == ["1.0.1", "1.0.2"]
    assert main(["target", "show", "склад", "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["version"], shown["methods"], shown["exported_methods"]) == ("1.0.2", 1, 1)
    assert shown["objects"] == {"CommonModule": 1}
    assert main(["target", "diff", "Склад@1.0.1", new, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(one["change"], one["object"], one["method"]) for one in found["methods"]] == [
        ("signature", "CommonModule.Цены", "Цена")
    ]
    assert main(["--lang", "ru", "target", "diff", "Склад@1.0.1", "Склад"]) == 0
    assert "− Функция Цена(Товар) Экспорт\n    + Процедура Цена(Товар) Экспорт" in capsys.readouterr().out
    assert main(["target", "remove", "Склад"]) == 2
    assert "Склад@1.0.1, Склад@1.0.2" in capsys.readouterr().err
    assert main(["--lang", "ru", "target", "remove", "Склад@1.0.1"]) == 0
    assert capsys.readouterr().out == "удалён: Склад 1.0.1\n"
    assert main(["target", "list"]) == 0
    assert capsys.readouterr().out.split()[:2] == ["Склад", "1.0.2"]


def test_changelog_shows_headers_as_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A directive is written as in a module, not as we keep it."""
    old = dump(tmp_path, "1.0.1", "&AtClient\nПроцедура А() Экспорт\nКонецПроцедуры")
    new = dump(tmp_path, "1.0.2", "&НаСервере\nПроцедура А() Экспорт\nКонецПроцедуры")

    assert main(["target", "diff", old, new]) == 0
    assert "− &НаКлиенте Процедура А() Экспорт\n    + &НаСервере Процедура" in capsys.readouterr().out


def test_rebuilt_release_needs_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Another content under the same version is refused, and named; `--replace` takes its place."""
    one = dump(tmp_path / "a", "1.0", "Процедура А() КонецПроцедуры")
    other = dump(tmp_path / "b", "1.0", "Процедура Б() КонецПроцедуры")
    assert main(["target", "add", one]) == 0

    assert main(["--lang", "en", "target", "add", other]) == 2
    assert "another Склад 1.0 is registered" in capsys.readouterr().err
    assert main(["target", "add", "--replace", other]) == 0


@pytest.mark.parametrize("name", ["missing", "text.cf", "empty"])
def test_no_configuration_is_refused_by_name(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Whatever is no configuration ends with a sentence that names the file, and registers nothing."""
    (tmp_path / "text.cf").write_text("Процедура")
    (tmp_path / "empty").mkdir()

    assert main(["target", "add", str(tmp_path / name)]) in {2, 5}
    assert name in capsys.readouterr().err
    assert main(["target", "list", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_cut_dump_names_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A dump that lacks a listed object is refused as a whole."""
    place = dump(tmp_path, "1.0", "")
    (Path(place) / "CommonModules" / "Цены.xml").unlink()

    assert main(["target", "add", place]) == 2
    assert "CommonModules/Цены.xml" in capsys.readouterr().err


@pytest.mark.skipif(not (TREES / "ssl-3.1.5.171").exists(), reason=f"no tree of the library in {TREES}")
def test_library_is_small(home: Path, capsys: pytest.CaptureFixture[str]):
    """The index of the library stays below 8 MB, texts of its modules apart."""
    assert main(["target", "add", str(TREES / "ssl-3.1.5.171")]) == 0
    capsys.readouterr()
    assert main(["target", "show", LIBRARY, "--format", "json"]) == 0

    shown = json.loads(capsys.readouterr().out)
    assert shown["index"]["size"] < 8_000_000
    assert (shown["modules"], shown["unread_modules"]) == (1792, [])
    assert len(list((home / "targets").iterdir())) == 2
