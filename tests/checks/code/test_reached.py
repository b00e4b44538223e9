"""Tests for `checks.code.reached`."""

from collections.abc import Sequence

from checks.code.reached import ONE_METHOD, ONE_WAY, WORDS, reached
from onec.bsl.flow.flow import Cause, Partly
from onec.bsl.flow.graph import MethodGraph, ModuleGraphs
from rules.rule import Text


def graphs(*names: str) -> ModuleGraphs:
    """Return a module whose methods stand a hundred characters from one another."""
    methods = (MethodGraph(name, 100 * at, (), (), (), 0, (), (), (), "") for at, name in enumerate(names, 1))
    return ModuleGraphs("", tuple(methods), (), ())


MODULES = [graphs("А", "Б"), graphs("В", "Г", "Д")]


def words(cause: Cause, methods: int, modules: int = 1) -> Text:
    """Return what is said of a limit."""
    return Text(*(one.format(methods=methods, modules=modules) for one in WORDS[cause]))


def told(partly: Sequence[Partly]) -> list[tuple[int, int, str, object]]:
    """Return module, offset, method and text of what is said."""
    found = reached(partly, MODULES)
    return [(module, one.hit.offset, one.hit.method, one.hit.values["limit"]) for module, one in found]


def test_one_method_is_named():
    """A method that is too large by itself is what is too large."""
    assert told([Partly(1, "Г", Cause.METHOD)]) == [(1, 200, "Г", ONE_METHOD)]


def test_module_is_blamed_for_what_it_costs():
    """Methods that were left out since the module cost too much are counted, none of them is blamed."""
    [(module, offset, method, limit)] = told([Partly(1, "Г", Cause.MODULE), Partly(1, "Д", Cause.MODULE)])

    assert (module, offset, method) == (1, 200, "")
    assert limit == words(Cause.MODULE, 2)


def test_each_cause_is_told_once():
    """A module says each limit once, at the first method."""
    found = told([Partly(0, "А", Cause.WAY), Partly(0, "Б", Cause.METHOD), Partly(0, "Б", Cause.WAY)])

    assert [(one[1], one[3]) for one in found] == [(200, ONE_METHOD), (100, words(Cause.WAY, 2))]
    assert told([Partly(0, "А", Cause.WAY)]) == [(0, 100, "А", ONE_WAY)]


def test_what_all_cost_together_is_told_once():
    """In the module that it leaves most of undone, with the number of methods and modules."""
    found = told([Partly(0, "Б", Cause.PART), Partly(1, "В", Cause.PART), Partly(1, "Г", Cause.PART)])

    assert found == [(1, 100, "", words(Cause.PART, 3, 2))]
