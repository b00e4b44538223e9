"""Blocks: documents found along their chains, and every way a chain can lie."""

import pytest

from onec.blocks import LAYOUT_32, LAYOUT_64, Blocks, Layout, join
from onec.errors import RefusedError
from onec.faults import Fault
from onec.limits import MAX_CHAIN_BLOCKS
from tests.build_container import Draft, block_header, draft

LAYOUTS = [pytest.param(LAYOUT_32, id="32"), pytest.param(LAYOUT_64, id="64")]


def one_element(layout: Layout, content: bytes = b"abcdefghij") -> tuple[Draft, int]:
    """Return a container of one element and the address of its data."""
    made = draft({"root": content}, layout.bits)
    return made, made.addresses()[made.data(0)]


def fault_at(made: Draft, layout: Layout, address: int) -> Fault:
    """Return what the document at an address is refused for."""
    with pytest.raises(RefusedError) as caught:
        Blocks(made.render(), layout).document(address)
    return caught.value.fault


@pytest.mark.parametrize("layout", LAYOUTS)
def test_document_in_one_block_is_found(layout: Layout):
    """The bytes behind a block header, as many as it says, are the document."""
    made, address = one_element(layout)

    assert Blocks(made.render(), layout).document(address) == b"abcdefghij"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_document_in_a_chain_is_joined(layout: Layout):
    """The rooms of a chain, joined in its order, hold the document."""
    made, _ = one_element(layout)
    made.chain(made.data(0), 3)

    found = Blocks(made.render(), layout).document(made.addresses()[made.data(0)])

    assert found == b"abcdefghij"


def test_digits_of_either_case_are_read():
    """Block headers in lower and upper case mean the same."""
    made, address = one_element(LAYOUT_32)
    made.data(0).header = block_header(10, 10, 0x7FFFFFFF).upper()

    assert Blocks(made.render(), LAYOUT_32).document(address) == b"abcdefghij"


def test_room_behind_the_document_is_padding():
    """A document shorter than its room ends where its length says."""
    made, address = one_element(LAYOUT_32)
    made.data(0).length = 4
    blocks = Blocks(made.render(), LAYOUT_32)

    assert blocks.document(address) == b"abcd"
    [(start, used, end)] = blocks.spans
    assert (used - start, end - used) == (31 + 4, 6)


def test_addresses_count_from_the_base():
    """A container behind other bytes is read with addresses of its own."""
    made, address = one_element(LAYOUT_64)

    assert Blocks(b"stub" + made.render(), LAYOUT_64, 4).document(address) == b"abcdefghij"


def test_every_block_walked_over_is_remembered():
    """The spans hold each block of a chain once."""
    made, _ = one_element(LAYOUT_32)
    made.chain(made.data(0), 3)
    blocks = Blocks(made.render(), LAYOUT_32)

    blocks.document(made.addresses()[made.data(0)])

    assert len(blocks.spans) == 4


def test_chain_that_goes_on_behind_its_document_is_read():
    """Blocks that a chain does not need belong to it all the same, as padding."""
    made, _ = one_element(LAYOUT_32)
    made.chain(made.data(0), 3)
    made.data(0).length = 2
    blocks = Blocks(made.render(), LAYOUT_32)

    assert blocks.document(made.addresses()[made.data(0)]) == b"ab"
    assert len(blocks.spans) == 4


@pytest.mark.parametrize("layout", LAYOUTS)
def test_length_beyond_the_room_ends_early(layout: Layout):
    """A document longer than the only block that holds it is refused, never filled up."""
    made, address = one_element(layout)
    made.data(0).length = 11

    assert fault_at(made, layout, address) is Fault.CHAIN_ENDS_EARLY


@pytest.mark.parametrize("layout", LAYOUTS)
def test_address_far_behind_the_data_is_refused(layout: Layout):
    """An address that no file reaches, up to the largest that fits, is refused as such."""
    made, _ = one_element(layout)

    assert fault_at(made, layout, layout.end - 1) is Fault.BLOCK_OUT_OF_FILE


def test_room_that_ends_behind_the_data_is_a_cut_file():
    """A block that the file would hold were it whole tells a cut file."""
    made, address = one_element(LAYOUT_32)
    made.data(0).header = block_header(10, 11, LAYOUT_32.end)

    assert fault_at(made, LAYOUT_32, address) is Fault.TRUNCATED


def test_longest_allowed_chain_is_read():
    """A chain of as many blocks as the limit is no fault."""
    made, _ = one_element(LAYOUT_32, bytes(MAX_CHAIN_BLOCKS))
    made.chain(made.data(0), 1)

    found = Blocks(made.render(), LAYOUT_32).document(made.addresses()[made.data(0)])

    assert len(found) == MAX_CHAIN_BLOCKS


def test_longer_chain_is_refused():
    """A chain of one block more than the limit is refused."""
    made, _ = one_element(LAYOUT_32, bytes(MAX_CHAIN_BLOCKS + 1))
    made.chain(made.data(0), 1)

    assert fault_at(made, LAYOUT_32, made.addresses()[made.data(0)]) is Fault.TOO_MANY_BLOCKS


def test_list_of_free_blocks_counts_as_known():
    """Each free block becomes a span whose whole room is accounted for."""
    made, _ = one_element(LAYOUT_32)
    first, _second = made.free(b"old", b"older")
    blocks = Blocks(made.render(), LAYOUT_32)

    blocks.free_blocks(made.addresses()[first])

    assert [end - start for start, _, end in blocks.spans] == [31 + 3, 31 + 5]
    assert all(used == end for _, used, end in blocks.spans)


def test_pieces_are_joined_in_their_order():
    """A document of several pieces is their bytes one behind the other."""
    assert join(b"0123456789", ((7, 9), (0, 2), (4, 4))) == b"7801"
    assert join(b"0123456789", ()) == b""
