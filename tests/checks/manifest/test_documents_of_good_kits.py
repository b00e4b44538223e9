"""Kits that are right but for their manifest: what its schema refuses is told once, and no check breaks on it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.build_good_kit import PRINT_FORM, REPORT, GoodKit, findings
from tests.mutate_document import mutate

KITS = {"print form": PRINT_FORM["ru"], "report": REPORT["en"]}
LEAF = re.compile(r"\s*<(?!ent:)([\w:]+)[^>]*>[^<]*</\1>")
"""A line that is one element with a text; those of a schedule may be anything."""

LEAVES = [
    pytest.param(name, number, id=f"{name}: {line.strip()[:40]}")
    for name, one in KITS.items()
    for number, line in enumerate(one.manifest.split("\n"))
    if LEAF.fullmatch(line)
]


def with_line(good: GoodKit, number: int, change: tuple[str, str]) -> GoodKit:
    """Return the kit with one line of its manifest changed."""
    lines = good.manifest.split("\n")
    lines[number] = re.sub(*change, lines[number])
    return replace(good, manifest="\n".join(lines))


@pytest.mark.parametrize(("name", "number"), LEAVES)
@pytest.mark.parametrize(
    "change", [(r"<(/?)([\w:]+)", r"<\1\2x"), (r">[^<]*<", "><q/><")], ids=["renamed", "with an element in it"]
)
def test_what_the_schema_refuses_is_told_once(name: str, number: int, change: tuple[str, str]):
    """An element that is another one, or holds one, is a fault of the schema on its line and nothing else."""
    [one] = findings(with_line(KITS[name], number, change))

    assert (one.rule.name, one.location.line) == ("manifest-schema", number + 1)


TYPED = [
    pytest.param(name, number, id=f"{name}: {line.strip()[:40]}")
    for name, one in KITS.items()
    for number, line in enumerate(one.manifest.split("\n"))
    if re.search(r"<(Permissions|Assignment) xsi:type", line)
]


@pytest.mark.parametrize(("name", "number"), TYPED)
@pytest.mark.parametrize("type_", ["Nope", "nobody:RunApplication", "old:InternetResourceAccess"])
def test_type_that_the_schema_refuses_is_told_once(name: str, number: int, type_: str):
    """What an element of an unknown type means nobody knows, so no other check guesses."""
    [one] = findings(with_line(KITS[name], number, (r'xsi:type="[^"]*"', f'xsi:type="{type_}"')))

    assert (one.rule.name, one.location.line) == ("manifest-schema", number + 1)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(KITS.values())), st.lists(st.integers(0, 10_000), min_size=6, max_size=40))
def test_no_check_breaks_on_a_mutated_manifest(good: GoodKit, numbers: list[int]):
    """Whatever the manifest says, every check of both stages comes to an end, and what it finds can be said."""
    root = etree.fromstring(good.manifest.encode())
    left = iter(numbers)
    for _ in range(len(numbers) // 6):
        mutate(root, lambda most: next(left, 0) % most)

    findings(replace(good, manifest=etree.tostring(root, encoding="unicode")))
