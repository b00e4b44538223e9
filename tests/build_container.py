"""Containers of our own making: every part can be broken, and the same call gives the same bytes.

Three layers, each usable alone:

    draft(elements)          blocks that can be chained, moved, cut or lied about, then `render`ed
    container(elements)      a sound container of elements as they are given: what a module lies in
    pack(parts)              a whole file: parts deflated, `configinfo` with the right sums; `unpack` undoes it

`extension` and `processor` make the smallest files that hold the objects and modules a test names:

    extension(objects=("CommonModule.Обмен",), modules={"CommonModule.Обмен.Module": "Процедура А() КонецПроцедуры"})

`extension_parts` and `processor_parts` give the inflated parts instead, to change before they are packed.

Nothing but the table of classes is shared with the reader, so that a fault in one does not hide in the other.
"""

import re
import struct
import zlib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha1
from itertools import pairwise
from uuid import UUID, uuid5

from onec.classes import (
    APPLICATION_MODULES,
    CLASSES,
    CONFIGURATION_CLASS,
    DATA_PROCESSOR_CLASS,
    EXTERNAL_MODULES,
    REPORT_CLASS,
)

BOM = b"\xef\xbb\xbf"
TIME = struct.pack("<Q", 638_000_000_000_000)
"""2022-09-22: the creation and modification time of every element."""

NONE = {32: 0x7FFFFFFF, 64: 2**64 - 1}
"""The address that means "none", by the generation of the container."""

TOC_START = {32: 16, 64: 20}
HEADER_SIZE = {32: 31, 64: 55}
TOC_ROOM = {32: 512, 64: 65536}
_ENTRY = {32: "<III", 64: "<QQQ"}

HELP = f'{{5,1,"ru",{{#base64:{b64encode(("Загружает заказы. " * 20).encode()).decode()}}}}}'
OPEN_INFO = BOM + b'{3,1,0,"",0}'
PASSWORD_INFO = BOM + b'{3,3,1,"MDEyMzQ1Njc4OWFiY2RlZg==",1000}'
NIL = "00000000-0000-0000-0000-000000000000"
_SEED = UUID("a86d5bd4-6b2a-4f0c-9c3a-5b8a2f1d7e60")


@dataclass(eq=False)
class Block:
    """One block before it is written; what is None is worked out when it is.

    Attributes:
        content: the bytes of the document that lie in it.
        room: bytes that follow the header, by default as many as `content` has.
        length: of the whole document, as the header says it.
        following: the next block of the document, or an address.
        header: the whole header, instead of one made from the three numbers.
        padding: the byte that fills what `content` leaves of the room.
        before: bytes between the block before and this one, which belong to nothing.
    """

    content: bytes = b""
    room: int | None = None
    length: int | None = None
    following: "Block | int | None" = None
    header: bytes | None = None
    padding: bytes = b"\0"
    before: bytes = b""

    @property
    def size(self) -> int:
        """Bytes of the room that are written."""
        return max(len(self.content), self.room or 0)


@dataclass(eq=False)
class Entry:
    """One entry of the table of contents: blocks, or addresses that need not be true."""

    head: Block | int
    data: Block | int | None
    mark: int | None = None


