"""All that is told of a rule: what the catalogue knows, and the example from its file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rules.catalogue import PACKS, SECURITY, Catalogue
from rules.language.definition import Example, definition
from rules.language.swap import in_language
from rules.rule import Rule
from rules.yaml_reader import parse


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rule with its example, None where its pack has none, and the other rules that share its code."""

    rule: Rule
    example: Example | None
    twins: tuple[Rule, ...]

    def example_in(self, lang: str) -> Example | None:
        """Return the example with all that the platform reads in one language; the author's names stay."""
        return Example(*(in_language(code, lang) for code in self.example)) if self.example else None

    @property
    def group(self) -> str:
        """The letters its code begins with: `EXEC`."""
        return group_of(self.rule)


def group_of(rule: Rule) -> str:
    """Return the letters a rule's code begins with: `EXEC`."""
    return rule.id.partition("-")[0]


def find_rules(rules: Catalogue, name: str) -> tuple[Rule, ...]:
    """Return the rule of this name, or all with this code, in whatever case it is written; none where there is none."""
    return tuple(one for one in rules if name.lower() in (one.name, one.id.lower()))


def read_sheets(rules: Catalogue, chosen: Sequence[Rule], packs: Path = PACKS) -> Iterator[Sheet]:
    """Yield the sheets of the chosen rules, in their order; `packs` is where the catalogue was read from."""
    for rule in chosen:
        twins = tuple(other for other in rules.with_code(rule.id) if other.name != rule.name)
        yield Sheet(rule, _example(rule, packs), twins)


def _example(rule: Rule, packs: Path) -> Example | None:
    if rule.stage != SECURITY:
        return None
    file = f"{rule.stage}/{rule.name}.yaml"
    return definition(parse(file, (packs / file).read_bytes())).example
