"""All rules there are, from `packs/`: one rule a file, named by the rule; the folder is the pack and the stage."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from threading import Lock

from rules.compiled import compiled, digest_of, read
from rules.document import Document
from rules.errors import UnknownNameError
from rules.rule import Confidence, Decided, Rule, RuleClass, Severity, Version

PACKS = Path(__file__).parent / "packs"

CODE = r"[A-Z]{2,5}-[0-9]{3}"
NAME = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
STANDARD = r"[1-9][0-9]{1,3}"
CWE = r"CWE-[1-9][0-9]*"

CAPABILITY = NAME

REQUIRED = frozenset({"id", "name", "severity", "confidence", "source", "cwe", "title", "message", "why", "fix"})
OPTIONAL = frozenset({"standards", "class", "decided", "capability", "capability_value", "versions", "shadow", "grace"})
SECURITY = "security"
"""The pack whose rules are written in the language of `rules.language`: they say what they look for, and show it."""

_LOADING = Lock()


class Catalogue:
    """The rules in order of code and name.

    Attributes:
        digest: `sha256:…` over the names and bytes of the files they came from.
    """

    __slots__ = ("_by_name", "digest")

    def __init__(self, rules: Sequence[Rule], digest: str) -> None:
        self._by_name = {one.name: one for one in sorted(rules, key=lambda one: (one.id, one.name))}
        self.digest = digest

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._by_name.values())

    def __len__(self) -> int:
        return len(self._by_name)

    def by_name(self, name: str) -> Rule:
        """Return the rule of this name.

        Raises:
            UnknownNameError: there is none.
        """
        try:
            return self._by_name[name]
        except KeyError:
            raise UnknownNameError(f"no rule is called {name!r}") from None

    def with_code(self, code: str) -> tuple[Rule, ...]:
        """Return the rules that share this code, in order of name; none for a code nobody has."""
        return tuple(one for one in self if one.id == code)


def load_catalogue(packs: Path = PACKS) -> Catalogue:
    """Return the rules below `packs`.

    Raises:
        BadRuleError: a file is wrong; it names file, key and line.
    """
    files = read(packs, "*/*.yaml")
    return Catalogue(compiled("rules", files, _rules, _reduced), digest_of(files))


def catalogue_of(files: Mapping[str, bytes]) -> Catalogue:
    """Return the rules that some files say, by their path below `packs`; nothing is kept.

    Raises:
        BadRuleError: a file is wrong; it names file, key and line.
    """
    from rules.yaml_reader import parse  # noqa: PLC0415  # as in rules.compiled

    return Catalogue(_rules([_reduced(parse(file, content)) for file, content in files.items()]), digest_of(files))


def catalogue() -> Catalogue:
    """Return the rules of this installation, read once per process."""
    with _LOADING:  # two threads must not come by two different objects for one rule
        return _installed()


def rule(name: str) -> Rule:
    """Return one rule of this installation; `Catalogue.by_name` says what is raised.

    Check modules call it at import, and all of them together cost one reading: `RULE = rule("chain-loop")`.
    """
    return catalogue().by_name(name)


@cache
def _installed() -> Catalogue:
    return load_catalogue()


def _reduced(document: Document) -> Document:
    """Hold a rule of the language to it, and leave of it what reports need."""
    if _stage(document) != SECURITY:
        return document
    from rules.language.definition import KEYS, definition  # noqa: PLC0415  # the cache spares us all of the language

    document.expect(required=REQUIRED | KEYS.required, optional=OPTIONAL | KEYS.optional)
    reduced = document.only(REQUIRED | OPTIONAL)
    _rule(reduced)
    definition(document)
    return reduced


def _stage(document: Document) -> str:
    return PurePosixPath(document.file).parent.name


def _rules(documents: Sequence[Document]) -> list[Rule]:
    found: dict[str, str] = {}
    rules = []
    for document in documents:
        one = _rule(document)
        if one.name in found:
            raise document.wrong(f"{found[one.name]} has the same name", "name")
        found[one.name] = document.file
        rules.append(one)
    return rules


def _rule(document: Document) -> Rule:
    document.expect(required=REQUIRED, optional=OPTIONAL)
    path = PurePosixPath(document.file)
    name = document.word("name", pattern=NAME)
    if name != path.stem:
        raise document.wrong(f"is {name}, so the file must be {name}.yaml", "name")
    return Rule(
        id=document.word("id", pattern=CODE),
        name=name,
        severity=document.choice(Severity, "severity"),
        confidence=document.choice(Confidence, "confidence"),
        title=document.text("title"),
        message=document.message("message"),
        why=document.text("why"),
        fix=document.text("fix"),
        source=document.word("source"),
        standards=document.words("standards", pattern=STANDARD) if document.has("standards") else (),
        cwe=document.words("cwe", pattern=CWE),
        stage=_stage(document),
        kind=document.choice(RuleClass, "class") if document.has("class") else RuleClass.POLICY,
        decided=document.choice(Decided, "decided") if document.has("decided") else Decided.FILE,
        capability=document.word("capability", pattern=CAPABILITY) if document.has("capability") else "",
        valued=document.has("capability_value"),
        versions=_versions(document) if document.has("versions") else (),
        shadow=document.has("shadow") and document.word("shadow", pattern="true|false") == "true",
        grace=document.day("grace") if document.has("grace") else None,
    )


def _versions(document: Document) -> tuple[Version, ...]:
    """Return the versions of a rule; the newest is the first."""
    entries = document.value("versions")
    if not isinstance(entries, list) or not entries:
        raise document.wrong("must be a list of versions, the newest first", "versions")
    found: list[Version] = []
    for number in map(str, range(len(entries))):
        place = ("versions", number)
        document.expect(*place, required=frozenset({"version", "date", "reason"}))
        one = Version(
            document.word(*place, "version", pattern=r"[0-9]+(\.[0-9]+)*"),
            document.day(*place, "date"),
            document.text(*place, "reason"),
        )
        if found and (one.date > found[-1].date or one.version in {other.version for other in found}):
            raise document.wrong("is no older version than the one before it: the newest stands first", *place)
        found.append(one)
    return tuple(found)
