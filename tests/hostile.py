"""Hostile files for the readers of 1C files: one named case for each way we know to hurt or to deceive them.

Each case is a function that returns the file; the decorator above it says which item of the list of abuses it belongs
to (container 1-15, names 16-19, compression 20-24, metadata 25-30, code 31-36) and what must come of it:

    reject    the file is refused with one of the words
    report    it is read, and every word is said of it: an anomaly, or a state of a module
    accept    it is read and nothing is said; where `text` is given, a module must show it

`heavy` cases are big or slow by design; test_hostile_cost.py reads each in a process of its own.
The same case is the same bytes at every run. Cases made from real files raise `SeedMissingError` where there are none.

    python -m tests.hostile NAME PATH    writes one case to a file
"""

import os
import struct
import sys
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count, pairwise
from pathlib import Path

from onec.faults import Fault
from tests import build_container as build
from tests.build_container import BOM, Block, Draft, plain

MIB = 1024 * 1024

ORPHAN = "orphan-module"
PROTECTED = "protected-module"
CLOSED = "closed-module"
BROKEN_TEXT = "broken-text"
IMAGE = "image-beside-text"

CASES: "list[Case]" = []
"""All cases, in the order of the items."""

CODE = 'Процедура Запуск() Экспорт\r\n\tКомандаСистемы("dir");\r\nКонецПроцедуры\r\n'
EVIL = 'КомандаСистемы("evil")'

EXTENSION_SEED = "files/A1-Mermaid_83814e17d2.cfe"
PROCESSOR_SEED = "files/add-tests-for-1C-ERP_e76ee511f1.epf"
STUB_SEED = "files/1C_SchoolBase_c6ff5a332d.cf"

_COMMON_MODULE = "CommonModule.Обмен"
_UUID = build.uuid_of(_COMMON_MODULE)
_MODULE = f"{_UUID}.0"
_ROOT = build.uuid_of("root Расширение")


