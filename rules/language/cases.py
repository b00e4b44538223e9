"""Cases of a rule: code in which it must find something, and code in which it must not."""

import re
from base64 import b64decode
from dataclasses import dataclass, field, replace
from typing import Final

from onec.model import CommonModuleFlags, FileKind
from rules.document import LANGUAGES
from rules.language.modules import flags
from rules.language.place import Place

MODULE: Final = "CommonModules/Модуль/Ext/Module.bsl"
"""The module of a case that is nothing but text."""

HERE: Final = "// here"
"""At the end of a line of a bad case: the finding must be in this line."""

_NUMBER: Final = re.compile(r"\s*[-+]?[0-9]+(?:\.[0-9]+)?\s*")
_NO_PATH: Final = re.compile(r"[\\\0]|^[A-Za-z]:|(?:^|/)\.{0,2}(?:/|$)")
"""A path of another system, out of the folder, or with empty parts."""

CASE_KEYS: Final = ("module", "code", "files", "file_kind", "flags", "attributes", "adopted", "metadata", "template",
                "languages", "note")  # fmt: skip
CONTENTS: Final = frozenset({"text", "hex", "base64"})
_SERVER: Final = CommonModuleFlags(
    server=True,
    external_connection=False,
    privileged=False,
    client_managed_application=False,
    server_call=False,
    reuse=0,
)


