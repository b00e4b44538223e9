"""Policies: how severe a rule is for one kind of submission; the rule keeps its own severity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from rules.catalogue import NAME, Catalogue, catalogue
from rules.compiled import compiled, digest_of, read
from rules.document import Document
from rules.errors import UnknownNameError
from rules.rule import Rule, Severity, Text

POLICIES = Path(__file__).parent / "policies"


@dataclass(frozen=True, slots=True)
class Move:
    """The severity a policy gives to a rule, and why."""

    severity: Severity
    reason: Text


@dataclass(frozen=True, slots=True)
class Policy:
    """What is moved for one kind of submission.

    Attributes:
        name: `new`, `update`, `hotfix` or `trusted-partner`.
        title: the kind of submission.
        moves: by the name of the rule.
        digest: `sha256:…` over the name and bytes of its file.
    """

    name: str
    title: Text
    moves: Mapping[str, Move]
    digest: str

    def severity(self, rule: Rule) -> Severity:
        """Return how severe a finding of this rule is under the policy."""
        move = self.moves.get(rule.name)
        return move.severity if move else rule.severity

    def reason(self, rule: Rule) -> Text | None:
        """Return why the severity was moved, None where the rule keeps its own."""
        move = self.moves.get(rule.name)
        return move.reason if move else None


def policy_names(folder: Path = POLICIES) -> tuple[str, ...]:
    """Return the names of the policies there are, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


@cache
def policy(name: str) -> Policy:
    """Return a policy of this installation, read once per process; raises what `load_policy` does."""
    return load_policy(name, catalogue())


def load_policy(name: str, rules: Catalogue, folder: Path = POLICIES) -> Policy:
    """Return the policy of this name.

    Raises:
        UnknownNameError: there is none.
        BadRuleError: its file is wrong, or moves a rule that is not in `rules`.
    """
    known = policy_names(folder)
    if name not in known:  # also keeps a name from becoming a path
        raise UnknownNameError(f"no policy is called {name!r}; there are {', '.join(known)}")
    files = read(folder, f"{name}.yaml")

    def build(documents: Sequence[Document]) -> Policy:
        return _policy(documents[0], rules, digest_of(files))

    return compiled(f"policy-{name}", files, build)


def _policy(document: Document, rules: Catalogue, digest: str) -> Policy:
    document.expect(required=frozenset({"name", "title", "moves"}))
    name = document.word("name", pattern=NAME)
    if name != PurePosixPath(document.file).stem:
        raise document.wrong(f"is {name}, so the file must be {name}.yaml", "name")
    return Policy(name, document.text("title"), _moves(document, rules), digest)


def _moves(document: Document, rules: Catalogue) -> dict[str, Move]:
    """Return the moves by name of rule; one that names a rule goes before one that names its code."""
    by_name: dict[str, Move] = {}
    by_code: dict[str, Move] = {}
    names = {one.name for one in rules}
    for key in document.keys("moves"):
        move = _move(document, key)
        if key in names:
            by_name[key] = move
            continue
        sharing = rules.with_code(key)
        if not sharing:
            raise document.wrong("no rule has this name or code", "moves", key)
        by_code.update((one.name, move) for one in sharing)
    return by_code | by_name


def _move(document: Document, key: str) -> Move:
    document.expect("moves", key, required=frozenset({"severity", "reason"}))
    return Move(document.choice(Severity, "moves", key, "severity"), document.text("moves", key, "reason"))