@dataclass
class Draft:
    """A container before it is written.

    Attributes:
        blocks: in the order they will lie in the file; the first is the table of contents.
        entries: of the table of contents.
        first_free: the block the list of free blocks starts with, or an address.
        table: bytes of the table of contents, instead of those made from `entries`.
        after: bytes behind the last block.
    """

    bits: int = 32
    blocks: list[Block] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    first_free: Block | int | None = None
    table: bytes | None = None
    after: bytes = b""

    def head(self, index: int) -> Block:
        """Return the first block of the header of element number `index`."""
        return _block(self.entries[index].head)

    def data(self, index: int) -> Block:
        """Return the first block of the data of element number `index`."""
        return _block(self.entries[index].data)

    def chain(self, first: Block, room: int) -> list[Block]:
        """Spread the document of `first` over blocks of `room` bytes; the new ones go to the end of the file.

        The table of contents is spread when it is written: give it before `entries` change no more.
        """
        content = self._toc() if first is self.blocks[0] else first.content
        pieces = [content[start : start + room] for start in range(0, len(content), room)] or [b""]
        chain = [first, *(Block() for _ in pieces[1:])]
        for block, piece in zip(chain, pieces, strict=True):
            block.content, block.room, block.length = piece, room, 0
        for block, following in pairwise(chain):
            block.following = following
        first.length = len(content)
        self.blocks += chain[1:]
        return chain

    def free(self, *contents: bytes) -> list[Block]:
        """Add a list of free blocks that hold `contents`, as an element deleted long ago leaves them."""
        blocks = [Block(content, length=NONE[self.bits]) for content in contents]
        for block, following in pairwise(blocks):
            block.following = following
        self.first_free = blocks[0]
        self.blocks += blocks
        return blocks

    def addresses(self) -> dict[Block, int]:
        """Return where each block's header will lie."""
        found: dict[Block, int] = {}
        address = TOC_START[self.bits]
        for block in self.blocks:
            found[block] = address + len(block.before)
            header = HEADER_SIZE[self.bits] if block.header is None else len(block.header)
            address = found[block] + header + block.size
        return found

    def render(self) -> bytes:
        """Return the bytes of the container."""
        toc = self.blocks[0]
        if toc.following is None:
            toc.content = self._toc()
        else:
            self._fill_chained_toc()
        addresses = self.addresses()
        parts = [self._file_header(addresses)]
        for block in self.blocks:
            parts += [block.before, self._header(block, addresses), block.content]
            parts.append(block.padding * (block.size - len(block.content)))
        return b"".join([*parts, self.after])

    def _fill_chained_toc(self) -> None:
        table, block = self._toc(), self.blocks[0]
        seen: set[Block] = set()
        while block not in seen:
            seen.add(block)
            block.content, table = table[: block.room], table[block.room :]
            if not isinstance(block.following, Block):
                break
            block = block.following

    def _toc(self) -> bytes:
        if self.table is not None:
            return self.table
        toc = self.blocks[0]
        size = len(self.entries) * struct.calcsize(_ENTRY[self.bits])
        if toc.following is None:
            toc.content = bytes(size)
        addresses = self.addresses()
        none = NONE[self.bits]
        return b"".join(
            struct.pack(
                _ENTRY[self.bits],
                _address(entry.head, addresses, none),
                _address(entry.data, addresses, none),
                none if entry.mark is None else entry.mark,
            )
            for entry in self.entries
        )

    def _file_header(self, addresses: Mapping[Block, int]) -> bytes:
        first = _address(self.first_free, addresses, NONE[self.bits])
        return struct.pack("<I" if self.bits == 32 else "<Q", first) + struct.pack("<III", 512, len(self.entries), 0)

    def _header(self, block: Block, addresses: Mapping[Block, int]) -> bytes:
        if block.header is not None:
            return block.header
        length = len(block.content) if block.length is None else block.length
        room = block.size if block.room is None or block is self.blocks[0] else block.room
        return block_header(length, room, _address(block.following, addresses, NONE[self.bits]), self.bits)


def block_header(length: int, room: int, following: int, bits: int = 32) -> bytes:
    """Return a block's header; digits are lower case in 32-bit containers and upper case in 64-bit ones."""
    numbers = " ".join(f"{number:0{bits // 4}x}" for number in (length, room, following))
    return f"\r\n{numbers if bits == 32 else numbers.upper()} \r\n".encode()


def element_header(name: str | bytes, times: bytes = TIME + TIME + bytes(4)) -> bytes:
    """Return the header document of an element; a name given as bytes is written as it is."""
    return times + (name.encode("utf-16-le", "surrogatepass") + bytes(4) if isinstance(name, str) else name)


def draft(
    elements: Mapping[str, bytes] | Iterable[tuple[str | bytes, bytes]], bits: int = 32, toc_room: int = 0
) -> Draft:
    """Return a sound container of the elements as they are, to break before it is rendered.

    Args:
        elements: name and stored bytes; pairs allow a name twice, and names as bytes.
        bits: 32 or 64.
        toc_room: room of the table of contents, when larger than the table.
    """
    made = Draft(bits, [Block(room=toc_room or None)])
    pairs = elements.items() if isinstance(elements, Mapping) else elements
    for name, content in pairs:
        head, data = Block(element_header(name)), Block(content)
        made.blocks += [head, data]
        made.entries.append(Entry(head, data))
    made.blocks[0].content = bytes(len(made.entries) * struct.calcsize(_ENTRY[bits]))
    return made


def container(elements: Mapping[str, bytes], bits: int = 32) -> bytes:
    """Return a container whose elements are stored as they are, as they lie inside another element."""
    return draft(elements, bits).render()


