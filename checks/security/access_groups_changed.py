"""Access groups, profiles or access keys are changed."""

from collections.abc import Iterator
from typing import Final

from checks.code.hits import hit
from checks.code.written_data import written_data
from onec.bsl import tree
from onec.bsl.code import Code
from onec.bsl.holding import nodes_with
from rules.bsp_names import bsp_names
from rules.catalogue import rule
from rules.language.hit import Hit

RULE = rule("access-groups-changed")

SWITCH: Final = frozenset({"отключитьобновлениеключейдоступа", "disableaccesskeysupdate"})
"""Takes whether updates of the keys are off."""

CHANGES: Final = SWITCH | frozenset(
    [
        "включитьпрофильпользователю",
        "enableprofileforuser",
        "выключитьпрофильпользователю",
        "disableuserprofile",
        "включитьотключитьпрофильпользователя",
        "enabledisableuserprofile",
        "установитьправапользователя",
        "обновитьролипользователей",
        "updateuserroles",
        "заменитьроливпрофилях",
        "replacerolesinprofiles",
        "заменитьправавнастройкахправобъектов",
        "replacerightsinobjectsrightssettings",
    ]
)
"""Functions of `УправлениеДоступом` that change who may do what; nobody else has methods of these names."""


def check_module(code: Code) -> Iterator[Hit]:
    """Yield the calls of the library that change access, and the writes of its data."""
    for part, node in nodes_with(code, CHANGES):
        if isinstance(node, tree.Invoke) and node.name in CHANGES and not _puts_back(node):
            yield hit(code, RULE, node.at, part, name=code.module.tokens.spelling(node.at))
    access = bsp_names().access
    for part, save in written_data(code):
        if shown := access.get(save.key):
            yield hit(code, RULE, save.at, part, name=shown)


def _puts_back(call: tree.Invoke) -> bool:
    """Tell a call that switches updates of the keys on again."""
    first = call.arguments[0] if call.arguments else None
    return call.name in SWITCH and isinstance(first, tree.Constant) and first.value == "false"
