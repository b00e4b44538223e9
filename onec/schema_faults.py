"""Departures of documents from their schemas, each told once, with its line, what is there and what may be there.

The schemas themselves say what may be there. The library's own validation is asked first of short documents, for most
have no departure, and of others last: on a document with many faults it takes time by the square of their number, and
it stops at the first in each element.
"""

from itertools import islice, takewhile
from typing import TYPE_CHECKING

from onec.document_kind import MANIFESTS, DocumentKind, Family
from onec.document_values import INSTANCE, SPACES, is_nil, line, local_name, namespace, truth
from onec.limits import MAX_JUDGED_ELEMENTS, MAX_QUICK_ELEMENTS, MAX_SCHEMA_FAULTS
from onec.manifest import SchemaFault, SchemaProblem
from onec.schema import schema
from onec.schema_model import ANY_TYPE, XS, ComplexType, SchemaModel, SimpleType, schema_model
from onec.schema_sequence import departures
from onec.schema_values import expected, fits

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_FOUND_CHARS = 80
"""Of what stands in a wrong place, and of each name in its path: enough to recognise it."""

MAX_PATH_NAMES = 9
"""Elements around the one at fault that its path names; the schemas are four deep."""

_ALWAYS = tuple(INSTANCE + name for name in ("type", "nil", "schemaLocation", "noNamespaceSchemaLocation"))


def schema_faults(root: "_Element", entry: str, family: Family) -> tuple[SchemaFault, ...]:
    """Return the departures of a document, the first `MAX_SCHEMA_FAULTS` of them in its order."""
    walk = _Walk(schema_model(), entry)
    name = str(root.tag)
    if not namespace(root).startswith(family.namespace) or local_name(root) != family.root:
        known = tuple(f"{{{family.namespace}{version}}}{family.root}" for version in family.versions)
        walk.tell(root, SchemaProblem.UNKNOWN_ROOT, name, known)
    elif name not in walk.model.roots:
        version = namespace(root).removeprefix(family.namespace)
        walk.tell(root, SchemaProblem.UNKNOWN_VERSION, version, family.versions)
    else:
        if root.prefix and family.kind in MANIFESTS:
            walk.tell(root, SchemaProblem.UNKNOWN_ROOT, f"{root.prefix}:{family.root}", (family.root,))
        if _is_sound(root, family, walk):
            return tuple(walk.faults)
        walk.element(root, walk.model.roots[name], nillable=False)
    if not walk.faults:
        _ask_library(root, walk)
    return tuple(sorted(walk.faults[:MAX_SCHEMA_FAULTS], key=lambda one: one.line))


