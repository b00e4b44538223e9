"""Every limit of the readers of source trees, with its unit and its reason.

Anchor: the Standard Subsystems Library 3.1.5 as Designer dumps it, 6,569 files of 108 MB, of which a reader of metadata
and modules needs 71 MB. Applications built on it are several times larger.
"""

MIB = 1024 * 1024

MAX_TREE_ENTRIES = 200_000
"""Files of one tree, whether they are read or not; thirty times what the library has."""

MAX_TREE_BYTES = 1024 * MIB
"""All files of one tree that are read, inflated; fourteen times what the library takes. Module texts stay in memory."""

MAX_FILE_BYTES = 32 * MIB
"""One file, inflated; the largest module of the library has 3.0 MB."""

MAX_METADATA_BYTES = 4 * MIB
"""One file of metadata, which becomes a tree many times its size; the largest of the library has 0.2 MB."""

MAX_ZIP_DIRECTORY_BYTES = 32 * MIB
"""The list of entries at the end of a zip, read at one go: 200,000 entries with names of 120 bytes."""

MAX_PROJECT_DEPTH = 4
"""Folders around the root of metadata, EDT's `src` among them; repositories have up to 3."""

MAX_ROOT_CANDIDATES = 50
"""Files of XML that are opened in search of an external data processor or report."""

MAX_TREE_RATIO = 200
"""Inflated by stored size of one file of a zip; the highest of a real file that is read is 28, of any other 77."""
