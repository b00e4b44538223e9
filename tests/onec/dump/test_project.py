"""Which folders are source trees, and where their root lies."""

from functools import partial
from pathlib import Path

import pytest

from onec.dump import project as module
from onec.dump.project import find_project
from onec.dump.read import read_tree
from onec.dump.tree import Tree
from onec.errors import RefusedError
from onec.faults import Fault

DUMPS = Path(__file__).parents[2] / "data" / "dumps"
EXTERNAL = (DUMPS / "designer-external" / "Загрузка.xml").read_bytes()


def tree_of(*names: str, data: bytes = b"") -> Tree:
    """Return a tree of files that all hold `data`."""
    return Tree((name, lambda size: data[:size]) for name in names)


def refusal(tree: Tree) -> RefusedError:
    """Return how a tree is refused."""
    with pytest.raises(RefusedError) as caught:
        find_project(tree)
    return caught.value


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Configuration.xml", ""),
        ("main/src/cf/Configuration.xml", "main/src/cf/"),
        ("src/Configuration/Configuration.mdo", "src/"),
        ("exts/one/src/Configuration/Configuration.mdo", "exts/one/src/"),
        ("Configuration/Configuration.mdo", ""),
    ],
)
def test_configuration_is_found(name: str, folder: str):
    """A root may lie some folders down; all paths of the project begin with that folder."""
    project = find_project(tree_of(name, "README.md"))

    assert project.root == name
    assert project.folder == folder


def test_external_file_of_designer_is_found():
    """An external file is known by what its root holds; other XML beside it is not."""
    project = find_project(tree_of("src/Загрузка.xml", data=EXTERNAL))

    assert (project.folder, project.base, project.own) == ("src/", "Загрузка", "Загрузка/")


def test_external_file_of_edt_is_found():
    """EDT keeps external files in folders of their kind."""
    project = find_project(tree_of("src/ExternalReports/Отчет/Отчет.mdo", "src/ExternalReports/Отчет/ObjectModule.bsl"))

    assert project.folder == "src/"
    assert project.base == "ExternalReports/Отчет"


def test_nearest_root_is_taken():
    """A configuration within another, as a sample or a test, does not make the outer one ambiguous."""
    assert find_project(tree_of("Configuration.xml", "tests/data/Configuration.xml")).root == "Configuration.xml"


def test_equally_near_roots_are_ambiguous():
    """Which of two projects side by side is meant nobody can tell."""
    error = refusal(tree_of("a/Configuration.xml", "b/Configuration.xml"))

    assert error.fault is Fault.BAD_METADATA
    assert error.entry == "a/Configuration.xml"
    assert refusal(tree_of("Один.xml", "Другой.xml", data=EXTERNAL)).fault is Fault.BAD_METADATA


def test_root_too_far_down_is_not_found():
    """A root far down belongs to something else."""
    assert refusal(tree_of("a/b/c/d/e/Configuration.xml")).fault is Fault.NOT_A_CONTAINER


def test_folder_of_something_else_is_refused():
    """A tree without a root of metadata is no source tree."""
    error = refusal(tree_of("README.md", "src/main.py", "pom.xml", data=b"<project/>"))

    assert (error.fault, error.entry) == (Fault.NOT_A_CONTAINER, "")


def test_edt_project_without_root_is_said_to_lack_it():
    """EDT marks a project by a folder of its own."""
    error = refusal(tree_of("DT-INF/PROJECT.PMF", "src/Catalogs/Товары/Товары.mdo"))

    assert (error.fault, error.entry) == (Fault.ROOT_MISSING, "DT-INF/PROJECT.PMF")


def test_search_for_an_external_file_ends(monkeypatch: pytest.MonkeyPatch):
    """Only so many files are opened in search of a root, the nearest first."""
    monkeypatch.setattr(module, "MAX_ROOT_CANDIDATES", 2)
    opened: list[str] = []

    def read(name: str, _: int) -> bytes:
        opened.append(name)
        return b"<a/>"

    refusal(Tree((name, partial(read, name)) for name in ("x/y/c.xml", "a.xml", "x/b.xml")))

    assert opened == ["a.xml", "x/b.xml"]


def test_root_of_another_object_is_refused(tmp_path: Path):
    """A file named as a configuration that describes something else is no root."""
    catalog = (DUMPS / "designer-configuration" / "Catalogs" / "Товары.xml").read_bytes()
    (tmp_path / "Configuration.xml").write_bytes(catalog)

    with pytest.raises(RefusedError) as caught:
        read_tree(tmp_path)

    assert (caught.value.fault, caught.value.entry) == (Fault.ROOT_MISSING, "Configuration.xml")


@pytest.mark.parametrize("link", ["Ext/SessionModule.bsl", "Catalogs/Товары.xml", "Catalogs", "Ext/Form.bin"])
def test_link_where_code_may_lie_is_refused(link: str):
    """The platform would follow a link that this reader does not: code behind it would go unseen."""
    tree = Tree([("Configuration.xml", bytes), (link, None)])

    error = refusal(tree)

    assert (error.fault, error.entry) == (Fault.ZIP_SYMLINK, link)


@pytest.mark.parametrize("link", ["main/CLAUDE.md", "docs/Ext/Module.bsl"])
def test_link_to_something_else_does_not_matter(link: str):
    """Links to texts, or outside the project, hide no code of it."""
    tree = Tree([("main/Configuration.xml", bytes), (link, None)])

    assert find_project(tree).folder == "main/"