class SeedMissingError(Exception):
    """The case needs a real file of the corpus, and there is none."""


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile file: `file` is the name it comes under, `words` are what may be or must be said of it."""

    item: int
    name: str
    file: str
    make: Callable[[], bytes]
    outcome: str
    words: tuple[str, ...]
    text: str = ""
    heavy: bool = False


_Maker = Callable[[], bytes]


def _case(outcome: str) -> Callable[..., Callable[[_Maker], _Maker]]:
    def of(
        item: int, *words: str, text: str = "", file: str = "extension.cfe", heavy: bool = False
    ) -> Callable[[_Maker], _Maker]:
        def register(make: _Maker) -> _Maker:
            CASES.append(Case(item, make.__name__.strip("_"), file, make, outcome, words, text, heavy))
            return make

        return register

    return of


reject, report, accept = _case("reject"), _case("report"), _case("accept")


def seed(name: str) -> bytes:
    """Return a real file of the corpus.

    Raises:
        SeedMissingError: it is not there.
    """
    path = corpus() / name
    if not path.is_file():
        raise SeedMissingError(f"no {name} under OTK_SHARED")
    return path.read_bytes()


def corpus() -> Path:
    """Return the folder of the corpus: under OTK_SHARED, by default `../shared` beside the project."""
    beside = Path(__file__).resolve().parent.parent.parent / "shared"
    return Path(os.environ.get("OTK_SHARED") or beside) / "corpus"


def _parts() -> dict[str, bytes]:
    return build.extension_parts(objects=(_COMMON_MODULE,), modules={f"{_COMMON_MODULE}.Module": CODE})


def _draft(bits: int = 32) -> Draft:
    """Return a sound extension: element 0 the root, 1 a common module, 2 its text, 3 `configinfo`."""
    return build.pack_draft(_parts(), bits, level=1)


def _with(**parts: bytes) -> bytes:
    """Return the sound extension with elements replaced or added; keywords are module, definition, info."""
    names = {"module": _MODULE, "definition": _UUID, "root": _ROOT, "info": "configinfo"}
    return _pack({**_parts(), **{names[key]: data for key, data in parts.items()}})


def _pack(parts: Mapping[str, bytes], *, sums: bool = True) -> bytes:
    """Return the file; at this level of deflating nothing that repeats meets the limit of the ratio."""
    return build.pack(parts, sums=sums, level=1)


def _adding(**parts: bytes) -> bytes:
    return _pack({**_parts(), **parts})


def _root_with(old: str, new: str) -> bytes:
    text = _parts()[_ROOT].decode("utf-8-sig")
    if old not in text:
        raise ValueError(old)
    return plain(text.replace(old, new, 1))


# --- 1-3: not a container, cut, empty ---


@reject(1, Fault.EMPTY_FILE)
def _empty_file() -> bytes:
    return b""


@reject(1, Fault.NOT_A_CONTAINER)
def _text_file() -> bytes:
    return "Это не расширение, а записка.\r\n".encode() * 20


@reject(1, Fault.NOT_A_CONTAINER)
def _zip_called_extension() -> bytes:
    return b"PK\x03\x04" + bytes(26) + b"PK\x05\x06" + bytes(18)


@reject(1, Fault.NOT_A_CONTAINER)
def _executable_called_extension() -> bytes:
    return b"MZ\x90\x00" + bytes(508)


@reject(1, Fault.FILE_TOO_LARGE, heavy=True)
def _one_byte_over_the_upload_limit() -> bytes:
    return bytes(100 * MIB + 1)


@reject(1, Fault.NOT_A_CONTAINER, heavy=True)
def _zeros_of_100_mib() -> bytes:
    return bytes(100 * MIB)


@reject(2, Fault.TRUNCATED)
def _file_header_cut() -> bytes:
    return _draft().render()[:10]


@reject(2, Fault.TRUNCATED)
def _first_block_header_cut() -> bytes:
    return _draft().render()[:30]


@reject(2, Fault.TRUNCATED)
def _first_block_header_cut_64() -> bytes:
    return _draft(64).render()[:60]


@reject(2, Fault.TRUNCATED)
def _cut_in_the_middle() -> bytes:
    data = _draft().render()
    return data[: len(data) // 2]


@reject(2, Fault.TRUNCATED)
def _last_byte_cut() -> bytes:
    return _draft().render()[:-1]


@reject(2, Fault.TRUNCATED, Fault.BLOCK_OUT_OF_FILE)
def _cut_between_blocks() -> bytes:
    made = _draft()
    return made.render()[: made.addresses()[made.blocks[-2]]]


@reject(2, Fault.TRUNCATED)
def _real_file_cut() -> bytes:
    return seed(EXTENSION_SEED)[:-700]


@reject(2, Fault.TRUNCATED)
def _real_64_bit_file_cut() -> bytes:
    return seed("synthetic/extension_64bit.cfe")[:-200]


@reject(3, Fault.EMPTY_CONTAINER)
def _empty_container() -> bytes:
    return struct.pack("<IIII", 0x7FFFFFFF, 512, 0, 0)


@reject(3, Fault.EMPTY_CONTAINER)
def _empty_container_64() -> bytes:
    return struct.pack("<QIII", 2**64 - 1, 512, 0, 0)


@reject(3, Fault.EMPTY_CONTAINER)
def _container_that_lists_nothing() -> bytes:
    return build.container({})


# --- 4-13: blocks and the table of contents ---


@reject(4, Fault.CHAIN_LOOP)
def _toc_returns_to_itself() -> bytes:
    made = _draft()
    made.blocks[0].following = made.blocks[0]
    return made.render()


@reject(4, Fault.CHAIN_LOOP)
def _data_block_returns_to_itself() -> bytes:
    made = _draft()
    made.data(2).following = made.data(2)
    return made.render()


@reject(4, Fault.CHAIN_LOOP)
def _two_data_blocks_return_to_each_other() -> bytes:
    made = _draft()
    first, second, *_ = made.chain(made.data(2), 40)
    second.following = first
    return made.render()


@reject(4, Fault.CHAIN_LOOP)
def _free_list_returns_to_itself() -> bytes:
    made = _draft()
    first, second = made.free(b"old", b"older")
    second.following = first
    return made.render()


@reject(5, Fault.OVERLAPPING_BLOCKS)
def _two_elements_of_the_same_data() -> bytes:
    made = _draft()
    made.entries[1].data = made.entries[2].data
    return made.render()


@reject(5, Fault.OVERLAPPING_BLOCKS)
def _block_inside_the_room_of_another() -> bytes:
    made = _draft()
    inner = build.block_header(5, 5, build.NONE[32]) + b"inner"
    outer = made.data(0)
    outer.room, outer.content = len(outer.content) + len(inner), outer.content + inner
    outer.length = len(outer.content) - len(inner)
    made.entries[1].data = made.addresses()[outer] + 31 + outer.length
    return made.render()


@reject(5, Fault.OVERLAPPING_BLOCKS)
def _element_header_that_is_the_toc() -> bytes:
    made = _draft()
    made.entries[1].data = made.blocks[0]
    return made.render()


@reject(5, Fault.OVERLAPPING_BLOCKS)
def _free_block_that_is_in_use() -> bytes:
    made = _draft()
    made.first_free = made.data(2)
    return made.render()


@reject(6, Fault.CHAIN_ENDS_EARLY)
def _document_of_two_gigabytes() -> bytes:
    made = _draft()
    made.data(2).length = 0x7FFFFFFE
    return made.render()


@reject(6, Fault.BLOCK_OUT_OF_FILE)
def _room_of_two_gigabytes() -> bytes:
    made = _draft()
    made.data(2).header = build.block_header(10, 0x7FFFFFFE, build.NONE[32])
    return made.render()


@reject(6, Fault.CHAIN_ENDS_EARLY)
def _document_of_two_to_the_63_bytes() -> bytes:
    made = _draft(64)
    made.data(2).length = 2**63
    return made.render()


@reject(6, Fault.BLOCK_OUT_OF_FILE)
def _room_of_two_to_the_63_bytes() -> bytes:
    made = _draft(64)
    made.data(2).header = build.block_header(10, 2**63, build.NONE[64], 64)
    return made.render()


def _bad_header(old: bytes, new: bytes) -> bytes:
    made = _draft()
    header = build.block_header(0x10, 0x10, build.NONE[32])
    made.data(2).header = header.replace(old, new, 1)
    return made.render()


@reject(7, Fault.BAD_BLOCK_HEADER)
def _letters_in_a_block_header() -> bytes:
    return _bad_header(b"00000010", b"0000001g")


@reject(7, Fault.BAD_BLOCK_HEADER)
def _sign_in_a_block_header() -> bytes:
    return _bad_header(b"00000010", b"-0000010")


@reject(7, Fault.BAD_BLOCK_HEADER)
def _underscore_in_a_block_header() -> bytes:
    return _bad_header(b"00000010", b"0000_010")


@reject(7, Fault.BAD_BLOCK_HEADER)
def _blanks_in_a_block_header() -> bytes:
    return _bad_header(b"00000010", b"      10")


@reject(7, Fault.BAD_BLOCK_HEADER)
def _prefix_in_a_block_header() -> bytes:
    return _bad_header(b"00000010", b"0x000010")


@reject(7, Fault.NOT_A_CONTAINER, Fault.BAD_BLOCK_HEADER)
def _sign_in_the_header_of_the_toc() -> bytes:
    made = _draft()
    made.blocks[0].header = build.block_header(0, 0, build.NONE[32]).replace(b"00000000", b"-0000010", 1)
    return made.render()


@reject(8, Fault.BAD_BLOCK_HEADER)
def _line_feeds_alone_in_a_block_header() -> bytes:
    return _bad_header(b"\r\n", b"\n\n")


@reject(8, Fault.BAD_BLOCK_HEADER)
def _line_ends_turned_round_in_a_block_header() -> bytes:
    return _bad_header(b" \r\n", b" \n\r")


@reject(9, Fault.BAD_BLOCK_HEADER)
def _next_address_inside_the_file_header() -> bytes:
    made = _draft()
    made.data(2).following = 4
    return made.render()


@reject(9, Fault.BAD_BLOCK_HEADER)
def _next_address_inside_another_document() -> bytes:
    made = _draft()
    made.data(2).following = made.addresses()[made.data(0)] + 40
    return made.render()


@reject(9, Fault.BLOCK_OUT_OF_FILE)
def _next_address_behind_the_file() -> bytes:
    made = _draft()
    made.data(2).following = 0x7FFFFFF0
    return made.render()


@reject(9, Fault.BLOCK_OUT_OF_FILE)
def _next_address_near_two_to_the_64() -> bytes:
    made = _draft(64)
    made.data(2).following = 2**64 - 2
    return made.render()


@reject(9, Fault.BLOCK_OUT_OF_FILE)
def _element_header_behind_the_file() -> bytes:
    made = _draft()
    made.entries[1].head = 0x7FFFFFF0
    return made.render()


@reject(10, Fault.CHAIN_ENDS_EARLY)
def _chain_shorter_than_its_document() -> bytes:
    made = _draft()
    chain = made.chain(made.data(2), 40)
    chain[-2].following = None
    return made.render()


@reject(11, Fault.BAD_TOC)
def _toc_of_a_length_that_is_no_multiple() -> bytes:
    made = _draft()
    made.blocks[0].length = 4 * 12 - 1
    return made.render()


@reject(11, Fault.BAD_TOC)
def _toc_of_a_length_that_is_no_multiple_64() -> bytes:
    made = _draft(64)
    made.blocks[0].length = 4 * 24 - 12
    return made.render()


@reject(11, Fault.BAD_TOC)
def _toc_entry_without_its_end_mark() -> bytes:
    made = _draft()
    made.entries[2].mark = 0
    return made.render()


@reject(12, Fault.DUPLICATE_NAME)
def _five_thousand_entries_for_one_element() -> bytes:
    made = build.draft({"root": b""})
    made.entries *= 5_000
    return made.render()


@reject(12, Fault.TOO_MANY_ELEMENTS, heavy=True)
def _hundred_thousand_entries_for_one_element() -> bytes:
    made = build.draft({"root": b""})
    made.entries *= 100_000
    return made.render()


@reject(12, Fault.OVERLAPPING_BLOCKS, heavy=True)
def _ten_thousand_elements_of_one_megabyte() -> bytes:
    made = build.draft([(f"{index:x}", b"") for index in range(9_999)])
    shared = Block(bytes(MIB))
    made.blocks.append(shared)
    for entry in made.entries:
        entry.data = shared
    return made.render()


@reject(12, Fault.TOO_MANY_ELEMENTS, Fault.TOO_MANY_BLOCKS, heavy=True)
def _chained_toc_of_100_000_entries() -> bytes:
    made = build.draft({"root": b""})
    made.entries *= 100_000
    made.chain(made.blocks[0], 1_200)
    return made.render()


@reject(13, Fault.EMPTY_BLOCK)
def _block_without_room_in_a_chain() -> bytes:
    made = _draft()
    _first, second, *_ = made.chain(made.data(2), 40)
    second.content, second.room = b"", 0
    return made.render()


@reject(13, Fault.TOO_MANY_BLOCKS, heavy=True)
def _sixty_thousand_blocks_of_one_byte() -> bytes:
    made = build.draft({"root": bytes(60_000)})
    made.chain(made.data(0), 1)
    return made.render()


@reject(13, Fault.TOO_MANY_BLOCKS, heavy=True)
def _toc_of_one_byte_blocks() -> bytes:
    made = build.draft([(f"{index:x}", b"") for index in range(5_000)])
    made.chain(made.blocks[0], 1)
    return made.render()


@reject(13, Fault.TOO_MANY_BLOCKS, heavy=True)
def _free_list_of_300_000_blocks() -> bytes:
    made = _draft()
    start = len(made.render())
    made.first_free = start
    total = 300_000
    made.after = b"".join(build.block_header(0x7FFFFFFF, 0, start + index * 31) for index in range(1, total + 1))
    return made.render()


@reject(13, Fault.BAD_TOC, Fault.TRUNCATED, Fault.BAD_BLOCK_HEADER, Fault.BLOCK_OUT_OF_FILE, heavy=True)
def _block_headers_of_100_mib() -> bytes:
    header = build.block_header(0x7FFFFFFF, 0x7FFFFFFF, 0x7FFFFFFF)
    return (bytes(16) + header * (100 * MIB // 31 + 1))[: 100 * MIB]


@reject(13, Fault.BLOCK_OUT_OF_FILE, Fault.TRUNCATED, heavy=True)
def _block_headers_of_100_mib_behind_a_bad_address() -> bytes:
    made = _draft()
    made.data(2).following = 0x7FFFFFF0
    made.after = build.block_header(0, 0, 0) * (100 * MIB // 31 - 1_000)
    return made.render()


@reject(13, Fault.BLOCK_OUT_OF_FILE, Fault.TRUNCATED, heavy=True)
def _line_ends_of_100_mib_behind_a_bad_address() -> bytes:
    made = _draft()
    made.data(2).following = 0x7FFFFFF0
    made.after = b"\r\n0000000" * (100 * MIB // 9 - 4_000)
    return made.render()


# --- 14-15: hidden bytes, the stub ---


@report(14, Fault.DATA_IN_PADDING)
def _data_in_padding() -> bytes:
    made = _draft()
    block = made.data(2)
    block.length = len(block.content)
    block.content += EVIL.encode()
    return made.render()


@report(14, Fault.TRAILING_DATA)
def _data_between_blocks() -> bytes:
    made = _draft()
    made.data(2).before = EVIL.encode()
    return made.render()


@report(14, Fault.TRAILING_DATA)
def _zip_behind_the_last_block() -> bytes:
    made = _draft()
    made.after = _zip_called_extension()
    return made.render()


@report(14, Fault.TRAILING_DATA)
def _zip_behind_a_real_file() -> bytes:
    return seed(EXTENSION_SEED) + _zip_called_extension()


@report(14, Fault.FREE_BLOCKS)
def _data_in_free_blocks() -> bytes:
    made = _draft()
    made.free(EVIL.encode(), b"older")
    return made.render()


@reject(14, Fault.BAD_BLOCK_HEADER, Fault.BLOCK_OUT_OF_FILE)
def _first_free_address_that_leads_nowhere() -> bytes:
    made = _draft()
    made.first_free = 0
    return made.render()


@reject(14, Fault.TOO_MANY_ANOMALIES, heavy=True)
def _gap_behind_each_of_10_000_elements() -> bytes:
    parts = {**_parts(), **{f"{index:08x}-0000-4000-8000-000000000000": plain("{1}") for index in range(9_900)}}
    made = build.pack_draft(parts, level=1)
    for block in made.blocks[1:]:
        block.before = b"!"
    return made.render()


@reject(15, Fault.STUB_ONLY)
def _stub_alone() -> bytes:
    data = seed(STUB_SEED)
    return data[: build.real_start(data)]


@reject(15, Fault.TRUNCATED)
def _stub_before_a_damaged_container() -> bytes:
    data = seed(STUB_SEED)
    start = build.real_start(data) or 0
    return data[:start] + data[start:].replace(b"\r\n", b"\n\r", 1)


@reject(15, Fault.TRUNCATED)
def _stub_before_a_cut_container() -> bytes:
    return seed(STUB_SEED)[:-1000]


@reject(15, Fault.STUB_MISMATCH)
def _stub_that_was_changed() -> bytes:
    data = bytearray(seed(STUB_SEED))
    data[8] ^= 1
    return bytes(data)


@reject(15, Fault.STUB_MISMATCH)
def _two_extensions_one_behind_the_other() -> bytes:
    return _draft().render() + _draft(64).render()


# --- 16-19: names ---


def _named(name: str | bytes) -> bytes:
    made = build.draft([(name, build.deflated(b"x"))])
    sound = _draft()
    sound.blocks += made.blocks[1:]
    sound.entries += made.entries
    return sound.render()


@reject(16, Fault.BAD_ELEMENT_NAME)
def _name_that_climbs() -> bytes:
    return _named("../../etc/cron.d/evil")


@reject(16, Fault.BAD_ELEMENT_NAME)
def _name_that_is_an_absolute_path() -> bytes:
    return _named("/etc/passwd")


@reject(16, Fault.BAD_ELEMENT_NAME)
def _name_with_a_drive() -> bytes:
    return _named("C:evil")


@reject(16, Fault.BAD_ELEMENT_NAME)
def _name_with_backslashes() -> bytes:
    return _named("..\\evil")


@reject(16, Fault.BAD_ELEMENT_NAME)
def _name_of_two_dots() -> bytes:
    return _named("..")


@reject(17, Fault.BAD_ELEMENT_NAME)
def _text_behind_the_nul_of_a_name() -> bytes:
    return _named("root\0.exe")


@reject(17, Fault.BAD_ELEMENT_NAME)
def _control_character_in_a_name() -> bytes:
    return _named("ro\x1bot")


@reject(17, Fault.BAD_ELEMENT_NAME)
def _right_to_left_override_in_a_name() -> bytes:
    return _named("txt.\u202egnp")


@report(17, Fault.FOREIGN_ELEMENT)
def _device_name() -> bytes:
    return _named("CON")


@reject(18, Fault.BAD_ELEMENT_NAME)
def _lone_surrogate_in_a_name() -> bytes:
    return _named("ro\ud800ot")


@reject(18, Fault.BAD_ELEMENT_NAME)
def _name_of_an_odd_number_of_bytes() -> bytes:
    return _named(b"r\0o\0o\0t")


@reject(18, Fault.BAD_ELEMENT_NAME)
def _empty_name() -> bytes:
    return _named("")


@reject(18, Fault.BAD_ELEMENT_HEADER)
def _element_header_without_a_name() -> bytes:
    return _named(b"")


@reject(18, Fault.BAD_ELEMENT_NAME)
def _name_of_5_000_characters() -> bytes:
    return _named("a" * 5_000)


@reject(18, Fault.BAD_ELEMENT_NAME, heavy=True)
def _name_of_50_mib() -> bytes:
    return _named("a" * (25 * MIB))


@reject(19, Fault.DUPLICATE_NAME)
def _two_elements_of_one_name() -> bytes:
    return _named(_MODULE)


@report(19, Fault.FOREIGN_ELEMENT)
def _name_that_differs_in_case() -> bytes:
    return _named(_MODULE.upper())


@reject(19, Fault.DUPLICATE_NAME)
def _two_texts_in_one_module() -> bytes:
    parts = [("info", build.OPEN_INFO), ("text", plain(CODE)), ("text", plain(EVIL))]
    return _with(module=build.draft(parts).render())


# --- 20-24: compression ---


def _stored(index: int, stored: bytes) -> bytes:
    made = _draft()
    made.data(index).content = stored
    made.data(index).room = None
    return made.render()


@reject(20, Fault.DEFLATE_BOMB)
def _deflate_bomb() -> bytes:
    return _stored(2, build.deflated(bytes(20 * MIB)))


@reject(20, Fault.DEFLATE_BOMB, heavy=True)
def _element_over_32_mib_at_a_low_ratio() -> bytes:
    line = b"".join(struct.pack("<Q", index * 0x9E3779B97F4A7C15 % 2**64) for index in range(2_000))
    return _stored(2, build.deflated(line * (33 * MIB // len(line) + 1), 1))


@reject(20, Fault.DEFLATE_BOMB, heavy=True)
def _quotes_of_100_mib_in_one_stream() -> bytes:
    return _stored(2, build.deflated(b'"' * (100 * MIB), 1))


@reject(20, Fault.DEFLATE_BOMB, heavy=True)
def _bomb_with_99_mib_behind_it() -> bytes:
    return _stored(2, build.deflated(bytes(20 * MIB)) + b"!" * (99 * MIB))


@reject(21, Fault.DEFLATE_BOMB, heavy=True)
def _many_elements_under_the_ratio() -> bytes:
    big = b"".join(struct.pack("<I", index) for index in range(60)) * (31 * MIB // 240)
    return _pack({**_parts(), **{f"{build.uuid_of(str(one))}.0": big for one in range(20)}})


@reject(22, Fault.DEFLATE_CORRUPT)
def _deflate_stream_cut() -> bytes:
    return _stored(2, build.deflated(build.module(CODE))[:-5])


@reject(22, Fault.DEFLATE_CORRUPT)
def _deflate_stream_of_noise() -> bytes:
    return _stored(2, b"\xff" * 100)


@reject(22, Fault.DEFLATE_CORRUPT)
def _element_without_data() -> bytes:
    made = _draft()
    made.entries[2].data = None
    made.blocks.remove(made.blocks[6])
    return made.render()


@reject(22, Fault.DEFLATE_CORRUPT)
def _stream_with_a_zlib_header() -> bytes:
    return _stored(2, b"\x78\x9c" + build.deflated(build.module(CODE)))


@report(23, Fault.DEFLATE_TRAILING_DATA)
def _bytes_behind_a_stream() -> bytes:
    return _stored(2, build.deflated(build.module(CODE)) + EVIL.encode())


@report(23, Fault.DEFLATE_TRAILING_DATA, heavy=True)
def _bytes_of_99_mib_behind_a_stream() -> bytes:
    return _stored(2, build.deflated(build.module(CODE)) + b"!" * (99 * MIB))


@reject(24, Fault.TOO_DEEP)
def _sixty_containers_in_one_another() -> bytes:
    data = plain(CODE)
    for _ in range(60):
        data = build.container({"text": data})
    return _with(module=data)


@reject(24, Fault.TOO_DEEP)
def _module_two_containers_deep() -> bytes:
    return _with(module=build.container({"text": build.module(CODE)}))


@reject(24, Fault.TOO_DEEP)
def _orphan_two_containers_deep() -> bytes:
    name = f"{build.uuid_of('nobody')}.0"
    return _adding(**{name: build.container({"part": build.module(CODE)})})


# --- 25-30: metadata ---


@reject(25, Fault.BRACKET_TOO_DEEP)
def _opening_brackets_in_the_root() -> bytes:
    return _with(root=plain("{" * 200_000))


@reject(25, Fault.BRACKET_TOO_DEEP)
def _opening_brackets_in_a_form() -> bytes:
    return _form(plain("{" * 200_000))


@reject(25, Fault.BRACKET_TOO_DEEP, Fault.BRACKET_TOO_LARGE)
def _opening_brackets_in_the_info_of_a_module() -> bytes:
    return _with(module=build.module(CODE, info=b"{" * 200_000))


@reject(26, Fault.BRACKET_SYNTAX)
def _unclosed_bracket() -> bytes:
    return _with(definition=_parts()[_UUID][:-1])


@reject(26, Fault.BRACKET_SYNTAX)
def _unclosed_string() -> bytes:
    return _with(definition=plain('{1,{12,"Обмен},0}'))


@reject(26, Fault.BRACKET_SYNTAX)
def _extra_closing_bracket() -> bytes:
    return _with(definition=_parts()[_UUID] + b"}")


@reject(26, Fault.BRACKET_SYNTAX)
def _metadata_that_is_no_utf_8() -> bytes:
    return _with(definition=BOM + b"{1,\xff\xfe}")


@reject(26, Fault.BRACKET_SYNTAX)
def _unclosed_string_in_a_form() -> bytes:
    return _form(plain('{4,{1},"' + CODE.replace('"', "")))


@reject(26, Fault.BRACKET_SYNTAX, Fault.BRACKET_TOO_LARGE, heavy=True)
def _unclosed_string_of_30_mib() -> bytes:
    return _with(definition=plain('{1,"' + '""' * (15 * MIB) + "a"))


@reject(27, Fault.BRACKET_TOO_LARGE, heavy=True)
def _eight_million_doubled_quotes_with_94_mib_behind() -> bytes:
    made = build.pack_draft({**_parts(), _UUID: _comment('"' * (8 * MIB) + "\U0001f600")}, level=1)
    made.after = b"!" * (94 * MIB)
    return made.render()


@accept(27)
def _two_million_quotes() -> bytes:
    return _with(definition=_comment('"' * MIB))


@reject(27, Fault.BRACKET_TOO_LARGE)
def _five_million_commas() -> bytes:
    return _with(definition=plain("{" + "," * 5_000_000 + "}"))


@reject(27, Fault.BRACKET_TOO_LARGE, heavy=True)
def _commas_of_31_mib() -> bytes:
    return _with(definition=plain("{" + "," * (31 * MIB) + "}"))


@reject(27, Fault.BRACKET_TOO_LARGE, heavy=True)
def _empty_lists_of_31_mib() -> bytes:
    return _with(definition=plain("{" + "{}," * (31 * MIB // 3) + "}"))


@reject(27, Fault.BRACKET_SYNTAX, Fault.BRACKET_TOO_LARGE, heavy=True)
def _quotes_of_31_mib() -> bytes:
    return _with(definition=plain("{" + '"' * (31 * MIB - 1)))


@reject(27, Fault.BRACKET_SYNTAX, Fault.BRACKET_TOO_LARGE, heavy=True)
def _closing_brackets_of_31_mib() -> bytes:
    return _with(definition=plain("{" + "}" * (31 * MIB)))


@reject(27, Fault.BRACKET_TOO_LARGE, heavy=True)
def _comment_of_30_mib_with_astral_characters() -> bytes:
    return _with(definition=_comment("x" * (30 * MIB) + "\U0001f600"))


@reject(27, Fault.BRACKET_TOO_LARGE, Fault.BAD_METADATA, heavy=True)
def _thousand_objects_of_values_just_under_the_limit() -> bytes:
    names = tuple(f"CommonModule.М{index}" for index in range(1_000))
    parts = build.extension_parts(objects=names)
    tail = "{}," * 140_000
    for name in names:
        uuid = build.uuid_of(name)
        parts[uuid] = parts[uuid].replace(b",0,1,0,0,0,1,0,0}", b",0,1,0,0,0,1,0,0," + tail.encode() + b"0}", 1)
    return _pack(parts)


@report(28, Fault.LIST_COUNT_MISMATCH)
def _list_count_that_lies() -> bytes:
    return _with(
        root=_root_with(f"{build.class_of('CommonModule')},1,", f"{build.class_of('CommonModule')},999999999,")
    )


@report(28, Fault.LIST_COUNT_MISMATCH)
def _list_count_below_zero() -> bytes:
    return _with(root=_root_with(f"{build.class_of('CommonModule')},1,", f"{build.class_of('CommonModule')},-1,"))


@reject(28, Fault.BAD_METADATA, text=CODE)
def _uuid_in_capitals_in_a_list() -> bytes:
    return _with(root=_root_with(f",{_UUID}}}", f",{_UUID.upper()}}}"))


@reject(28, Fault.BAD_METADATA)
def _class_uuid_in_capitals() -> bytes:
    return _with(root=_root_with(build.class_of("CommonModule"), build.class_of("CommonModule").upper()))


@report(28, Fault.OBJECT_MISSING)
def _object_without_an_element() -> bytes:
    parts = _parts()
    del parts[_UUID]
    return _pack(parts)


@reject(28, Fault.BAD_METADATA)
def _object_that_two_lists_name() -> bytes:
    """Whose module is it, and is it one? As a picture nobody would read it as code."""
    mention = f",{{{build.class_of('CommonPicture')},1,{_UUID}}}"
    at = f",{{{build.class_of('CommonModule')},1,"
    return _with(root=_root_with(at, mention + at))


@reject(28, Fault.BAD_METADATA)
def _part_with_the_uuid_of_a_module() -> bytes:
    """An inline template that takes over the element of a common module."""
    inner = f"{{1,{build.header('Макет', _UUID)}}}"
    at = f",{{{build.class_of('CommonModule')},1,{_UUID}}}"
    return _with(root=_root_with(at, at + f",{{{build.class_of('Template')},1,{inner}}}"))


@reject(28, Fault.BAD_METADATA, heavy=True)
def _objects_chained_10_000_deep() -> bytes:
    names = [f"Subsystem.П{index}" for index in range(9_990)]
    parts = build.extension_parts(objects=names[:1])
    for name, following in zip(names, [*names[1:], names[0]], strict=True):
        children = f"{{{build.class_of('Subsystem')},1,{build.uuid_of(following)}}}"
        head = build.header(name.rpartition(".")[2], build.uuid_of(name))
        parts[build.uuid_of(name)] = plain(f"{{1,{{12,{head},1}},{children}}}")
    return _pack(parts)


@reject(28, Fault.BAD_METADATA, heavy=True)
def _objects_that_list_each_other() -> bytes:
    names = tuple(f"Subsystem.П{index}" for index in range(1_000))
    parts = build.extension_parts(objects=names)
    children = ",".join(map(build.uuid_of, names))
    for name in names:
        head = build.header(name.rpartition(".")[2], build.uuid_of(name))
        listed = f"{{{build.class_of('Subsystem')},{len(names)},{children}}}"
        parts[build.uuid_of(name)] = plain(f"{{1,{{12,{head},1}},{listed}}}")
    return _pack(parts)


@reject(28, Fault.BAD_METADATA, Fault.BRACKET_TOO_LARGE, heavy=True)
def _objects_that_list_the_one_before_them_again_and_again() -> bytes:
    names = tuple(f"Subsystem.П{index}" for index in range(130))
    parts = build.extension_parts(objects=names)
    for before, name in pairwise(names):
        head = build.header(name.rpartition(".")[2], build.uuid_of(name))
        listed = f"{{{build.class_of('Subsystem')},100000{f',{build.uuid_of(before)}' * 100_000}}}"
        parts[build.uuid_of(name)] = plain(f"{{1,{{12,{head},1}},{listed}}}")
    return _pack(parts)


@reject(28, Fault.BRACKET_TOO_LARGE, heavy=True)
def _lists_of_an_unknown_class() -> bytes:
    names = tuple(f"Role.Р{index}" for index in range(130))
    parts = build.extension_parts(objects=names)
    listed = f"{{{build.uuid_of('class')},100000{f',{build.uuid_of(names[0])}' * 100_000},0}}"
    for name in names:
        parts[build.uuid_of(name)] = plain(f"{{1,{{12,{build.header(name[5:], build.uuid_of(name))},1}},{listed}}}")
    return _pack(parts)


@reject(28, Fault.BAD_METADATA, Fault.BRACKET_TOO_LARGE, heavy=True)
def _property_states_of_millions() -> bytes:
    names = tuple(f"Role.Р{index}" for index in range(120))
    parts = build.extension_parts(objects=names)
    pairs = f"100000{f',{build.uuid_of(names[0])},3' * 100_000}"
    for name in names:
        uuid = build.uuid_of(name)
        head = build.header(name[5:], uuid).replace(f",0,0,{build.NIL}", f",0,{pairs},{build.NIL}")
        parts[uuid] = plain(f"{{1,{{12,{head},1}},0}}")
    return _pack(parts)


@reject(28, Fault.BAD_METADATA, Fault.BRACKET_TOO_LARGE, heavy=True)
def _parts_deep_below_long_names() -> bytes:
    names = tuple(f"Catalog.К{index}" for index in range(10))
    parts = build.extension_parts(objects=names)
    leaf = f",{{0,{build.header('Р', build.uuid_of('Р'))}}}"
    inner = f"{{{build.class_of('Attribute')},18000{leaf * 18_000}}}"
    for name in names:
        text = inner
        for level in range(28):
            head = build.header("П" * 400, build.uuid_of(f"{name} {level}"))
            text = f"{{{build.class_of('Catalog')},1,{{0,{head},{text}}}}}"
        head = build.header(name[8:], build.uuid_of(name))
        parts[build.uuid_of(name)] = plain(f"{{1,{{12,{head},1}},{text}}}")
    return _pack(parts)


@reject(28, Fault.TOO_MANY_ANOMALIES, Fault.BRACKET_TOO_LARGE, heavy=True)
def _lists_of_millions_of_missing_objects() -> bytes:
    parts = build.extension_parts(objects=())
    numbers = count()
    lists = []
    names = tuple(f"Role.Р{index}" for index in range(30))
    for _ in names:
        ids = ",".join(f"{next(numbers):08x}-0000-4000-8000-000000000000" for _ in range(100_000))
        lists.append(f"{{{build.class_of('Role')},100000,{ids}}}")
    parts = build.extension_parts(objects=names)
    for name, one in zip(names, lists, strict=True):
        uuid = build.uuid_of(name)
        parts[uuid] = plain(f"{{1,{{12,{build.header(name[5:], uuid)},1}},{one}}}")
    return _pack(parts)


@reject(28, Fault.BAD_METADATA, heavy=True)
def _name_of_a_megabyte_with_10_000_children() -> bytes:
    return _with(definition=_family("А" * MIB, 10_000))


@reject(28, Fault.BAD_METADATA, Fault.BRACKET_TOO_LARGE, heavy=True)
def _comments_of_many_megabytes_kept_together() -> bytes:
    names = tuple(f"Role.Р{index}" for index in range(160))
    parts = build.extension_parts(objects=names)
    for name in names:
        uuid = build.uuid_of(name)
        comment = "x" * (3 * MIB) + "\U0001f600"
        parts[uuid] = plain(f"{{1,{{12,{build.header(name[5:], uuid, comment=comment)},1}},0}}")
    return _pack(parts)


@reject(29, Fault.ROOT_MISSING)
def _root_object_missing() -> bytes:
    parts = _parts()
    del parts[_ROOT]
    return _pack(parts)


@reject(29, Fault.ROOT_MISSING)
def _root_id_that_is_a_path() -> bytes:
    return _pack({**build.processor_parts(), "root": plain('{2,"../../evil",}')})


@reject(29, Fault.ROOT_MISSING)
def _no_root_at_all() -> bytes:
    parts = build.processor_parts()
    del parts["root"]
    return _pack(parts)


@reject(29, Fault.ROOT_MISSING)
def _empty_root() -> bytes:
    return _pack({**build.processor_parts(), "root": b""})


@reject(29, Fault.BAD_METADATA)
def _root_of_an_unknown_class() -> bytes:
    return _with(root=_root_with("9cd510cd", "00000000"))


@reject(29, Fault.BAD_METADATA)
def _root_without_a_header() -> bytes:
    return _with(root=plain(f"{{2,{{{_ROOT}}},7,{{9cd510cd-abfc-11d4-9434-004095e12fc7,{{1,0}}}}}}"))


@reject(29, Fault.UNSUPPORTED_LAYOUT)
def _layout_of_8_0() -> bytes:
    return _pack({"metadata": build.container({"root": b"{1}"}), "version": b"{6,0}", "versions": b"{1,0}"})


@reject(29, Fault.UNSUPPORTED_LAYOUT, Fault.BAD_METADATA)
def _two_roots_in_one_file() -> bytes:
    """A `configinfo` in a data processor: the platform starts at `root`, a reader might start elsewhere."""
    harmless = _parts()
    evil = build.processor_parts(modules={"ObjectModule": EVIL})
    return _pack({**evil, **harmless})


@accept(29)
def _stamp_of_5_000_digits() -> bytes:
    info = plain(f"{{0,{{216,0,{{{'9' * 5_000},0}}}}}},{{2,{_ROOT},}},{{0}}")
    return _with(info=info)


@accept(30, file="extension.cfe")
def _data_processor_called_extension() -> bytes:
    return build.processor(modules={"ObjectModule": CODE})


@reject(30, Fault.NOT_A_CONTAINER, file="processor.epf")
def _text_called_data_processor() -> bytes:
    return CODE.encode()


@reject(30, Fault.BAD_METADATA)
def _object_name_with_a_right_to_left_override() -> bytes:
    return _renamed("Об\u202eмен")


@reject(30, Fault.BAD_METADATA)
def _object_name_that_looks_like_two() -> bytes:
    return _renamed("Обмен.Form.Чужая")


@reject(30, Fault.BAD_METADATA)
def _object_name_that_is_empty() -> bytes:
    return _renamed("")


@reject(30, Fault.BAD_METADATA)
def _two_objects_of_one_name() -> bytes:
    parts = build.extension_parts(objects=("CommonModule.А", "CommonModule.Б"))
    uuid = build.uuid_of("CommonModule.Б")
    parts[uuid] = parts[uuid].replace('"Б"'.encode(), '"А"'.encode())
    return _pack(parts)


# --- 31-36: code ---


@report(31, Fault.INTEGRITY_MISMATCH)
def _sum_that_is_wrong() -> bytes:
    made = _draft()
    made.data(2).content = build.deflated(build.module(EVIL))
    made.data(2).room = None
    return made.render()


@report(31, Fault.INTEGRITY_MISMATCH)
def _real_extension_with_another_module() -> bytes:
    parts = build.unpack(seed(EXTENSION_SEED))
    [name] = [name for name in parts if name.endswith(".0")]
    return _pack({**parts, name: build.module(EVIL)}, sums=False)


@accept(31, text=EVIL)
def _real_extension_packed_anew() -> bytes:
    parts = build.unpack(seed(EXTENSION_SEED))
    [name] = [name for name in parts if name.endswith(".0")]
    return _pack({**parts, name: build.module(EVIL)})


@report(31, Fault.INTEGRITY_MISMATCH)
def _element_that_is_not_listed() -> bytes:
    parts = _parts()
    stored = {name: build.deflated(data) for name, data in parts.items()}
    info = build.with_sums(parts["configinfo"], {name: one for name, one in stored.items() if name != _MODULE})
    return build.container({**stored, "configinfo": build.deflated(info)})


@report(31, Fault.INTEGRITY_MISMATCH)
def _listed_element_that_is_missing() -> bytes:
    made = _draft()
    del made.entries[2]
    made.blocks = [block for index, block in enumerate(made.blocks) if index not in (5, 6)]
    return made.render()


@report(31, Fault.INTEGRITY_MISMATCH)
def _extension_without_sums() -> bytes:
    return _pack({**_parts(), "configinfo": plain(f"{{0,{{216,0,{{80324,0}}}}}},{{2,{_ROOT},}}")}, sums=False)


@reject(31, Fault.TOO_MANY_ANOMALIES, Fault.BRACKET_TOO_LARGE, heavy=True)
def _sums_of_140_000_missing_elements() -> bytes:
    listed = ",".join(f'"{index:x}",AAAA' for index in range(140_000))
    info = plain(f"{{0,{{216,0,{{80324,0}}}}}},{{2,{_ROOT},}},{{140000,{listed}}}")
    return _pack({**_parts(), "configinfo": info}, sums=False)


def _orphaned(data: bytes) -> bytes:
    return _adding(**{f"{build.uuid_of('nobody')}.0": data})


@report(32, ORPHAN, text=EVIL)
def _orphan_module() -> bytes:
    return _orphaned(build.module(EVIL))


@report(32, ORPHAN, text=EVIL)
def _orphan_module_in_a_plain_element() -> bytes:
    return _orphaned(plain(EVIL))


@report(32, ORPHAN, text=EVIL)
def _orphan_module_in_utf_16() -> bytes:
    return _orphaned(b"\xff\xfe" + EVIL.encode("utf-16-le"))


@report(32, ORPHAN, text=EVIL)
def _orphan_form() -> bytes:
    return _orphaned(build.managed_form(EVIL))


@report(32, ORPHAN, text=EVIL)
def _orphan_ordinary_form() -> bytes:
    return _orphaned(build.ordinary_form(EVIL))


@report(33, Fault.FOREIGN_ELEMENT)
def _executable_as_an_element() -> bytes:
    return _adding(**{"UnpackV8.exe": b"MZ\x90\x00" + bytes(300)})


@report(33, Fault.FOREIGN_ELEMENT)
def _executable_as_an_element_of_a_real_file() -> bytes:
    return _pack({**build.unpack(seed(PROCESSOR_SEED)), "UnpackV8.exe": b"MZ\x90\x00" + bytes(300)})


@report(33, Fault.FOREIGN_ELEMENT)
def _executable_beside_the_text_of_a_module() -> bytes:
    return _with(module=build.container({"info": build.OPEN_INFO, "text": plain(CODE), "setup.exe": b"MZ"}))


@report(33, Fault.FOREIGN_ELEMENT)
def _service_element_that_no_extension_has() -> bytes:
    return _adding(deleted=b"MZ\x90\x00" + bytes(300))


@report(33, Fault.FOREIGN_ELEMENT)
def _executable_in_a_container_where_no_module_belongs() -> bytes:
    return _adding(**{f"{_UUID}.7": build.container({"setup.exe": b"MZ"})})


@accept(34, text=EVIL)
def _module_in_a_plain_element() -> bytes:
    return _with(module=plain(EVIL))


@accept(34, text=EVIL)
def _module_in_a_plain_element_without_a_mark() -> bytes:
    return _with(module=EVIL.encode())


@accept(34, text=EVIL)
def _module_of_a_managed_form() -> bytes:
    return build.extension(objects=("CommonForm.Ф",), modules={"CommonForm.Ф.FormModule": EVIL})


@accept(34, text=EVIL)
def _module_of_an_ordinary_form() -> bytes:
    return _form(build.ordinary_form(EVIL))


@accept(34, text=EVIL)
def _module_of_a_command() -> bytes:
    return build.extension(
        objects=("Catalog.Товары", "Catalog.Товары.Command.Пуск"),
        modules={"Catalog.Товары.Command.Пуск.CommandModule": EVIL},
    )


@accept(34, text=EVIL)
def _module_under_a_suffix_not_in_the_table() -> bytes:
    return _adding(**{f"{_UUID}.1f": build.module(EVIL)})


@accept(34, text=EVIL)
def _plain_module_under_a_suffix_not_in_the_table() -> bytes:
    return _adding(**{f"{_UUID}.1f": plain(EVIL)})


@reject(34, Fault.BAD_METADATA, Fault.DUPLICATE_NAME, text=EVIL)
def _form_module_beside_the_text_of_a_module() -> bytes:
    """The platform runs `text`; a reader that prefers `module` shows something else."""
    return _with(module=build.container({"info": build.OPEN_INFO, "module": plain(CODE), "text": plain(EVIL)}))


@reject(34, Fault.BRACKET_SYNTAX, text=EVIL)
def _string_before_the_description_of_a_form() -> bytes:
    return _form(plain(f'{{4,"{CODE.replace(chr(34), "")}",{build.quoted(EVIL)},{{0}}}}'))


@report(35, PROTECTED)
def _protected_module() -> bytes:
    return _with(module=build.module(b"\x8f\x12\xff\xfe", info=build.PASSWORD_INFO, image=plain('{1,{"Cmd"}}')))


@report(35, PROTECTED)
def _module_of_bytes_that_are_no_text() -> bytes:
    return _with(module=build.module(b"\x8f\x12\xff\xfe"))


@report(35, CLOSED)
def _module_without_its_text() -> bytes:
    return _with(module=build.container({"info": build.OPEN_INFO, "image": plain('{1,{"Cmd"}}')}))


@report(35, CLOSED)
def _image_beside_an_empty_text() -> bytes:
    return _with(module=build.module(b"", image=plain('{1,{"Cmd"}}')))


@report(35, CLOSED)
def _image_beside_a_text_of_a_mark_alone() -> bytes:
    return _with(module=build.module(BOM, image=plain('{1,{"Cmd"}}')))


@report(35, IMAGE)
def _image_beside_a_harmless_text() -> bytes:
    return _with(module=build.module(CODE, image=plain('{1,{"Cmd"}}')))


@report(36, BROKEN_TEXT)
def _module_that_is_no_utf_8() -> bytes:
    return _with(module=build.module(BOM + b"\xc3\x28" + EVIL.encode()))


@report(36, BROKEN_TEXT)
def _module_with_an_encoded_surrogate() -> bytes:
    return _with(module=build.module(BOM + b"\xed\xa0\x80" + EVIL.encode()))


@accept(36, text="\0" + EVIL)
def _module_with_nul() -> bytes:
    return _with(module=build.module("\0" + EVIL))


@accept(36, text="\u202e" + EVIL)
def _module_with_right_to_left_characters() -> bytes:
    return _with(module=build.module("\u202e" + EVIL))


@accept(36, text=EVIL)
def _module_in_utf_16_little_endian() -> bytes:
    return _with(module=build.module(b"\xff\xfe" + EVIL.encode("utf-16-le")))


@accept(36, text=EVIL)
def _module_in_utf_16_big_endian() -> bytes:
    return _with(module=build.module(b"\xfe\xff" + EVIL.encode("utf-16-be")))


@accept(36, text="А\rБ")
def _module_with_a_lone_carriage_return() -> bytes:
    return _with(module=build.module("А\rБ"))


@accept(36, heavy=True)
def _module_of_15_mib_in_one_line() -> bytes:
    return _with(module=build.module(_code(15 * MIB)))


@accept(36, heavy=True)
def _module_of_15_mib_of_carriage_returns() -> bytes:
    return _with(module=build.module("\r" * (15 * MIB)))


@accept(36, heavy=True)
def _module_of_15_mib_with_astral_characters() -> bytes:
    return _with(module=build.module(_code(15 * MIB) + "\U0001f600"))


@report(36, Fault.TRAILING_DATA, heavy=True)
def _two_modules_of_15_mib_with_94_mib_behind() -> bytes:
    return _modules_of_15_mib(2)


@reject(36, Fault.TOO_MUCH_MODULE_TEXT, heavy=True)
def _three_modules_of_15_mib_with_94_mib_behind() -> bytes:
    return _modules_of_15_mib(3)


def _modules_of_15_mib(number: int) -> bytes:
    names = tuple(f"CommonModule.М{index}" for index in range(number))
    text = _code(15 * MIB) + "\U0001f600"
    parts = build.extension_parts(objects=names, modules={f"{name}.Module": text for name in names})
    made = build.pack_draft(parts, level=1)
    made.after = b"!" * (94 * MIB)
    return made.render()


@reject(36, Fault.TOO_MUCH_MODULE_TEXT, heavy=True)
def _module_of_30_mib() -> bytes:
    return _with(module=build.module(_code(30 * MIB)))


@reject(36, Fault.BRACKET_TOO_LARGE, heavy=True)
def _form_of_30_mib() -> bytes:
    return _form(plain("{4,{" + '{"",{1}},' * (30 * MIB // 9) + '0},"' + '"}'))


@reject(36, Fault.BRACKET_TOO_LARGE, heavy=True)
def _forms_of_empty_lists() -> bytes:
    names = tuple(f"CommonForm.Ф{index}" for index in range(12))
    text = "{4,{" + "{}" * (15 * MIB) + '},"' + '"}'
    parts = build.extension_parts(objects=names)
    return _pack({**parts, **{f"{build.uuid_of(name)}.0": plain(text) for name in names}})


@accept(36, heavy=True)
def _template_of_30_mib_of_base64() -> bytes:
    content = b64encode(bytes(range(256)) * (22 * MIB // 256)).decode()
    return _template(plain(f"{{1,{{#base64:{content}}}}}"))


@accept(36, heavy=True)
def _template_of_base64_in_lines_of_two_characters() -> bytes:
    return _template(plain("{1,{#base64:" + "QQ\r\n" * (30 * MIB // 4) + "}}"))


@reject(36, Fault.BRACKET_TOO_LARGE, heavy=True)
def _template_of_three_million_base64_values() -> bytes:
    return _template(plain("{1," + "#base64:QUJD" * (30 * MIB // 12) + "}"))


@accept(36)
def _template_of_base64_that_is_none() -> bytes:
    return _template(plain("{1,{#base64:A===}},{#base64:====},{#base64:=},{#base64:QQ=Q}"))


def _form(data: bytes) -> bytes:
    parts = build.extension_parts(objects=("CommonForm.Ф",))
    return _pack({**parts, f"{build.uuid_of('CommonForm.Ф')}.0": data})


def _template(data: bytes) -> bytes:
    parts = build.extension_parts(objects=("CommonTemplate.М",))
    return _pack({**parts, f"{build.uuid_of('CommonTemplate.М')}.0": data})


def _comment(comment: str) -> bytes:
    return plain(f"{{1,{{12,{build.header('Обмен', _UUID, comment=comment)},1}},0}}")


def _renamed(name: str) -> bytes:
    return _with(definition=plain(f"{{1,{{12,{build.header(name, _UUID)},1}},0}}"))


def _family(name: str, children: int) -> bytes:
    inner = ",".join(f"{{0,{build.header(f'Р{one}', build.uuid_of(f'child {one}'))}}}" for one in range(children))
    attributes = f"{{{build.class_of('Attribute')},{children},{inner}}}"
    return plain(f"{{1,{{12,{build.header(name, _UUID)},1}},{attributes}}}")


def _code(size: int) -> str:
    """Return code without a line end that deflates by far less than the limit of the ratio."""
    line = "".join(f"Значение{index} = Значение{index + 1} + 1; " for index in range(400))
    return (line * (size // len(line.encode()) + 1)).encode()[: size - size % 2].decode("utf-8", "ignore")


def main(name: str, path: str) -> None:
    """Write the case of this name to a file."""
    [case] = [case for case in CASES if case.name == name]
    Path(path).write_bytes(case.make())


# --- what costs the report more than the reader ---


@accept(28, heavy=True)
def _programs_below_the_longest_names() -> bytes:
    owners, owner = [], ""
    for level in range(30):
        owner = f"{owner}." * bool(owner) + f"Subsystem.{'Ы' * 250}{level}"
        owners.append(owner)
    programs = [f"{owner}.Template.М{index}" for index in range(400)]
    parts = build.extension_parts(objects=(*owners, *programs))
    return _pack({**parts, **{f"{build.uuid_of(name)}.0": b"MZ" + bytes(62) for name in programs}})


@reject(28, Fault.BAD_METADATA, heavy=True)
def _version_of_a_megabyte() -> bytes:
    return _with(root=_root_with('"1.0"', '"' + "1" * MIB + '"'))


@reject(33, Fault.TOO_MANY_ANOMALIES, heavy=True)
def _thousands_of_scripts_nobody_names() -> bytes:
    script = b"@echo off\r\n" + b"rem text and more text\r\n" * 600
    return _adding(**{f"{build.uuid_of(str(index))}.5": script for index in range(5_000)})


if __name__ == "__main__":
    main(*sys.argv[1:])
