"""Rules made up for benchmarks: as many more as are missing to a thousand."""

from rules.language.tables import Context, Tables

FEW, MANY = 60, 1_000


def padded(rules: Tables) -> Tables:
    """Return the tables with a made-up rule of three names for each that is missing to many."""
    made = Tables(**{name: getattr(rules, name) for name in ("rules", "patterns", "wild", "heads", "news")})
    made.words = dict(rules.words)
    for number in range(MANY - len(rules.rules)):
        for word in (f"имяправила{number}", f"nameofrule{number}", f"ещёимя{number}"):
            made.words[word] = [[0], *([] for _ in list(Context)[1:])]
    return made
