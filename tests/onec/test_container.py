"""Containers: elements in the order of the table, the generation, and what lies where nothing belongs."""

import pytest

from onec.container import is_container, read_container
from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_ELEMENTS
from tests.build_container import NONE, Draft, block_header, container, draft

ELEMENTS = {"root": b"first", "version": b"", "a0b1": bytes(600)}
BITS = pytest.mark.parametrize("bits", [32, 64])


def faults(made: Draft, *, nested: bool = False) -> list[Fault]:
    """Return the anomalies of a container."""
    return [one.fault for one in read_container(made.render(), nested=nested).anomalies]


@BITS
def test_elements_come_in_the_order_of_the_table(bits: int):
    """Names and bytes are those that were put in, in the same order."""
    found = read_container(container(ELEMENTS, bits))

    assert found.bits == bits
    assert {one.name: one.stored for one in found.elements} == ELEMENTS
    assert [one.name for one in found.elements] == list(ELEMENTS)
    assert found.anomalies == ()


@BITS
def test_chained_table_is_read(bits: int):
    """A table of contents over several blocks lists all its elements."""
    elements = {f"{index:x}": b"x" for index in range(100)}
    made = draft(elements, bits)
    made.chain(made.blocks[0], 512)

    assert [one.name for one in read_container(made.render()).elements] == list(elements)


def test_chained_element_is_joined():
    """The bytes of an element over several blocks are one piece, and its size is theirs."""
    made = draft({"root": bytes(range(200))})
    made.chain(made.data(0), 64)

    [element] = read_container(made.render()).elements

    assert element.stored == bytes(range(200))
    assert element.stored_size == 200


def test_element_without_data_is_empty():
    """An element whose data address means "none" has no bytes."""
    made = draft({"root": b""})
    made.entries[0].data = None
    made.blocks.pop()

    [element] = read_container(made.render()).elements

    assert element.stored == b""


def test_most_elements_allowed_are_read():
    """As many elements as the limit are no fault."""
    made = draft((f"{index:x}", b"") for index in range(MAX_ELEMENTS))

    assert len(read_container(made.render()).elements) == MAX_ELEMENTS


def test_container_behind_one_that_is_no_stub_is_refused():
    """Of a 32-bit container and a 64-bit one right behind it nobody knows which runs, unless the first is the stub."""
    with pytest.raises(RefusedError) as caught:
        read_container(container({"stub": b"1"}) + container({"real": b"2"}, 64))

    assert caught.value.fault is Fault.STUB_MISMATCH


@pytest.mark.parametrize(
    "data", [b"", b"text", bytes(100), container({}, 64)[:20], b"\r\n00000000 00000000 7fffffff \r\n"]
)
def test_other_bytes_are_no_container(data: bytes):
    """Without a block header behind the file header there is no container, whatever the first bytes are."""
    assert not is_container(data) or data == container({}, 64)[:20]


@BITS
def test_container_is_told_by_its_first_block_header(bits: int):
    """First bytes that are an address, as in a file with free blocks, do not hide a container."""
    assert is_container(bytes(8) + container(ELEMENTS, bits)[8:])


def test_file_header_alone_is_an_empty_container():
    """Sixteen bytes are a container of nothing, and refused as that."""
    data = container({})[:16]

    assert is_container(data)
    with pytest.raises(RefusedError) as caught:
        read_container(data)
    assert caught.value.fault is Fault.EMPTY_CONTAINER


def test_zeros_in_gaps_and_padding_say_nothing():
    """Zeros between blocks, in padding and behind the last block are what a container has there."""
    made = draft(ELEMENTS, toc_room=512)
    made.data(0).before = made.after = bytes(50)

    assert faults(made) == []


def test_hidden_bytes_are_told_with_their_place():
    """Where hidden bytes start and how many they are is said."""
    made = draft(ELEMENTS)
    made.after = b"evil"

    [anomaly] = read_container(made.render()).anomalies

    assert anomaly.fault is Fault.TRAILING_DATA
    assert anomaly.values == {"offset": str(len(made.render()) - 4), "size": "4"}


def test_bytes_in_padding_are_told():
    """Bytes behind a document in its room are noted."""
    made = draft(ELEMENTS)
    made.data(0).length = 3

    assert faults(made) == [Fault.DATA_IN_PADDING]


def test_padding_of_nested_container_says_nothing():
    """Platform 8.3 leaves remains of earlier texts in the padding of nested containers."""
    made = draft(ELEMENTS)
    made.data(0).length = 3

    assert faults(made, nested=True) == []


def test_free_blocks_stand_for_the_remains_in_padding():
    """A file rewritten in place has remains in free blocks and in padding; they are told once, with their size."""
    made = draft(ELEMENTS)
    made.data(0).length = 3
    made.free(b"old", b"older")

    [anomaly] = read_container(made.render()).anomalies

    assert anomaly.fault is Fault.FREE_BLOCKS
    assert anomaly.values == {"size": str(2 * 31 + 3 + 5)}


def test_block_that_begins_in_another_is_refused():
    """No byte belongs to two blocks."""
    made = draft({"root": b"", "version": b""})
    inner = block_header(1, 1, NONE[32]) + b"x"
    made.data(0).content = inner
    made.entries[1].data = made.addresses()[made.data(0)] + 31

    with pytest.raises(RefusedError) as caught:
        read_container(made.render())

    assert caught.value.fault is Fault.OVERLAPPING_BLOCKS


def test_refusal_names_the_element():
    """A fault in the data of an element is placed in it."""
    made = draft({"root": b"", "version": b"x"})
    made.data(1).length = 9

    with pytest.raises(RefusedError) as caught:
        read_container(made.render())

    assert (caught.value.fault, caught.value.entry) == (Fault.CHAIN_ENDS_EARLY, "version")