class _Walk:
    """Goes through a document beside the tables of the schemas, as deep as these are, and else as XML may be.

    Attributes:
        model: the tables.
        faults: what was found, in the order of the document; a few more than are told.
    """

    def __init__(self, model: SchemaModel, entry: str) -> None:
        self.model = model
        self.faults: list[SchemaFault] = []
        self._entry = entry

    @property
    def is_full(self) -> bool:
        """Whether enough was found."""
        return len(self.faults) >= MAX_SCHEMA_FAULTS

    def tell(
        self,
        element: "_Element",
        problem: SchemaProblem,
        found: str,
        expected_: tuple[str, ...] = (),
        at: int | None = None,
    ) -> None:
        """Note a departure at an element, on its line unless another one is given."""
        names = [_short(local_name(one)) for one in (element, *islice(element.iterancestors(), MAX_PATH_NAMES))]
        path = "/".join(reversed(names))
        self.faults.append(SchemaFault(self._entry, at or line(element), path, problem, _short(found), expected_))

    def element(self, element: "_Element", declared: str, *, nillable: bool) -> None:
        """Note the departures of an element of this type, and of all in it."""
        if self.is_full:
            return
        name = self._type(element, declared)
        if not name:
            return
        type_ = self.model.types.get(name)
        self._attributes(element, type_ if type_ or name != ANY_TYPE else None, is_any=name == ANY_TYPE)
        if self._is_nil(element, nillable=nillable):
            return
        if isinstance(type_, SimpleType):
            self._text(element, type_)
        elif isinstance(type_, ComplexType):
            self._children(element, type_)
        elif len(element):
            self.tell(element, SchemaProblem.BAD_VALUE, local_name(element[0]), ("string",))

    def _type(self, element: "_Element", declared: str) -> str:
        """Return the type of an element, "" where it says one that it cannot be of."""
        written = element.get(f"{INSTANCE}type")
        declared_type = self.model.types.get(declared)
        if written is None:
            if isinstance(declared_type, ComplexType) and declared_type.abstract:
                self.tell(element, SchemaProblem.BAD_TYPE, "", self.model.choices(declared))
                return ""
            return declared
        name = _resolved(element, written)
        found = self.model.types.get(name)
        if declared == ANY_TYPE and not isinstance(found, ComplexType) and (found or name.startswith(XS)):
            return name
        is_abstract = isinstance(found, ComplexType) and found.abstract
        if declared != ANY_TYPE and found and not is_abstract and self.model.derives(name, declared):
            return name
        choices = self.model.choices(declared) if isinstance(declared_type, ComplexType) else ("string",)
        self.tell(element, SchemaProblem.BAD_TYPE, written, choices)
        return ""

    def _attributes(self, element: "_Element", type_: ComplexType | SimpleType | None, *, is_any: bool) -> None:
        known = type_.attributes if isinstance(type_, ComplexType) else {}
        is_open = is_any or (isinstance(type_, ComplexType) and type_.any_attribute)
        for name in element.attrib:  # to ask for the values of all takes time by the square of their number
            if self.is_full:
                return
            simple = self.model.types.get(known.get(str(name), ""))
            if isinstance(simple, SimpleType):
                value = str(element.get(name))
                if not fits(value, simple):
                    self.tell(element, SchemaProblem.BAD_ATTRIBUTE, f"{name}={value}", expected(simple))
            elif not simple and not is_open and name not in _ALWAYS:
                self.tell(element, SchemaProblem.BAD_ATTRIBUTE, str(name), tuple(known))

    def _is_nil(self, element: "_Element", *, nillable: bool) -> bool:
        """Tell an element that says it has no value, or that may not even speak of it."""
        written = element.get(f"{INSTANCE}nil")
        if written is None:
            return False
        if not nillable:
            self.tell(element, SchemaProblem.BAD_ATTRIBUTE, f"xsi:nil={written}")
            return True
        try:
            truth(written)
        except ValueError:
            self.tell(element, SchemaProblem.BAD_ATTRIBUTE, f"xsi:nil={written}", ("boolean",))
            return True
        if is_nil(element) and (len(element) or element.text):
            self.tell(element, SchemaProblem.BAD_VALUE, _shown(element))
        return is_nil(element)

    def _text(self, element: "_Element", type_: SimpleType) -> None:
        text = element.text or ""
        if len(element):
            self.tell(element[0], SchemaProblem.UNEXPECTED, local_name(element[0]), expected(type_))
        elif not fits(text, type_):
            problem = SchemaProblem.NOT_LISTED if type_.values else SchemaProblem.BAD_VALUE
            self.tell(element, problem, text, expected(type_))

    def _children(self, element: "_Element", type_: ComplexType) -> None:
        self._stray_text(element)
        every = list(element.iterchildren())
        others = _trailing(every, type_)
        inside = every[: len(every) - others]
        for one in departures([str(child.tag) for child in inside], type_.particles):
            child = element if one.number is None else inside[one.number]
            expected_ = tuple(name.rpartition("}")[2] for name in one.expected)
            if one.is_missing:
                self.tell(element, SchemaProblem.MISSING, "", expected_, line(child))
            else:
                found = local_name(child) if local_name(child) not in expected_ else _told_apart(child)
                self.tell(child, SchemaProblem.UNEXPECTED, found, expected_)
            if self.is_full:
                return
        known = {one.name: one for one in type_.particles}
        for child in inside:
            if particle := known.get(str(child.tag)):
                self.element(child, particle.type, nillable=particle.nillable)
        for child in every[len(inside) :]:
            self._lax(child)

    def _lax(self, element: "_Element") -> None:
        """Look at an element that may be anything, by its own name or the type that it says where they are known."""
        written = element.get(f"{INSTANCE}type")
        said = _resolved(element, written) if written is not None else ""
        known = self.model.roots.get(str(element.tag)) or (said if said in self.model.types else "")
        if known:
            self.element(element, known, nillable=False)
            return
        if said and not said.startswith(XS):
            self.tell(element, SchemaProblem.BAD_TYPE, written or "")
            return
        for child in element.iterchildren():
            self._lax(child)

    def _stray_text(self, element: "_Element") -> None:
        """Note text between elements: the first of its parent, at its line if tags stand on one line each."""
        at = line(element)
        for text, before in [(element.text, None), *((child.tail, child) for child in element.iterchildren())]:
            if before is not None:
                at = _last_line(before)
            if text and (word := text.strip(SPACES)):
                skipped = text[: text.index(word)].count("\n")
                self.tell(element, SchemaProblem.STRAY_TEXT, word, (), at + skipped)
                return


