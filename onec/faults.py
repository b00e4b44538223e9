"""The closed list of what can be wrong with the bytes of an upload."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Fault(StrEnum):
    """Classes of faults; each is the name of one rule of the format stage.

    The first group refuses the file that carries it, the second is noted and reading goes on. The last two are noted of
    a kit, whose other entries are read; of a source tree they refuse the file.
    """

    # The file as a whole.
    EMPTY_FILE = "empty-file"
    FILE_TOO_LARGE = "file-too-large"
    NOT_A_CONTAINER = "not-a-container"
    EMPTY_CONTAINER = "empty-container"
    TRUNCATED = "truncated"
    STUB_ONLY = "stub-only"
    STUB_MISMATCH = "stub-mismatch"
    UNSUPPORTED_LAYOUT = "unsupported-layout"
    # Blocks and elements of a container.
    BAD_BLOCK_HEADER = "bad-block-header"
    BLOCK_OUT_OF_FILE = "block-out-of-file"
    EMPTY_BLOCK = "empty-block"
    TOO_MANY_BLOCKS = "too-many-blocks"
    CHAIN_LOOP = "chain-loop"
    CHAIN_ENDS_EARLY = "chain-ends-early"
    OVERLAPPING_BLOCKS = "overlapping-blocks"
    BAD_TOC = "bad-toc"
    TOO_MANY_ELEMENTS = "too-many-elements"
    BAD_ELEMENT_HEADER = "bad-element-header"
    BAD_ELEMENT_NAME = "bad-element-name"
    DUPLICATE_NAME = "duplicate-name"
    TOO_DEEP = "too-deep"
    # Compression.
    DEFLATE_BOMB = "deflate-bomb"
    DEFLATE_CORRUPT = "deflate-corrupt"
    # Metadata.
    BRACKET_TOO_DEEP = "bracket-too-deep"
    BRACKET_TOO_LARGE = "bracket-too-large"
    BRACKET_SYNTAX = "bracket-syntax"
    BAD_METADATA = "bad-metadata"
    TOO_MANY_ANOMALIES = "too-many-anomalies"
    ROOT_MISSING = "root-missing"
    TOO_MUCH_MODULE_TEXT = "too-much-module-text"
    # Archives.
    ZIP_DAMAGED = "zip-damaged"
    ZIP_BAD_NAME = "zip-bad-name"
    ZIP_SYMLINK = "zip-symlink"
    ZIP_DUPLICATE_NAME = "zip-duplicate-name"
    ZIP_ENCRYPTED = "zip-encrypted"
    ZIP_WRONG_PASSWORD = "zip-wrong-password"  # noqa: S105 (a class of fault, no password)
    ZIP_CRYPT_TOO_LARGE = "zip-crypt-too-large"
    ZIP_HEADER_MISMATCH = "zip-header-mismatch"
    ZIP_BOMB = "zip-bomb"
    ZIP_OVERLAP = "zip-overlap"
    ZIP_NESTED = "zip-nested"
    TOO_MANY_ENTRIES = "too-many-entries"

    # Noted; the rest is read.
    TRAILING_DATA = "trailing-data"
    DATA_IN_PADDING = "data-in-padding"
    DEFLATE_TRAILING_DATA = "deflate-trailing-data"
    FREE_BLOCKS = "free-blocks"
    FOREIGN_ELEMENT = "foreign-element"
    ORPHAN_ELEMENT = "orphan-element"
    LIST_COUNT_MISMATCH = "list-count-mismatch"
    OBJECT_MISSING = "object-missing"
    INTEGRITY_MISMATCH = "integrity-mismatch"
    ZIP_PREFIX_DATA = "zip-prefix-data"
    ZIP_TRAILING_DATA = "zip-trailing-data"
    ENCRYPTED_KIT = "encrypted-kit"
    XML_DOCTYPE = "xml-doctype"
    MANIFEST_BAD_XML = "manifest-bad-xml"


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something odd that did not stop the reader: its class, its place and the values its message needs."""

    fault: Fault
    entry: str = ""
    values: "Mapping[str, str]" = field(default_factory=dict)