def deflated(data: bytes, level: int = 9) -> bytes:
    """Return a raw deflate stream."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def pack(parts: Mapping[str, bytes], bits: int = 32, *, sums: bool = True, level: int = 9) -> bytes:
    """Return a file of the inflated parts.

    Args:
        parts: name and inflated bytes, in the order of the table.
        bits: 32 or 64.
        sums: make the list of sums in `configinfo` anew, where there is one; otherwise it stays as it is.
        level: how hard to deflate; 1 is quick, and keeps the ratio of what repeats under 230.
    """
    return pack_draft(parts, bits, sums=sums, level=level).render()


def pack_draft(parts: Mapping[str, bytes], bits: int = 32, *, sums: bool = True, level: int = 9) -> Draft:
    """Return the draft of what `pack` makes."""
    stored = {name: deflated(data, level) for name, data in parts.items()}
    if sums and "configinfo" in parts:
        stored["configinfo"] = deflated(with_sums(parts["configinfo"], stored))
    return draft(stored, bits, TOC_ROOM[bits])


def with_sums(info: bytes, stored: Mapping[str, bytes]) -> bytes:
    """Return `configinfo` with its third value made from the stored bytes of every other element."""
    listed = [(name, data) for name, data in stored.items() if name != "configinfo"]
    sums = "".join(f',"{name}",{_sum(data)}' for name, data in listed)
    kept = re.sub(rb"\{\d+(?:,\s*\"[^\"]*\",[A-Za-z0-9+/=]*)*\}\s*\Z", b"", info)
    return kept + f"{{{len(listed)}{sums}}}".encode()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the inflated parts of a sound file; of a 64-bit one those behind its stub."""
    return {name: zlib.decompress(stored, -15) for name, stored in stored_elements(data).items()}


def stored_elements(data: bytes) -> dict[str, bytes]:
    """Return the elements of a sound container as they are stored."""
    if data[:8] == b"\xff" * 8:
        return _elements(data, 0, 64)
    if (start := real_start(data)) is not None:
        return _elements(data, start, 64)
    return _elements(data, 0, 32)


def real_start(data: bytes) -> int | None:
    """Return where the 64-bit container behind a stub starts, None for a file of another shape."""
    start = data.find(b"\xff" * 8 + struct.pack("<I", 512))
    while start > 0:
        if data[start + TOC_START[64] :][:2] == b"\r\n":
            return start
        start = data.find(b"\xff" * 8, start + 1)
    return None


def module(text: str | bytes, *, info: bytes = OPEN_INFO, image: bytes | None = None) -> bytes:
    """Return the container of a module; text given as bytes has no byte order mark put before it."""
    parts = {"info": info, "text": plain(text)}
    return container(parts if image is None else {**parts, "image": image})


def plain(text: str | bytes) -> bytes:
    """Return the text as the platform writes it: UTF-8 behind a byte order mark."""
    return BOM + text.encode() if isinstance(text, str) else text


def managed_form(text: str) -> bytes:
    """Return a managed form that holds the module."""
    return plain('{4,{49,0},"' + text.replace('"', '""') + '",{0}}')


def ordinary_form(text: str) -> bytes:
    """Return an ordinary form that holds the module."""
    return container({"form": plain("{27,{18}}"), "module": plain(text)})


def uuid_of(full_name: str) -> str:
    """Return the UUID that an object of this name has in every file made here."""
    return str(uuid5(_SEED, full_name))


def header(name: str, uuid: str, *, adopted: bool = False, synonym: str = "", comment: str = "") -> str:
    """Return the base header of an object as bracket text."""
    localised = f'{{1,"ru",{quoted(synonym)}}}' if synonym else "{0}"
    return f"{{3,{{1,0,{uuid}}},{quoted(name)},{localised},{quoted(comment)},{int(adopted)},0,{NIL},0}}"


def quoted(text: str) -> str:
    """Return the text as a string of bracket text."""
    return '"' + text.replace('"', '""') + '"'


def extension(
    name: str = "Расширение",
    objects: Iterable[str] = (),
    modules: Mapping[str, str | bytes] | None = None,
    adopted: Iterable[str] = (),
    bits: int = 32,
) -> bytes:
    """Return an extension; `extension_parts` tells the arguments."""
    return pack(extension_parts(name, objects, modules, adopted), bits)


