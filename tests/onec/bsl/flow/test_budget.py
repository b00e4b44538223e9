"""Tests for `onec.bsl.flow.budget`."""

from onec.bsl.flow.budget import Budget
from onec.bsl.flow.flow import Cause


def test_share_is_taken_from_the_whole():
    """A step of one module is one less for all, and for no other module."""
    budget = Budget(10, 4, 2)

    assert budget.take(0)
    assert (budget.left(0), budget.left(1), budget.whole) == (3, 4, 9)


def test_module_without_steps_takes_none_of_others():
    """What a module may not take is not counted."""
    budget = Budget(10, 4, 2)

    assert [budget.take(0) for _ in range(9)].count(True) == 4
    assert (budget.whole, budget.left(1)) == (6, 4)
    assert budget.cause(0) is Cause.MODULE


def test_whole_may_end_first():
    """Modules that keep within their shares use up the whole together."""
    budget = Budget(5, 4, 3)

    budget.spend(0, 3)
    budget.spend(1, 3)

    assert not budget.take(2)
    assert budget.cause(2) is Cause.PART
