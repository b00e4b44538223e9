"""Health questions of the rules, for `otk doctor`."""

from collections.abc import Callable

from rules.catalogue import catalogue
from rules.errors import RulesError
from rules.language.pack import pack
from rules.policy import policy, policy_names

Answer = tuple[bool, str, str]
"""Whether all is well, and what was found in Russian and in English."""


def questions() -> list[tuple[str, Callable[[], Answer]]]:
    """Return what can be asked here: a name and the function that answers."""
    return [("rules load", rules_load), ("rules digest", rules_digest)]


def rules_load() -> Answer:
    """Tell whether all rules and policies of this installation can be read."""
    try:
        count = len(catalogue())
        names = ", ".join(policy(name).name for name in policy_names())
        pack()
    except (RulesError, OSError) as error:
        return False, f"Правила не читаются: {error}", f"The rules can't be read: {error}"
    if not count:
        return False, "В установке нет ни одного правила.", "This installation has no rules."
    return True, f"Правил: {count}; политики: {names}.", f"Rules: {count}; policies: {names}."


def rules_digest() -> Answer:
    """Give the digest that an audit is pinned to."""
    try:
        digest = catalogue().digest
    except (RulesError, OSError) as error:
        return False, f"Правила не читаются: {error}", f"The rules can't be read: {error}"
    return True, f"Набор правил: {digest}", f"Rule set: {digest}"
