"""The method for a command cannot be called as the library calls it."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.handler_faults import HandlerFault, Problem, handler_faults
from checks.manifest.papers import Papers
from checks.manifest.sides import known
from checks.manifest.stated import short
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("command-handler-unfit")

WORDS = {
    Problem.NOT_EXPORTED: Text("не экспортный", "isn’t exported"),
    Problem.NOT_ON_CLIENT: Text("выполняется не на клиенте", "doesn’t run on the client"),
}


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding at each handler that is not exported, not the client's, or takes other values than given."""
    for one in handler_faults(papers):
        if one.place and one.needed:
            values: dict[str, str | Text] = {
                "id": short(known(one.row.id) or ""),
                "name": one.place.method,
                "problem": _words(one),
            }
            yield Finding(RULE, papers.at(one.place, one.needed.owner, one.needed.kind), values)


def _words(one: HandlerFault) -> Text:
    counts = sorted(one.needed.counts) if one.needed else []
    ru, en = " или ".join(map(str, counts)), " or ".join(map(str, counts))
    taken = Text(f"не принимает стольких значений, сколько ему передают: {ru}", f"doesn’t take the values given: {en}")
    return WORDS.get(one.problem, taken)
