"""A transaction is begun, and the method does not commit it or does not roll it back."""

from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.seek import parts_with
from onec.bsl.walk import walk_parts
from rules.catalogue import rule
from rules.language.hit import Hit
from rules.rule import Text

RULE = rule("transaction-without-pair")

BEGIN: Final = frozenset({"начатьтранзакцию", "begintransaction"})
COMMIT: Final = frozenset({"зафиксироватьтранзакцию", "committransaction"})
ROLLBACK: Final = frozenset({"отменитьтранзакцию", "rollbacktransaction"})
NAMES: Final = {
    COMMIT: Text("ЗафиксироватьТранзакцию", "CommitTransaction"),
    ROLLBACK: Text("ОтменитьТранзакцию", "RollbackTransaction"),
}


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the beginnings whose method has no commit, or no rollback."""
    for part in parts_with(code, BEGIN):
        if any(map(code.scope(part.name).is_method, BEGIN)):
            continue
        called = {node.name for node in walk_parts(part.body) if isinstance(node, tree.Call)}
        if BEGIN.isdisjoint(called):
            continue
        missing = next((shown for names, shown in NAMES.items() if names.isdisjoint(called)), None)
        if missing is None or (COMMIT.isdisjoint(called) and _is_trial(part.body)):
            continue
        for node in walk_parts(part.body):
            if isinstance(node, tree.Call) and node.name in BEGIN:
                yield hit(code, RULE, node.at, part, name=code.module.tokens.spelling(node.at), value=missing)


def _is_trial(body: tree.Body) -> bool:
    """Tell a method that rolls back whatever happens: it writes in order to look and to take back."""
    within = {
        node.at
        for attempt in walk_parts(body)
        if isinstance(attempt, tree.Try)
        for node in walk_parts(attempt.handler)
        if isinstance(node, tree.Call) and node.name in ROLLBACK
    }
    return any(
        isinstance(node, tree.Call) and node.name in ROLLBACK and node.at not in within for node in walk_parts(body)
    )
