"""Makes the tables of names of this folder: `python -m onec.bsl.data.make`, which reads the shared data.

A table is a file for each place a name can stand in. A line is one thing: its English spellings, the usual one first,
then `|`, then the Russian ones. Things stay apart though they share a spelling (`Записать` is `Write` and `Put`): lines
are never joined through it. First come the things that most types have.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
ADDITIONS: Final = (HERE / "library.txt", HERE / "additions.txt")
TABLES: Final = ("global", "method", "type", "property", "word", "query")

_SECTIONS: Final = {
    "global_method": "global",
    "method": "method",
    "type": "type",
    "property": "property",
    "annotation": "word",
    "directive": "word",
    "keyword": "word",
}

FIRST: Final = 1_000_000
"""Weight that goes before all others."""

Thing = tuple[tuple[str, ...], tuple[str, ...]]
"""English spellings and Russian ones."""


def main() -> None:
    """Write the tables."""
    shared = Path(os.environ.get("OTK_SHARED") or Path(__file__).parents[4] / "shared")
    for name, text in tables(shared / "data").items():
        (HERE / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")


def tables(data: Path) -> dict[str, str]:
    """Return the text of each table, made from the shared data and our additions."""
    weights: dict[str, dict[Thing, int]] = {name: {} for name in TABLES}
    for section, thing, weight in [*_platform(data / "platform-names.json"), *_library(data / "bsp-critical.json")]:
        weights[section][thing] = weights[section].get(thing, 0) + weight
    for path in ADDITIONS:
        for section, mark, thing in _additions(path):
            _add(weights[section], mark, thing)
    return {name: _text(weights[name]) for name in TABLES}


def _platform(path: Path) -> Iterable[tuple[str, Thing, int]]:
    for item in json.loads(path.read_text(encoding="utf-8")):
        if not item["en"] or not item["ru"]:
            continue
        english = tuple(dict.fromkeys([item["en"], *item.get("alt", ())]))
        weight = 1 if item.get("sub") == "enum_value" else 1000
        section = "query" if item.get("sub", "").startswith("query") else _SECTIONS[item["kind"]]
        yield section, (english, (item["ru"],)), weight


def _library(path: Path) -> Iterable[tuple[str, Thing, int]]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for module in found["modules"]:
        yield from _pair("property", module["module"], module["module_en"])
        for method in module["methods"]:
            if isinstance(method, Mapping):
                yield from _pair("method", method["ru"], method["en"])
    for item in found["protected_data"]:
        yield from _pair("property", item["ru"], item["en"])


def _pair(section: str, russian: str, english: str | None) -> Iterable[tuple[str, Thing, int]]:
    if english:
        yield section, ((english,), (russian,)), 1


def _additions(path: Path) -> Iterable[tuple[str, str, Thing]]:
    """Yield section, mark (`-`, `!` or none) and thing of each line."""
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            mark = line[0] if line[0] in "-!" else ""
            english, _, russian = line.removeprefix(mark).partition("|")
            yield section, mark, (tuple(english.split()), tuple(russian.split()))


def _add(weights: dict[Thing, int], mark: str, thing: Thing) -> None:
    """Add or take away a thing; one that is added swallows those whose spellings are all its own."""
    words = _words(thing)
    inner = [one for one in weights if _words(one) <= words]
    weight = sum(weights.pop(one) for one in inner)
    if mark != "-":
        weights[thing] = (weight or 1) + (FIRST if mark == "!" else 0)


def _words(thing: Thing) -> set[str]:
    return {word.lower() for side in thing for word in side}


def _text(weights: Mapping[Thing, int]) -> str:
    merged: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = defaultdict(int)
    shown: dict[tuple[tuple[str, ...], tuple[str, ...]], Thing] = {}
    for thing, weight in weights.items():
        identity = (tuple(word.lower() for word in thing[0]), tuple(word.lower() for word in thing[1]))
        shown.setdefault(identity, thing)
        merged[identity] += weight
    ordered = sorted(merged, key=lambda one: (-merged[one], one))
    return "".join(f"{' '.join(shown[one][0])}|{' '.join(shown[one][1])}\n" for one in ordered)


if __name__ == "__main__":
    main()
