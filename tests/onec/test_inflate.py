"""Inflating: one bounded stream, what stands behind it, and the limits of size, ratio and upload."""

import pytest

from onec.budget import Budget
from onec.errors import RefusedError
from onec.faults import Fault
from onec.inflate import inflate
from onec.limits import RATIO_FREE_BYTES
from tests.build_container import deflated


def fault_of(stored: bytes, budget: Budget | None = None) -> tuple[Fault, str]:
    """Return what a stream is refused for, and the element it is placed in."""
    with pytest.raises(RefusedError) as caught:
        inflate(stored, budget or Budget(), "root")
    return caught.value.fault, caught.value.entry


def test_stream_is_inflated():
    """A raw deflate stream gives its data, and nothing stands behind it."""
    found = inflate(deflated(b"text" * 100), Budget(), "root")

    assert (found.data, found.trailing) == (b"text" * 100, 0)


def test_bytes_behind_the_stream_are_counted():
    """What stands behind the end of the stream is no data, and its size is said."""
    found = inflate(deflated(b"text") + b"evil", Budget(), "root")

    assert (found.data, found.trailing) == (b"text", 4)


def test_empty_stream_is_inflated():
    """A stream of nothing is a stream."""
    assert inflate(deflated(b""), Budget(), "root").data == b""


@pytest.mark.parametrize("stored", [b"", b"\xff\xff", deflated(b"text")[:-1], b"\x78\x9c" + deflated(b"text")])
def test_cut_or_broken_stream_is_refused(stored: bytes):
    """A stream without its end, and bytes that are none, are refused and not read in part."""
    assert fault_of(stored) == (Fault.DEFLATE_CORRUPT, "root")


def test_high_ratio_of_small_element_does_no_harm():
    """Below the size that can hurt, the ratio does not count."""
    data = bytes(RATIO_FREE_BYTES - 1)

    assert inflate(deflated(data), Budget(), "root").data == data


def test_high_ratio_is_a_bomb():
    """A stream that inflates to a thousand times its size is refused."""
    assert fault_of(deflated(bytes(1_000_000))) == (Fault.DEFLATE_BOMB, "root")


def test_bytes_behind_a_bomb_do_not_lower_its_ratio():
    """The ratio counts the stream alone: padding behind it is no excuse."""
    assert fault_of(deflated(bytes(1_000_000)) + bytes(100_000)) == (Fault.DEFLATE_BOMB, "root")


def test_upload_has_one_budget():
    """Elements that are each within the limits are refused when they exceed the upload's."""
    budget = Budget()
    budget.inflated_bytes = 10
    inflate(deflated(b"12345678"), budget, "root")

    assert fault_of(deflated(b"123"), budget) == (Fault.DEFLATE_BOMB, "root")
