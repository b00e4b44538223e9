"""Places of findings in words, as messages end with them."""

from checks.finding import Location
from pipeline.visible import visible
from rules.rule import Text

NOWHERE = Text("", "")


def where(location: Location) -> Text:
    """Return the place inside the artifact as a phrase; empty where the fault is of the whole."""
    if not location.entry:
        return NOWHERE
    entry = visible(location.entry)
    return Text(f"в элементе «{entry}»", f"in the element “{entry}”")
