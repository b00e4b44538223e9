"""What the rules raise.

    RulesError
    ├── BadRuleError        a file of a rule or a policy is wrong
    ├── RuleError           a rule is used wrongly: its message lacks a value
    └── UnknownNameError    no rule or policy has this name

The first two are ours or a rule author's fault. The third is the user's when the name came from a command line.
"""


class RulesError(Exception):
    """Base of everything this package raises on purpose."""


class BadRuleError(RulesError):
    """A file of a rule or a policy cannot be used as it stands.

    Args:
        file: its path below `packs` or `policies`, with slashes.
        key: what is wrong, as `title.ru`; "" for the file as a whole.
        line: where, counted from 1.
        problem: what is wrong with it.
    """

    def __init__(self, file: str, key: str, line: int, problem: str) -> None:
        self.file = file
        self.key = key
        self.line = line
        super().__init__(f"{file}:{line}: {key + ': ' if key else ''}{problem}")


class RuleError(RulesError):
    """A message was to be filled without one of its values, or with one that is no text."""


class UnknownNameError(RulesError):
    """No rule or policy has this name; the message lists the names there are, where they are few."""
