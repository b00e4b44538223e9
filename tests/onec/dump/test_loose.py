"""Modules without a project around them."""

import shutil
from pathlib import Path

import pytest

from onec.classes import ModuleKind
from onec.dump.loose import Loose, read_loose
from onec.dump.sources import open_tree
from onec.dump.tree import Tree
from onec.errors import RefusedError
from onec.faults import Fault
from onec.model import FileKind

DUMPS = Path(__file__).parents[2] / "data" / "dumps"


def loose(texts: dict[str, str]) -> Loose:
    """Return what is read of files with these texts."""
    files = {name: text.encode() for name, text in texts.items()}
    tree = Tree((name, lambda size, data=data: data[:size]) for name, data in files.items())  # type: ignore[misc]
    return read_loose(tree, [name for name in files if name.endswith((".bsl", ".os"))])


def test_modules_are_told_by_their_paths():
    """What has an owner is taken for a part of an extension, a script for a data processor."""
    found = loose({"CommonModules/А/Ext/Module.bsl": "А = 1;", "build/pack.os": "Б = 2;", "x.bsl": "\ufeffВ = 3;"})

    assert [content.kind for content in found.contents] == [FileKind.EXTENSION, FileKind.DATA_PROCESSOR]
    told = [(one.object, one.kind, one.entry, one.text) for content in found.contents for one in content.modules]
    assert told == [
        ("CommonModule.А", ModuleKind.MODULE, "CommonModules/А/Ext/Module.bsl", "А = 1;"),
        ("", ModuleKind.MODULE, "build/pack.os", "Б = 2;"),
        ("", ModuleKind.MODULE, "x.bsl", "В = 3;"),
    ]


def test_external_files_are_apart():
    """Modules of one data processor belong together, those of another one of the same name elsewhere do not."""
    names = ["a/З/Ext/ObjectModule.bsl", "a/З/Forms/Ф/Ext/Form/Module.bsl", "b/З/Ext/ObjectModule.bsl"]

    found = loose(dict.fromkeys(names, ""))

    assert [[one.entry for one in content.modules] for content in found.contents] == [names[:2], names[2:]]
    assert {content.kind for content in found.contents} == {FileKind.DATA_PROCESSOR}
    assert {content.properties.name for content in found.contents} == {"З"}


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.bsl", "&НаСервере\nПроцедура А()\nКонецПроцедуры", ModuleKind.FORM),
        ("a.bsl", "// А\r\n  & atClient\r\nProcedure А() EndProcedure", ModuleKind.FORM),
        ("a.bsl", "// &НаСервере\nПроцедура А()\nКонецПроцедуры", ModuleKind.MODULE),
        ("a.bsl", '&Вместо("А")\nПроцедура Б()\nКонецПроцедуры', ModuleKind.MODULE),
        ("CommonModules/А/Ext/Module.bsl", "&НаСервере\nПроцедура А()\nКонецПроцедуры", ModuleKind.MODULE),
        ("ObjectModule.bsl", "&НаСервере\nПроцедура А()\nКонецПроцедуры", ModuleKind.OBJECT),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_directives_tell_a_form(name: str, text: str, kind: ModuleKind, encoding: str):
    """A module that its path tells nothing of is a form's where its methods say where they run."""
    tree = Tree([(name, lambda _: text.encode(encoding))])

    [content] = read_loose(tree, [name]).contents

    assert [one.kind for one in content.modules] == [kind]


@pytest.mark.parametrize(
    ("dump", "folder"), [("designer-configuration", "CommonModules"), ("edt-extension", "src/CommonModules")]
)
def test_description_beside_a_module_is_read(dump: str, folder: str, tmp_path: Path):
    """Flags of a common module come from the file that describes it, in either format, without a root of metadata."""
    shutil.copytree(DUMPS / dump / folder, tmp_path / "CommonModules")
    with open_tree(tmp_path) as tree:
        [content] = read_loose(tree, [name for name in tree.names if name.endswith(".bsl")]).contents

    assert content.objects
    for one in content.objects:
        assert one.full_name == f"CommonModule.{one.name}"
        assert one.kind == "CommonModule"


@pytest.mark.parametrize("description", ["<a/>", "no XML", '<!DOCTYPE a [<!ENTITY b "c">]><a/>'])
def test_bad_description_tells_nothing(description: str):
    """A file beside a module that describes nothing changes nothing."""
    found = loose({"CommonModules/А/Ext/Module.bsl": "А = 1;", "CommonModules/А.xml": description})

    [content] = found.contents
    assert (len(content.modules), content.objects) == (1, ())


def test_file_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch):
    """It costs the others nothing; files that are too large in sum are refused together."""
    monkeypatch.setattr("onec.dump.tree.MAX_FILE_BYTES", 5)

    found = loose({"a.bsl": "1234567", "b.bsl": "12"})

    assert [(one.fault, one.entry) for one in found.refused] == [(Fault.FILE_TOO_LARGE, "a.bsl")]
    assert [[one.entry for one in content.modules] for content in found.contents] == [["b.bsl"]]
    monkeypatch.setattr("onec.dump.tree.MAX_TREE_BYTES", 3)
    with pytest.raises(RefusedError):
        loose({"a.bsl": "12", "b.bsl": "12"})
