"""The vocabulary of rules: how bad, how sure, and the words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.errors import RuleError

PLACEHOLDER = re.compile(r"\{([a-z][a-z_]*)\}")
"""A place for a value in a message; nothing else in braces is one."""


class Severity(StrEnum):
    """How bad a finding is; a worse one is greater: `Severity.MAJOR < Severity.BLOCKER`.

    A blocker refuses the artifact, a critical one needs an auditor's decision, a major one is to be fixed or
    explained, a minor one is advice, an info is a note.
    """

    BLOCKER = "blocker"
    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"

    # A StrEnum is a str and would compare by the alphabet.
    def __lt__(self, other: str) -> bool:
        return self._rank < Severity(other)._rank

    def __le__(self, other: str) -> bool:
        return self._rank <= Severity(other)._rank

    def __gt__(self, other: str) -> bool:
        return self._rank > Severity(other)._rank

    def __ge__(self, other: str) -> bool:
        return self._rank >= Severity(other)._rank

    @property
    def _rank(self) -> int:
        return -list(Severity).index(self)


class Confidence(StrEnum):
    """How sure a finding is: high, or low, and then an auditor must look."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages."""

    ru: str
    en: str


class RuleClass(StrEnum):
    """What a rule tells: what an add-on can do, a weakness, a pattern of malware, a breach of policy, poor quality."""

    CAPABILITY = "capability"
    WEAKNESS = "weakness"
    MALWARE_PATTERN = "malware-pattern"
    POLICY = "policy"
    QUALITY = "quality"


class Decided(StrEnum):
    """By what a finding is decided: code, metadata or the bytes of a file."""

    CODE = "code"
    METADATA = "metadata"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a rule: since when, and what changed."""

    version: str
    date: date
    reason: Text


@dataclass(frozen=True, slots=True)
class Rule:
    """What is forbidden, why, and what to do about it.

    Attributes:
        id: code that is never reused; several classes of one fault may share it.
        name: kebab case, tells the fault; no two rules have the same.
        severity: the rule's own; a policy may move it.
        title: the fault as a heading.
        message: the fact at one place, with `{names}` of values to be filled in.
        why: what the fault may do.
        fix: what the author of the add-on can do.
        source: numbered 1C standard, CWE, or "own requirement: …".
        standards: numbers of 1C standards.
        cwe: as `CWE-409`.
        stage: the pack it lies in.
        kind: what it tells.
        decided: by what.
        capability: row of the table of capabilities that its places go to, "" for none.
        valued: the table shows a value of each place, where the text tells one.
        versions: newest first.
        shadow: its findings are counted and not shown.
        grace: the day from which its findings count for the verdict, None for always.
    """

    id: str
    name: str
    severity: Severity
    confidence: Confidence
    title: Text
    message: Text
    why: Text
    fix: Text
    source: str
    standards: tuple[str, ...]
    cwe: tuple[str, ...]
    stage: str
    kind: RuleClass = RuleClass.POLICY
    decided: Decided = Decided.FILE
    capability: str = ""
    valued: bool = False
    versions: tuple[Version, ...] = ()
    shadow: bool = False
    grace: date | None = None

    def render(self, values: Mapping[str, str | Text]) -> Text:
        """Return the message with its values in it; a value that differs by language is a `Text`.

        An empty value takes the space in front of it away. Braces within a value stay as they are.

        Raises:
            RuleError: a value is missing or is no text.
        """
        return Text(self._fill("ru", values), self._fill("en", values))

    def _fill(self, language: str, values: Mapping[str, str | Text]) -> str:
        template: str = getattr(self.message, language)
        words: dict[str, str] = {}
        for name in PLACEHOLDER.findall(template):
            if name not in values:
                raise RuleError(f"{self.name}: the message needs a value for {{{name}}}")
            words[name] = self._word(name, values[name], language)
            if not words[name]:
                template = template.replace(f" {{{name}}}", "")
        return template.format_map(words)

    def _word(self, name: str, value: object, language: str) -> str:
        word = getattr(value, language) if isinstance(value, Text) else value
        if not isinstance(word, str):
            raise RuleError(f"{self.name}: the value for {{{name}}} is {type(word).__name__}, not text")
        return word
