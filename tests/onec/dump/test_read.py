"""Real trees, counted another way: by their files and by the UUIDs written in them."""

import os
import re
from pathlib import Path

import pytest

from onec.dump.read import read_tree
from onec.model import FileKind, ModuleState

TREES = Path(os.environ.get("OTK_TREES") or Path(__file__).parents[4] / "trees")
DESCRIBED = re.compile(
    r'<(?:mdclass:)?(?!Field\b|Function\b|fields\b|functions\b|tableFields\b)\w+(?:\s[^<>]*)?\suuid="'
)


@pytest.mark.parametrize(
    ("name", "folder", "kind", "objects", "modules"),
    [
        ("ssl-3.1.3.250", "", FileKind.CONFIGURATION, 6172, 1691),
        ("ssl-3.1.5.171", "", FileKind.CONFIGURATION, 6460, 1792),
        ("yaxunit-extension", "src", FileKind.EXTENSION, 186, 132),
        ("yaxunit-demo", "src", FileKind.CONFIGURATION, 561, 117),
        ("tools_ui_1c", "src/Инструменты/src", FileKind.EXTENSION, 733, 235),
    ],
)
def test_real_tree_is_read_whole(name: str, folder: str, kind: FileKind, objects: int, modules: int):
    """Every description is an object, every file of code a module of a listed object."""
    if not (TREES / name).is_dir():
        pytest.skip(f"no tree {TREES / name}; OTK_TREES says where trees are")
    root = TREES / name / folder

    content = read_tree(TREES / name)

    assert content.kind is kind
    assert len(content.objects) == objects == described(root)
    assert len(content.modules) == modules == sum(1 for _ in root.rglob("*.bsl"))
    assert {module.state for module in content.modules} == {ModuleState.READABLE}
    assert all(module.valid and not module.orphan for module in content.modules)
    assert {module.object for module in content.modules} <= content.by_name().keys()


def described(root: Path) -> int:
    """Return how many objects and parts the files of metadata describe."""
    files = (path for path in root.rglob("*") if path.suffix in {".xml", ".mdo"} and "Ext" not in path.parts)
    return sum(len(DESCRIBED.findall(path.read_text(encoding="utf-8-sig"))) for path in files)
