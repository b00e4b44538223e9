"""Real module texts: of the corpus and of the trees."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from onec.file import read_file
from onec.model import ModuleState
from tests.hostile import corpus

TREES = Path(os.environ.get("OTK_TREES") or Path(__file__).parents[4] / "trees")
SUFFIXES = {".bsl", ".os"}


def tree_texts(name: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of each module of a tree."""
    for path in sorted((TREES / name).rglob("*")):
        if path.suffix in SUFFIXES and path.is_file():
            yield str(path.relative_to(TREES)), path.read_bytes().decode("utf-8-sig", "replace")


@cache
def corpus_texts() -> tuple[tuple[str, str], ...]:
    """Return place and text of each readable module of the corpus, each text once; none where there is no corpus."""
    found: dict[str, str] = {}
    for path in sorted((corpus() / "files").glob("*")):
        for module in read_file(path.read_bytes()).content.modules:
            if module.state is ModuleState.READABLE:
                found.setdefault(module.text, f"{path.name}: {module.entry}")
    return tuple((place, text) for text, place in found.items())
