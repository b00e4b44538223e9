"""Trees are gone with their last user, so the collector of cycles need not look while code is examined."""

import gc
from collections.abc import Callable, Iterator
from types import ModuleType, SimpleNamespace
from typing import TypeVar, cast

from checks.code.collector import collector_off
from checks.code.examine import examine_code
from checks.scene import scene
from checks.security import MODULES
from checks.subject import Subject
from onec.bsl.code import Code
from rules.catalogue import rule
from rules.language.hit import Hit
from rules.language.pack import definitions
from tests import build
from tests.checks.code.attempts import Attempts
from tests.onec.bsl.test_any_text import HOSTILE

T = TypeVar("T")

HOSTILE_SIZE = 2_000


def attempt(_: str, act: Callable[[], T], /) -> T:
    """Act; a fault fails the test."""
    return act()


def examine(subjects: list[Subject]) -> int:
    """Hold subjects to all rules; return the number of findings."""
    return sum(1 for one in subjects for _ in examine_code(one, attempt, MODULES))


def test_examining_leaves_no_cycles():
    """Of the cases of all rules, and of hostile texts, nothing is left that only the collector would find."""
    subjects = [scene(case, case.files) for one in definitions() for case in one.cases]
    subjects += [
        build.subject(build.module(make(HOSTILE_SIZE).encode("utf-8", "replace"))) for make in HOSTILE.values()
    ]
    examine(subjects)  # what is read once, be it by Python's own modules, is there now
    gc.collect()
    with collector_off():
        found = examine(subjects)
        try:
            gc.set_debug(gc.DEBUG_SAVEALL)
            gc.collect()
            left = [type(one) for one in gc.garbage]
        finally:
            gc.set_debug(0)
            gc.garbage.clear()
            gc.collect()

    assert found > len(definitions())
    assert left == []


def test_collector_does_not_look_while_a_module_is_examined():
    """It is off in a check of a module, and as it was before when findings come."""
    seen = []

    def check(_: Code) -> Iterator[Hit]:
        seen.append(gc.isenabled())
        yield Hit("query-in-loop", -1, 0, 0, "", {})

    module = cast("ModuleType", SimpleNamespace(RULE=rule("query-in-loop"), check_module=check))
    between = [gc.isenabled() for _ in examine_code(build.subject(build.module("А = 1;")), attempt, [module])]

    assert seen == [False]
    assert between == [True]


def test_collector_is_left_as_it_was():
    """Who switched it off before finds it off; a fault in a check switches it on again."""

    def broken(_: Code) -> Iterator[Hit]:
        raise ValueError

    module = cast("ModuleType", SimpleNamespace(RULE=rule("query-in-loop"), check_module=broken))
    subject = build.subject(build.module("А = 1;"))
    list(examine_code(subject, Attempts(), [module]))
    after_fault = gc.isenabled()
    gc.disable()
    try:
        list(examine_code(subject, Attempts(), ()))
        after_off = gc.isenabled()
    finally:
        gc.enable()

    assert after_fault
    assert not after_off
