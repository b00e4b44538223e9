"""Departures from the schemas: the library agrees on every document, nothing is told twice, nothing raises."""

import random
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from onec import schema_faults as walked
from onec.document_kind import DocumentKind, family
from onec.document_values import local_name, namespace
from onec.errors import RefusedError
from onec.kit_documents import read_document
from onec.limits import MAX_SCHEMA_FAULTS
from onec.manifest import SchemaFault, SchemaProblem
from onec.schema import SCHEMAS, schema
from onec.schema_model import schema_model
from onec.schema_sequence import Departure, departures
from onec.xml import parse_document
from tests import build_manifest as build
from tests.mutate_document import mutate

if TYPE_CHECKING:
    from lxml.etree import _Element

    from onec.document_kind import Family

DOCUMENTS = (
    build.manifest(
        build.assignment(build.assigned()),
        build.assignment(build.assigned(ObjectType="Catalog"), kind="ExtensionCatalogsAndDocumentsAssignment"),
        build.command(
            "<UsersFastAccess>6f1a0c52-5b0e-4d5c-9d0f-3a1b2c4d5e6f</UsersFastAccess>",
            '<Schedule RepeatPause="0" BeginDate="0001-01-01"><ent:WeekDays>1 2</ent:WeekDays><a b="c"/></Schedule>',
        ),
        build.variant(build.shown(Representation="а"), build.shown(), Representation="б"),
        build.permission("ExternalModule", Description="а", Name="б", Hash="в"),
        build.permission("FileSystemAccess", "perm1", Path="/temp", AllowedRead="1", AllowedWrite="0"),
    ).replace('<Assignment xsi:type="ExtensionCatalogs', '<Assignment  xsi:type="ExtensionCatalogs'),
    build.manifest(
        build.permission("DocumentPosting", "old", DocumentType="а", Action="Posting"),
        build.permission("SendFileToInternet", "old", Protocol="FTP", Port="21"),
        schema="1.0.0.1",
    ),
    build.extension_manifest(build.permission("RunApplication", CommandMask="unzip")),
    build.compatibility(("А", None), ("Б", "1.0.0.1")),
    build.extension_compatibility(("А", "1.0.0.0", "*")),
    build.patch(("А", "1"), ("Б", "2")),
)


def told(text: str) -> list[SchemaFault]:
    """Return the departures of a document."""
    return list(read_document(text.encode(), "x.xml")[1])


def judged(root: "_Element", kind: "Family", monkeypatch: pytest.MonkeyPatch) -> tuple[SchemaFault, ...]:
    """Return what our own tables find, without asking the library."""
    with monkeypatch.context() as patch:
        patch.setattr(walked, "_is_sound", lambda *_: False)
        patch.setattr(walked, "_ask_library", lambda *_: None)
        return walked.schema_faults(root, "x.xml", kind)


def has_more(root: "_Element", kind: "Family") -> bool:
    """Tell a patch with elements of other namespaces: the library lets them stand among the last of ours, too."""
    return kind.kind is DocumentKind.PATCH and any(namespace(one) != build.PATCH for one in root.iterchildren())


@pytest.mark.parametrize("seed", range(8))
def test_library_agrees(seed: int, monkeypatch: pytest.MonkeyPatch):
    """What the tables find sound is valid for the library and the reverse, but for text that may be anything there."""
    numbers = random.Random(seed)  # noqa: S311 (a test that repeats)
    seen = {True: 0, False: 0}
    for _ in range(400):
        root = etree.fromstring(numbers.choice(DOCUMENTS).encode())
        for _ in range(numbers.choice((1, 1, 1, 2, 4))):
            mutate(root, numbers.randrange)
        root = etree.fromstring(etree.tostring(root))
        kind = family(namespace(root), local_name(root))
        if not kind or has_more(root, kind):
            continue
        found = judged(root, kind, monkeypatch)
        assert walked.schema_faults(root, "x.xml", kind) == found or not found
        ours = [one for one in found if one.expected != ("string",)]
        valid = schema().validate(root)

        seen[valid] += 1
        assert valid == (not ours) or (not valid and found), (etree.tostring(root), found, schema().error_log)
    assert min(seen.values()) > 20


def test_library_is_asked_last(monkeypatch: pytest.MonkeyPatch):
    """What only the library objects to is told too, at its element."""
    text = build.manifest(build.command(StartupType="x"))
    monkeypatch.setattr(walked._Walk, "element", lambda *_, **__: None)  # noqa: SLF001 (as if the tables knew nothing)

    [one] = told(text)
    assert (one.line, one.element, one.found) == (
        build.line_of(text, ">x<"),
        "ExtensionManifest/Commands/StartupType",
        "x",
    )


def test_day_that_is_none_is_found():
    """The library knows the calendar; the tables know the form of a date only."""
    text = build.manifest(build.command('<Schedule BeginDate="2026-02-31"/>'))

    [one] = told(text)
    assert (one.line, one.problem) == (build.line_of(text, "<Schedule"), SchemaProblem.BAD_VALUE)


