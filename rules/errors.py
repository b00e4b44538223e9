"""What the rules raise.

    RulesError
    ├── BadRuleError        a file of a rule or a policy is wrong
    ├── RuleError           a rule is used wrongly: its message lacks a value
    └── UnknownNameError    no rule or policy has this name

The first two are ours or a rule author's fault. The third is the user's when the name came from a command line.
"""

from typing import Final

_FILLERS: Final = "\u034f\u115f\u1160\u3164\uffa0"
"""Characters that show nothing, though Python prints them."""


class RulesError(Exception):
    """Base of everything this package raises on purpose."""


class BadRuleError(RulesError):
    """A file of a rule or a policy cannot be used as it stands.

    Args:
        file: its path below `packs` or `policies`, with slashes; for a file that a user gave, as given.
        key: what is wrong, as `title.ru`; "" for the file as a whole.
        line: where, counted from 1.
        problem: what is wrong with it.
    """

    def __init__(self, file: str, key: str, line: int, problem: str) -> None:
        self.file = file
        self.key = key
        self.line = line
        self.problem = problem
        super().__init__(printable(f"{file}:{line}: {key + ': ' if key else ''}{problem}"))

    def of_file(self, file: str) -> "BadRuleError":
        """Return the error with another name of the file."""
        return BadRuleError(file, self.key, self.line, self.problem)


class RuleError(RulesError):
    """A message was to be filled without one of its values, or with one that is no text."""


class UnknownNameError(RulesError):
    """No rule or policy has this name; the message lists the names there are, where they are few."""


def printable(text: str) -> str:
    r"""Return a text with what is invisible in it as `\u202e`; letters of any language stay."""
    return "".join(map(_printable, text))


def _printable(char: str) -> str:
    if char.isprintable() and char not in _FILLERS:
        return char
    return f"\\u{ord(char):04x}" if char < "\U00010000" else f"\\U{ord(char):08x}"