def extension_parts(
    name: str = "Расширение",
    objects: Iterable[str] = (),
    modules: Mapping[str, str | bytes] | None = None,
    adopted: Iterable[str] = (),
) -> dict[str, bytes]:
    """Return the inflated parts of an extension.

    Args:
        name: of the extension.
        objects: full names of its own objects, owners first: `Catalog.Товары`, `Catalog.Товары.Form.Список`.
        modules: text by the full name of the owner, a dot and the kind of the module: `Catalog.Товары.ObjectModule`,
            `Configuration.Расширение.SessionModule`. Bytes are taken as the whole element.
        adopted: full names of adopted objects.
    """
    objects, adopted = tuple(objects), tuple(adopted)
    root = uuid_of("root " + name)
    whole = f"Configuration.{name}"
    head = header(name, uuid_of(whole), adopted=True)
    known = {2: "{0}", 14: '"Поставщик"', 15: '"1.0"', 16: '""', 26: "80324", 36: "2", 41: "2", 42: '"Р_"', 43: "80324"}
    known |= {44: "2", 49: "1"}
    values = ",".join(known.get(index, "0") for index in range(2, 50))
    lists = _lists(objects + adopted, "")
    text = f"{{2,{{{root}}},7,{{{CONFIGURATION_CLASS},{{1,{{67,{{0,{head}}},{values}}},0}}{lists}}}}}"
    info = f"{{0,{{216,0,{{80324,0}}}}}},{{2,{root},}},{{0}}"
    return {
        root: plain(text),
        **_object_parts(objects, adopted),
        **_module_parts(modules or {}, whole),
        "configinfo": plain(info),
    }


@dataclass(frozen=True, slots=True)
class Root:
    """What the root of an external report or data processor says beside its name; names are those of `objects`."""

    is_report: bool = False
    synonym: str = ""
    comment: str = ""
    default_form: str = ""
    auxiliary_form: str = ""
    main_schema: str = ""
    storage: str = NIL
    version: str = "4"

    @property
    def kind(self) -> str:
        """Kind of the root in full names."""
        return "ExternalReport" if self.is_report else "ExternalDataProcessor"

    def definition(self, name: str) -> str:
        """Return the description as bracket text, without the lists behind it."""
        whole = f"{self.kind}.{name}"
        head = header(name, uuid_of(whole), synonym=self.synonym, comment=self.comment)
        default, auxiliary = (uuid_of(one) if one else NIL for one in (self.default_form, self.auxiliary_form))
        start = f"{{{self.version},{NIL},{NIL},{{0,{head}}},{default}"
        if not self.is_report:
            return f'{start},"",{auxiliary}}}'
        schema = uuid_of(self.main_schema) if self.main_schema else NIL
        return f'{start},{schema},{NIL},{NIL},{self.storage},{NIL},"",{auxiliary},{NIL}}}'


PLAIN_ROOT = Root()


def processor(
    name: str = "Обработка",
    objects: Iterable[str] = (),
    modules: Mapping[str, str | bytes] | None = None,
    root: Root = PLAIN_ROOT,
) -> bytes:
    """Return an external data processor or report; `processor_parts` tells the arguments."""
    return pack(processor_parts(name, objects, modules, root))


def processor_parts(
    name: str = "Обработка",
    objects: Iterable[str] = (),
    modules: Mapping[str, str | bytes] | None = None,
    root: Root = PLAIN_ROOT,
) -> dict[str, bytes]:
    """Return the inflated parts of an external data processor or report, which has a help.

    Args:
        name: of the data processor.
        objects: names within it: `Form.Форма`, `Template.Макет`.
        modules: text by `Form.Форма.FormModule`; the data processor's own is `ObjectModule`.
        root: what it says beside its name.
    """
    objects = tuple(objects)
    uuid = uuid_of("root " + name)
    whole = f"{root.kind}.{name}"
    lists = _lists(objects, "")
    class_uuid = REPORT_CLASS if root.is_report else DATA_PROCESSOR_CLASS
    text = f"{{1,{{{uuid}}},1,{{{class_uuid},{{1,{root.definition(name)}{lists}}}}}}}"
    return {
        uuid: plain(text),
        **_object_parts(objects, ()),
        **_module_parts({key if "." in key else f"{whole}.{key}": one for key, one in (modules or {}).items()}, whole),
        f"{uuid_of(whole)}.1": plain(HELP),
        "root": plain(f"{{2,{uuid},}}"),
        "version": plain("{{216,0,{80324,0}}}"),
        "versions": plain("{1,0}"),
    }


