"""Real configurations: a .cf and the dump of the same commit have one index, and every configuration has one.

The dumps of the corpus are not in it: `INDEX.json` says for each `pair` the repository, the commit and the folder. They
are looked for in `pairs/<name of the .cf>` under `OTK_TREES`; without them, or without the corpus, tests are skipped.
"""

import json
import os
from pathlib import Path

import pytest

from onec.dump.read import read_tree
from onec.errors import RefusedError
from onec.file import read_file
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from onec.release.model import OTHER
from tests.hostile import corpus

TREES = Path(os.environ.get("OTK_TREES") or Path(__file__).resolve().parents[4] / "trees")
INDEX = corpus() / "INDEX.json"
FILES = json.loads(INDEX.read_text(encoding="utf-8"))["files"] if INDEX.is_file() else []
CONFIGURATIONS = [one["file"] for one in FILES if one["type"] == "cf"]
PAIRS = [one["file"] for one in FILES if one["type"] == "cf" and one.get("pair")]
IN_TREES = {"ssl-3.1.3.250": 6_000, "yaxunit-demo": 500}
"""Configurations, and how many objects each has at least; `otk target add` is tried on ssl-3.1.5.171."""

need_corpus = pytest.mark.skipif(not FILES, reason="no corpus under OTK_SHARED")


@need_corpus
@pytest.mark.parametrize("name", PAIRS)
def test_container_and_dump_have_one_index(name: str):
    """Head, objects, types, members, forms and methods are the same to the byte."""
    dump = TREES / "pairs" / Path(name).name
    if not dump.is_dir():
        pytest.skip(f"no dump {dump}; OTK_TREES says where trees are")
    container = build_index(read_file((corpus() / name).read_bytes()).content)

    assert container == build_index(read_tree(dump))

    # Not because nothing is told: each of them has types, items of forms and handlers.
    index = ReleaseIndex(container)
    forms = [form for one in index.objects if (form := index.form(one.full_name))]
    assert sum(len(one.types) for one in index.objects if OTHER not in one.types) >= 40
    assert all(one.attributes for one in forms)
    assert sum(len(one.items) for one in forms) >= 50
    assert any(one.handlers for one in forms)


@need_corpus
@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_every_container_has_an_index(name: str):
    """Whatever its generation and platform, its objects and the methods of its readable modules are kept."""
    content = read_file((corpus() / name).read_bytes()).content
    index = ReleaseIndex(build_index(content))

    assert (index.head.name, len(index.objects)) == (content.properties.name, len(content.objects))
    assert len(index.modules()) + len(index.head.unread) == len(content.modules)


@need_corpus
def test_fields_are_among_the_items_of_every_platform():
    """Forms of platforms that have no dump here too: whatever is found as a field for input has a name among items."""
    fields = 0
    for name in (one["file"] for one in FILES):
        try:
            objects = read_file((corpus() / name).read_bytes()).content.objects
        except RefusedError:
            continue  # broken on purpose
        for form in (one.form for one in objects if one.form):
            assert {one.name for one in form.fields} <= {*form.named}, name
            fields += len(form.fields)

    assert fields > 600


@pytest.mark.parametrize("name", IN_TREES)
def test_every_tree_has_an_index(name: str):
    """Designer dumps and EDT projects of any size."""
    if not (TREES / name).is_dir():
        pytest.skip(f"no tree {TREES / name}; OTK_TREES says where trees are")
    index = ReleaseIndex(build_index(read_tree(TREES / name)))

    assert len(index.objects) >= IN_TREES[name]
    assert not index.head.unread
