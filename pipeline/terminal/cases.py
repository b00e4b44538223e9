"""How the cases of rules went, rule by rule, as they are run."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from pipeline.terminal.words import Words, one_line
from pipeline.terminal.wrap import hang

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checks.cases import CaseFailure
    from rules.language.definition import Definition


def draw_cases(
    run: "Iterable[tuple[Definition, Sequence[CaseFailure]]]", codes: Mapping[str, str], words: Words, width: int
) -> Iterator[Text]:
    """Yield a line for each rule, below it what failed, and the counts at the end.

    Args:
        run: each rule with what failed of its cases; it is run as the lines are asked for.
        codes: of the rules by their names.
        words: of the language.
        width: in columns.
    """
    rules = cases = wrong = 0
    for definition, failures in run:
        number = sum(len(case.languages) for case in definition.cases)
        rules, cases, wrong = rules + 1, cases + number, wrong + len(failures)
        sign = Text(words.text("case-failed"), "bold red") if failures else Text(words.text("case-passed"), "green")
        told = f" {codes.get(definition.name, '')} {definition.name}, {words.count('cases', number)}"
        yield from hang(Text.assemble(sign, told), width, Text(), Text("  "))
        for one in failures:
            place = f"{definition.name}.yaml:{one.line} [{one.language}] "
            yield from hang(Text.assemble((place, "cyan"), one_line(one.problem)), width, Text("    "), Text("      "))
    total = [words.count("rules", rules), words.count("cases", cases)]
    ended = words.count("cases-failed", wrong) if wrong else words.text("cases-passed")
    yield Text.assemble(", ".join(total), ": ", (ended, "bold red" if wrong else "green"))