def _told_apart(element: "_Element") -> str:
    """Return a name with its namespace, also where that is none."""
    name = str(element.tag)
    return name if namespace(element) else f'{name} xmlns=""'


def _resolved(element: "_Element", written: str) -> str:
    """Return the qualified name that a prefixed one stands for, in no namespace where nobody declares the prefix."""
    prefix, _, local = written.strip(SPACES).rpartition(":")
    return f"{{{element.nsmap.get(prefix or None) or ''}}}{local}"


def _trailing(children: "list[_Element]", type_: ComplexType) -> int:
    """Return how many of the last children the type lets through, though it knows nothing of them."""
    if type_.others == "##other":
        foreign = (namespace(one) not in ("", type_.space) for one in reversed(children))
        return sum(1 for _ in takewhile(bool, foreign))
    return len(children) if type_.others else 0


def _is_sound(root: "_Element", family: Family, walk: _Walk) -> bool:
    """Tell a document that the library finds nothing in, which takes a tenth of going through it ourselves.

    It lets more than we do stand in a patch and in elements of any type.
    """
    many = sum(1 for _ in islice(root.iter(), MAX_QUICK_ELEMENTS + 1)) > MAX_QUICK_ELEMENTS
    if many or family.kind is DocumentKind.PATCH or not schema().validate(root):
        return False
    apart = _Walk(walk.model, "")
    for one in root.iter(*walk.model.open):
        apart.element(one, ANY_TYPE, nillable=False)
    return not apart.faults


def _ask_library(root: "_Element", walk: _Walk) -> None:
    """Note what only the library objects to, by its element; nothing is known to be so, and none of it may pass."""
    if sum(1 for _ in root.iter()) > MAX_JUDGED_ELEMENTS or schema().validate(root):
        return
    for one in islice(schema().error_log, MAX_SCHEMA_FAULTS):
        [element, *_] = root.xpath(one.path or ".") or [root]
        walk.tell(element, SchemaProblem.BAD_VALUE, _shown(element))


def _short(text: str) -> str:
    return text if len(text) <= MAX_FOUND_CHARS else text[:MAX_FOUND_CHARS] + "…"


def _shown(element: "_Element") -> str:
    return local_name(element[0]) if len(element) else element.text or ""


def _last_line(element: "_Element") -> int:
    """Return the line that an element ends on."""
    if not len(element):
        return line(element) + (element.text or "").count("\n")
    return _last_line(element[-1]) + (element[-1].tail or "").count("\n")
