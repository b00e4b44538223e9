"""Every limit of the readers, with its unit and its reason.

Anchors are measured on 2,364 real files; a limit about ten times above what they show costs no real file. Memory for
any upload stays below 400 MiB: the upload itself (100 MiB), one inflated element with its decoded text and values, and
the kept module texts together stay under it.
"""

MIB = 1024 * 1024

MAX_ARTIFACT_BYTES = 100 * MIB
"""The whole upload; the largest real add-on is far below 10 MiB."""

MAX_ELEMENT_BYTES = 32 * MIB
"""One inflated element; the largest real one has 3.4 MB."""

MAX_INFLATE_RATIO = 490
"""Inflated by stored size of one element; the highest real ratio is 49."""

RATIO_FREE_BYTES = 64 * 1024
"""Elements that inflate to less than this are not held to the ratio: they cannot hurt."""

MAX_INFLATED_BYTES = 512 * MIB
"""All elements of one upload together; the largest real file inflates to 15.8 times its size."""

MAX_MODULE_BYTES = 40 * MIB
"""Texts of all modules of one upload, kept in memory; the largest real add-on has 12 MB."""

MAX_ONE_MODULE_BYTES = 16 * MIB
"""Text of one module, which takes up to four times as much while it is looked at; the largest real one has 5 MB."""

MAX_ELEMENTS = 10_000
"""Elements of one container; real files have up to 869."""

MAX_BLOCKS = 100_000
"""Blocks of one container, chains and free list included; an element takes two and real chains have up to 11."""

MAX_CHAIN_BLOCKS = 1_000
"""Blocks of one document; a chained table of contents of 10,000 elements takes 235 pages."""

MAX_CONTAINER_DEPTH = 2
"""Containers inside one another; real files have exactly 2, and what lies deeper nobody would read."""

MAX_NAME_CHARS = 400
"""Length of an element name; the longest real one has 39 characters."""

MAX_BRACKET_DEPTH = 200
"""Nesting of bracket text; real metadata reaches 17."""

MAX_BRACKET_VALUES = 300_000
"""Values of one bracket text, lists included: what bounds the memory of a parsed element; the corpus shows 2,667."""

MAX_UPLOAD_VALUES = 3_000_000
"""Values of all metadata of one upload, which bounds the time to parse and walk them; the corpus shows 60,000."""

MAX_FORM_MARKS = 2_000_000
"""Quotes and braces of a managed form, which is cut at them and not parsed; the corpus shows 47,000."""

MAX_BRACKET_BYTES = 4 * MIB
"""One element that is parsed as bracket text; the corpus shows 26 KB. A character can take 4 bytes once decoded."""

MAX_INFO_BYTES = 64 * 1024
"""The `info` part of a module; real ones have under 100 bytes."""

MAX_BASE64_VALUES = 5_000
"""Base64 values of all templates of one upload; the corpus shows 1 in a template and 8 in a file."""

MAX_OBJECTS = 200_000
"""Objects and parts of objects of one file."""

MAX_ANOMALIES = 1_000
"""Oddities of one file that are noted; real files have at most one, and a file with more is refused."""

MAX_OBJECT_NAME_CHARS = 256
"""Name of one object; the Designer takes 80. A full name joins up to 32 of them, and a report says it often."""

MAX_PROPERTY_CHARS = 10_000
"""Version, vendor, comment and the like of the root; a screen of text at most."""

MAX_DESCRIPTION_CHARS = 20_000_000
"""Full names, synonyms and comments of all objects of a file together, which are kept in memory."""

MAX_OBJECT_DEPTH = 32
"""Objects that own one another, subsystems within subsystems; bounds the length of full names and of the call stack."""

MAX_KIT_ENTRIES = 1_000
"""Entries of a delivery kit; a real one has a handful."""

MAX_KIT_BYTES = 200 * MIB
"""All entries of a kit, inflated; they are read one by one and never kept together."""

MAX_KIT_ENTRY_BYTES = 100 * MIB
"""One entry of a kit, inflated: the same as an upload of its own."""

MAX_KIT_RATIO = 200
"""Inflated by stored size of one entry of a kit; add-ons are deflated already and hardly shrink."""

MAX_CLASSIC_CRYPT_BYTES = 8 * MIB
"""A kit under classic zip encryption; it reads at 2.4 MB/s."""

MAX_KIT_NAME_CHARS = 260
"""Name of an entry of a kit: the length of the catalogue's field for it."""

MAX_KIT_DIRECTORY_BYTES = 4 * MIB
"""Central directory of a kit: 4 KiB for each entry, where a name of the greatest length takes 1 KiB."""

MAX_KIT_REMARK_BYTES = 1024
"""Comment or extra fields of a kit or of one of its entries; what is longer is noted, real ones have under 100."""

MAX_MANIFEST_BYTES = 2 * MIB
"""A manifest; real ones have a few kilobytes."""

MAX_DOCUMENT_LINES = 65_535
"""Lines of a document of a kit: what the parser can tell of an element; real ones have under 10,000."""

MAX_SCHEMA_FAULTS = 50
"""Departures of one document from its schema that are told; whoever mends those sees the rest."""

MAX_JUDGED_ELEMENTS = 20_000
"""Elements of a document that the library may validate: its time grows by the square of the faults it finds."""

MAX_QUICK_ELEMENTS = 6_000
"""Elements of a document that the library is asked about before we look: a tenth of a second where all are wrong."""

MAX_XML_DEPTH = 256
"""Nesting of an XML document; tree builders recurse when they are freed."""
