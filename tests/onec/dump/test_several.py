"""Trees of several projects, as repositories have them."""

import shutil
from pathlib import Path

import pytest

from onec.dump.several import Part, read_projects
from onec.dump.sources import open_tree
from onec.dump.tree import Tree
from onec.errors import RefusedError
from onec.faults import Fault
from onec.model import FileKind

DUMPS = Path(__file__).parents[2] / "data" / "dumps"


def parts(tree: Path) -> dict[str, Part]:
    """Return the projects of a tree by their roots."""
    with open_tree(tree) as opened:
        return {part.root: part for part in read_projects(opened)}


def kinds(tree: Path) -> dict[str, FileKind | Fault]:
    """Return by root what kind of file a project is, or why it was refused."""
    told: dict[str, FileKind | Fault] = {}
    for root, part in parts(tree).items():
        if part.content:
            told[root] = part.content.kind
        elif part.refusal:
            told[root] = part.refusal.fault
    return told


@pytest.mark.parametrize(
    ("dump", "root", "kind"),
    [
        ("designer-configuration", "Configuration.xml", FileKind.CONFIGURATION),
        ("designer-extension", "Configuration.xml", FileKind.EXTENSION),
        ("designer-external", "Загрузка.xml", FileKind.DATA_PROCESSOR),
        ("edt-extension", "src/Configuration/Configuration.mdo", FileKind.EXTENSION),
    ],
)
def test_one_project_is_read_as_ever(dump: str, root: str, kind: FileKind):
    """What a tree of one project holds is what its reader gives."""
    assert kinds(DUMPS / dump) == {root: kind}


def test_projects_beside_each_other_are_apart(tmp_path: Path):
    """Each has its own modules, and entries are paths in the whole tree."""
    shutil.copytree(DUMPS / "designer-extension", tmp_path / "cfe")
    shutil.copytree(DUMPS / "edt-extension", tmp_path / "edt")
    shutil.copytree(DUMPS / "designer-external", tmp_path / "epf" / "one")
    shutil.copytree(DUMPS / "designer-external", tmp_path / "epf" / "two")

    found = parts(tmp_path)

    assert list(found) == [
        "cfe/Configuration.xml",
        "edt/src/Configuration/Configuration.mdo",
        "epf/one/Загрузка.xml",
        "epf/two/Загрузка.xml",
    ]
    entries = [{module.entry for module in part.content.modules} for part in found.values() if part.content]
    assert all(entry.startswith("epf/two/Загрузка/") for entry in entries[3])
    assert len(set.union(*entries)) == sum(map(len, entries))


def test_project_within_another_has_its_own_files(tmp_path: Path):
    """A data processor in a folder of the configuration is none of its orphans."""
    tree = tmp_path / "tree"
    shutil.copytree(DUMPS / "designer-configuration", tree)
    shutil.copytree(DUMPS / "designer-external", tree / "tools")

    found = parts(tree)

    assert list(found) == ["Configuration.xml", "tools/Загрузка.xml"]
    outer, inner = (part.content for part in found.values())
    assert outer is not None
    assert inner is not None
    assert not any(module.entry.startswith("tools/") for module in outer.modules)
    assert {module.object for module in inner.modules} == {
        "ExternalDataProcessor.Загрузка",
        "ExternalDataProcessor.Загрузка.Form.Форма",
    }


def test_refused_project_costs_the_others_nothing(tmp_path: Path):
    """A root that is none is told with its fault."""
    shutil.copytree(DUMPS / "designer-external", tmp_path / "epf")
    (tmp_path / "cf").mkdir()
    (tmp_path / "cf" / "Configuration.xml").write_text("<a/>")

    assert kinds(tmp_path) == {
        "cf/Configuration.xml": Fault.BAD_METADATA,
        "epf/Загрузка.xml": FileKind.DATA_PROCESSOR,
    }


def test_object_of_a_configuration_is_no_project(tmp_path: Path):
    """A catalog's description lies beside its folder too; only a folder of no kind may be an external file."""
    shutil.copytree(DUMPS / "designer-configuration" / "Catalogs", tmp_path / "Catalogs")

    assert kinds(tmp_path) == {}


def test_what_a_part_reads_counts_for_the_whole(monkeypatch: pytest.MonkeyPatch):
    """A tree divided into parts is no way around its limit."""
    monkeypatch.setattr("onec.dump.tree.MAX_TREE_BYTES", 10)
    tree = Tree([("a", lambda size: b"123456"[:size]), ("b", lambda size: b"123456"[:size])])

    assert tree.part(["a"]).read("a") == b"123456"
    with pytest.raises(RefusedError) as caught:
        tree.part(["b"]).read("b")

    assert caught.value.fault is Fault.FILE_TOO_LARGE