def composition_schema(name: str, schema: bytes, settings: Iterable[bytes] = ()) -> dict[str, bytes]:
    """Return the elements of a template with a data composition schema, to put over those of `processor_parts`.

    Args:
        name: of the template, as in `objects`.
        schema: its document.
        settings: the documents of its variants.
    """
    documents = (schema, *settings)
    sizes = b"".join(struct.pack("<Q", len(one)) for one in documents)
    body = struct.pack("<II", 0, len(documents) - 1) + sizes + b"".join(documents)
    head = header(name.rpartition(".")[2], uuid_of(name))
    return {uuid_of(name): plain(f"{{1,{{12,6,{head},1}},0}}"), f"{uuid_of(name)}.0": body}


def class_of(kind: str) -> str:
    """Return a class UUID of the kind: the first, where each owner has its own."""
    return next(uuid for uuid, one in CLASSES.items() if one.kind == kind)


def _lists(objects: tuple[str, ...], owner: str) -> str:
    """Return the lists that name the objects right below `owner`."""
    inside = [one for one in objects if one.rpartition(".")[0].rpartition(".")[0] == owner]
    by_kind: dict[str, list[str]] = {}
    for one in inside:
        by_kind.setdefault(one.split(".")[-2], []).append(one)
    return "".join(
        f",{{{class_of(kind)},{len(names)},{','.join(_mention(one, objects) for one in names)}}}"
        for kind, names in by_kind.items()
    )


def _mention(full_name: str, objects: tuple[str, ...]) -> str:
    """Return what a list says of an object: its UUID, or its whole definition where it has no element."""
    uuid = uuid_of(full_name)
    if _has_element(full_name):
        return uuid
    return f"{{0,{header(full_name.rpartition('.')[2], uuid)}{_lists(objects, full_name)}}}"


def _object_parts(objects: tuple[str, ...], adopted: tuple[str, ...]) -> dict[str, bytes]:
    return {
        uuid_of(one): plain(_definition(one, objects + adopted, adopted=one in adopted))
        for one in objects + adopted
        if _has_element(one)
    }


def _definition(full_name: str, objects: tuple[str, ...], *, adopted: bool) -> str:
    head = header(full_name.rpartition(".")[2], uuid_of(full_name), adopted=adopted)
    flags = ",0,1,0,0,0,1,0,0" if full_name.split(".")[-2] == "CommonModule" else ",1"
    template = "1," if full_name.split(".")[-2] in ("Template", "CommonTemplate") else ""
    return f"{{1,{{12,{template}{head}{flags}}},0{_lists(objects, full_name)}}}"


def _has_element(full_name: str) -> bool:
    kind = full_name.split(".")[-2]
    return bool(CLASSES[class_of(kind)].modules and kind != "Command") or kind in _WITHOUT_MODULES


_WITHOUT_MODULES = ("Role", "Subsystem", "Template", "CommonTemplate", "CommonPicture", "ScheduledJob", "Language")


def _module_parts(modules: Mapping[str, str | bytes], whole: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for key, text in modules.items():
        owner, _, word = key.rpartition(".")
        kind = owner.split(".")[-2]
        root_table = APPLICATION_MODULES if kind == "Configuration" else EXTERNAL_MODULES
        table = root_table if owner == whole else CLASSES[class_of(kind)].modules
        suffix = next(suffix for suffix, one in table.items() if one == word)
        made = managed_form if word == "FormModule" else module
        found[f"{uuid_of(owner)}.{suffix}"] = made(text) if isinstance(text, str) else text
    return found


def _sum(data: bytes) -> str:
    return b64encode(sha1(data, usedforsecurity=False).digest()).decode()


def _block(value: Block | int | None) -> Block:
    if isinstance(value, Block):
        return value
    raise TypeError(f"no block but {value!r}")


def _address(value: Block | int | None, addresses: Mapping[Block, int], none: int) -> int:
    if value is None:
        return none
    return addresses[value] if isinstance(value, Block) else value


def _elements(data: bytes, base: int, bits: int) -> dict[str, bytes]:
    table = _document(data, base, TOC_START[bits], bits)
    found = {}
    for head, content, _ in struct.iter_unpack(_ENTRY[bits], table):
        name = _document(data, base, head, bits)[20:].decode("utf-16-le").split("\0")[0]
        found[name] = b"" if content == NONE[bits] else _document(data, base, content, bits)
    return found


def _document(data: bytes, base: int, address: int, bits: int) -> bytes:
    found, length = b"", None
    while address != NONE[bits]:
        start = base + address + HEADER_SIZE[bits]
        of_document, room, address = (int(one, 16) for one in data[base + address : start].split())
        length = of_document if length is None else length
        found += data[start : start + room]
    return found[:length]