@pytest.mark.parametrize("text", DOCUMENTS[1:], ids=range(1, len(DOCUMENTS)))
def test_sound_document_has_no_departure(text: str):
    """What is not changed departs from nothing; the first document has an assignment too many for mutations."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ('<x:y xmlns:x="urn:x"><x:z/></x:y>', 0),
        ("<ent:WeekDays>1 2</ent:WeekDays>", 0),
        ("<ent:WeekDays>x</ent:WeekDays>", 1),
        ('<x:y xmlns:x="urn:x" xsi:type="perm:RunApplication"/>', 1),
        ('<x:y xmlns:x="urn:x" xsi:type="Nope"/>', 1),
        ("<y/>", 1),
    ],
)
def test_open_type_lets_other_elements_through(more: str, count: int):
    """A patch may hold elements of other namespaces at its end; those that are known must be right."""
    assert len(told(build.patch(("А", "1")).replace("</Patch>", f"{more}</Patch>"))) == count


def test_every_schema_is_in_the_tables():
    """Each file gives at least a type, each root is that of a family."""
    model = schema_model()

    spaces = {name.partition("}")[0] for name in model.types}
    files = [etree.parse(path).getroot().get("targetNamespace") for path in SCHEMAS.glob("*.xsd")]
    assert {f"{{{one}" for one in files if one} <= spaces
    assert all(type_ in model.types for type_ in model.roots.values())


PARTICLES = getattr(schema_model().types[f"{{{build.MANIFEST}1.0.0.2}}ExtensionManifest"], "particles", ())


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("NOVCDFU", []),
        ("NOVCDKKFRRPPU", []),
        ("OVCDFU", [(0, "N", True)]),
        ("NCDFU", [(1, "OV", True)]),
        ("NOVCDF", [(None, "U", True)]),
        ("", [(None, "NOVCDFU", True)]),
        ("NVOCDFU", [(1, "O", False)]),
        ("NOCDFUV", [(2, "V", False)]),
        ("NNOVCDFU", [(1, "O", False)]),
        ("NNNOVCDFU", [(1, "O", False)]),
        ("NxVCDFU", [(1, "O", False)]),
        ("NxOVCDFU", [(1, "O", False)]),
        ("NxyCDFU", [(1, "O", False), (2, "V", False)]),
        ("NOVCDFKKU", [(6, "RPU", False)]),
        ("NOVCDFUx", [(7, "", False)]),
        ("NOVCDFUxyz", [(7, "", False)]),
        ("xNOVCDF", [(0, "N", False), (None, "U", True)]),
        ("NOVCDxyFxU", [(5, "AKF", False), (8, "RPU", False)]),
        ("NOVCDFUU", [(7, "", False)]),
    ],
)
def test_one_cause_is_told_once(names: str, found: list[tuple[int | None, str, bool]]):
    """Missing, moved, renamed, repeated: each once, at its place, with what may stand there."""
    letters = dict(zip("NOVCDAKFRPU", (one.name for one in PARTICLES), strict=True))
    told_ = departures([letters.get(one, one) for one in names], PARTICLES)

    assert list(told_) == [
        Departure(number, tuple(letters[one] for one in expected), missing) for number, expected, missing in found
    ]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(DOCUMENTS), st.lists(st.integers(0, 10_000), min_size=6, max_size=60))
def test_mutated_document_never_raises(text: str, numbers: list[int]):
    """Whatever is made of a document, it is read or refused, and its faults are bounded and have lines."""
    root = etree.fromstring(text.encode())
    left = iter(numbers)
    with suppress(StopIteration):
        while True:
            mutate(root, lambda most: next(left) % most)
    data = etree.tostring(root)

    found = read_document(data, "x.xml")[1]
    assert all(1 <= one.line <= data.count(b"\n") + 1 for one in found)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(DOCUMENTS), st.data())
def test_document_of_changed_bytes_never_raises(text: str, data: st.DataObject):
    """Bytes cut, doubled or replaced are refused with a class of fault, or read."""
    raw = bytearray(text.encode())
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(raw)))
        raw[start : start + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
    with suppress(RefusedError):
        read_document(bytes(raw), "x.xml")


def test_many_faults_cost_as_much_as_none():
    """A document of one fault after the other takes no longer than a sound one of as many elements."""
    count = 20_000
    good = build.manifest("".join(build.command().replace("\n", "") for _ in range(count // 6)))
    bad = build.manifest("<Permissions/>" * count)

    def cost(text: str) -> float:
        root = parse_document(text.encode(), "x.xml")
        [kind] = [one for one in (family(namespace(root), local_name(root)),) if one]
        start = time.process_time()
        walked.schema_faults(root, "x.xml", kind)
        return time.process_time() - start

    assert min(cost(bad) for _ in range(3)) < 8 * max(cost(good) for _ in range(3))


def test_many_attributes_cost_their_number():
    """Attributes of one element that nobody knows cost no more than their number, and the first of them are told."""

    def cost(count: int) -> float:
        names = " ".join(f'a{number}=""' for number in range(count))
        root = parse_document(build.manifest().replace("<Name>", f"<Name {names}>").encode(), "x.xml")
        [kind] = [one for one in (family(namespace(root), local_name(root)),) if one]
        start = time.process_time()
        found = walked.schema_faults(root, "x.xml", kind)
        spent = time.process_time() - start
        assert len(found) == MAX_SCHEMA_FAULTS
        return spent

    few, many = max(cost(4_000) for _ in range(3)), min(cost(40_000) for _ in range(3))
    assert many < 40 * few


def test_sound_short_document_is_not_walked(monkeypatch: pytest.MonkeyPatch):
    """What the library finds nothing in is not gone through, but for elements of any type; a longer one is."""
    walked_ = []
    monkeypatch.setattr(walked._Walk, "_children", lambda _, one, __: walked_.append(local_name(one)))  # noqa: SLF001 (what costs)

    assert told(build.manifest(build.command(Modifier="ПечатьMXL"))) == []
    assert walked_ == []

    monkeypatch.setattr(walked, "MAX_QUICK_ELEMENTS", 3)
    assert told(build.manifest()) == []
    assert walked_ == ["ExtensionManifest"]


def test_element_of_any_type_holds_text_only():
    """The library lets a modifier hold elements; they are told all the same."""
    text = build.manifest(build.command(Modifier="<Q/>"))

    [one] = told(text)
    assert (one.line, one.problem) == (build.line_of(text, "<Modifier>"), SchemaProblem.BAD_VALUE)