@dataclass(frozen=True, slots=True)
class Template:
    """A template of a case; `form` is `text`, `hex` or `base64`: how `content` is written."""

    name: str
    form: str
    content: str

    def data(self) -> bytes:
        """Return the bytes that the content stands for.

        Raises:
            ValueError: it is not written as `form` says; the loader refuses such a case.
        """
        if self.form == "hex":
            return bytes.fromhex(self.content)
        return (
            b64decode("".join(self.content.split()), validate=True) if self.form == "base64" else self.content.encode()
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One scene.

    Attributes:
        bad: the rule must find something in it.
        number: among the bad or the good ones of its rule, from 0; line: where it stands in the rule's file, from 1.
        files: modules by path, shaped like a dump's.
        file_kind: what kind of file holds them.
        flags: of every common module in it.
        attributes: names of the attributes of its forms.
        adopted: the owner of its modules is adopted by an extension.
        metadata: objects besides: mappings, lists and text as in the rule's file.
        template: a template it has.
        languages: in which languages it runs; note: why not in both.
    """

    bad: bool
    number: int
    line: int
    files: dict[str, str]
    file_kind: FileKind = FileKind.DATA_PROCESSOR
    flags: CommonModuleFlags = _SERVER
    attributes: tuple[str, ...] = ()
    adopted: bool = False
    metadata: tuple[dict[str, object], ...] = field(default=())
    template: Template | None = None
    languages: tuple[str, ...] = ("ru", "en")
    note: str = ""

    def in_language(self, language: str) -> "Case":
        """Return the case with the code of all its modules in one language; names of its own stay."""
        from rules.language.swap import declared, in_language  # noqa: PLC0415  # reading rules needs no names

        own = frozenset(map(str.lower, self.attributes)).union(*map(declared, self.files.values()))
        return replace(self, files={path: in_language(code, language, own) for path, code in self.files.items()})

    def expected(self) -> dict[str, tuple[int, ...]]:
        """Return by path the lines, from 1, that say `// here`; empty where none does."""
        found = {
            path: tuple(number for number, line in enumerate(code.split("\n"), 1) if line.rstrip().endswith(HERE))
            for path, code in self.files.items()
        }
        return {path: lines for path, lines in found.items() if lines}


def cases(place: Place) -> tuple[Case, ...]:
    """Return the cases of a rule: two bad ones and two good ones at least."""
    place.allow("bad", "good")
    return (*_some(place.child("bad"), bad=True), *_some(place.child("good"), bad=False))


def _some(place: Place, *, bad: bool) -> tuple[Case, ...]:
    word = place.path[-1]
    if word not in Place(place.document, place.path[:-1]).members():
        raise place.wrong("is missing")
    found = tuple(_case(item, bad=bad, number=number) for number, item in enumerate(place.items()))
    if len(found) < 2:  # noqa: PLR2004 (one case is an accident)
        raise place.wrong(f"has one case, a rule needs two {word} ones")
    for case in found:
        if not bad and case.expected():
            raise place.child(str(case.number)).wrong(f"has {HERE}, which is for bad cases")
    return found


def _case(place: Place, *, bad: bool, number: int) -> Case:
    line = place.document.lines.get(place.path, 1)
    if not place.is_mapping():
        return Case(bad, number, line, {MODULE: _code(place)})
    place.allow(*CASE_KEYS)
    if not any(place.has(key) for key in ("code", "files", "metadata", "template")):
        raise place.wrong("must have code, files, metadata or a template")
    languages = place.child("languages").choices(LANGUAGES) if place.has("languages") else ("ru", "en")
    if languages != ("ru", "en") and not place.has("note"):
        raise place.child("note").wrong("is missing: say why the case does not run in both languages")
    return Case(
        bad,
        number,
        line,
        _files(place),
        file_kind=FileKind(place.child("file_kind").choice(FileKind))
        if place.has("file_kind")
        else FileKind.DATA_PROCESSOR,
        flags=_flags(place.child("flags")) if place.has("flags") else _SERVER,
        attributes=place.child("attributes").names() if place.has("attributes") else (),
        adopted=place.has("adopted") and place.child("adopted").truth(),
        metadata=_metadata(place.child("metadata")) if place.has("metadata") else (),
        template=_template(place.child("template")) if place.has("template") else None,
        languages=languages,
        note=place.child("note").word() if place.has("note") else "",
    )


def _files(place: Place) -> dict[str, str]:
    if not place.has("files"):
        if place.has("module") and not place.has("code"):
            raise place.child("code").wrong("is missing")
        path = _path(place.child("module"), place.child("module").word()) if place.has("module") else MODULE
        return {path: _code(place.child("code"))} if place.has("code") else {}
    for key in ("module", "code"):
        if place.has(key):
            raise place.child(key).wrong("stands beside files, which say it all")
    files = place.child("files")
    if not files.members():
        raise files.wrong("is empty")
    return {_path(files.child(path), path): _code(files.child(path)) for path in files.members()}


def _code(place: Place) -> str:
    """Return the code of a module; a bare number is a slip of the author."""
    text = place.text()
    if _NUMBER.fullmatch(text):
        raise place.wrong("is a number, must be code")
    return text


def _path(place: Place, path: str) -> str:
    """Return the path of a module as a dump has it: below a folder, with slashes."""
    if _NO_PATH.search(path) or _NUMBER.fullmatch(path):
        raise place.wrong(f"is {path!r}, must be a path below a folder, as {MODULE}")
    return path


def _flags(place: Place) -> CommonModuleFlags:
    given = dict(flags(place))
    return CommonModuleFlags(
        server=given.get("server", True),
        external_connection=given.get("external_connection", False),
        privileged=given.get("privileged", False),
        client_managed_application=given.get("client", False),
        server_call=given.get("server_call", False),
        reuse=0,
        global_=given.get("global", False),
    )


def _metadata(place: Place) -> tuple[dict[str, object], ...]:
    found = []
    for item in place.items():
        for key in ("kind", "name"):
            if not item.has(key):
                raise item.child(key).wrong("is missing")
            item.child(key).word()
        value = item.value()
        if isinstance(value, dict):
            found.append(value)
    return tuple(found)


def _template(place: Place) -> Template:
    place.allow("name", *CONTENTS)
    forms = [key for key in place.members() if key in CONTENTS]
    if not place.has("name") or len(forms) != 1:
        raise place.wrong("must have a name and one of text, hex, base64")
    content = place.child(forms[0])
    template = Template(place.child("name").word(), forms[0], content.scalar())
    try:
        template.data()
    except ValueError as error:
        raise content.wrong(f"is no {forms[0]}") from error
    return template
