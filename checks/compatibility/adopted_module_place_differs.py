"""An adopted common module runs elsewhere, or is called otherwise, than in the release."""

from collections.abc import Iterator
from typing import Final

from checks.compatibility.controlled import controls
from checks.compatibility.fitting import Fitting
from checks.finding import Finding, Location
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("adopted-module-place-differs")

PLACE_PROPERTIES: Final = frozenset(
    {
        "436af77a-e846-4084-818b-740a3378518e",
        "6275a02e-96f0-4347-975a-2d661e6a0675",
        "74ce8a02-abd2-46a6-8544-8cfbb4e8c6e0",
        "7dbb2bc7-6bae-4b81-91cb-681317272a0b",
        "c474bab9-d13a-4fbd-bfb0-9214d6dc2fde",
        "d12660a6-7298-4ae2-a332-b95a6459a280",
    }
)
"""The six flags below; which is which is not known, and all adopted modules control all of them."""

FLAGS: Final = {
    "server": Text("«Сервер»", "Server"),
    "external_connection": Text("«Внешнее соединение»", "External connection"),
    "client_managed_application": Text("«Клиент (управляемое приложение)»", "Client (managed application)"),
    "client_ordinary_application": Text("«Клиент (обычное приложение)»", "Client (ordinary application)"),
    "server_call": Text("«Вызов сервера»", "Server call"),
    "global_": Text("«Глобальный»", "Global"),
}


def check(fitting: Fitting) -> Iterator[Finding]:
    """Yield the adopted common modules whose controlled flags are not those of the release."""
    for one in fitting.adopted:
        base = fitting.base(one.full_name)
        there = base.object.flags if base else None
        if one.flags is None or there is None or not controls(fitting, one, PLACE_PROPERTIES):
            continue
        differ = [words for name, words in FLAGS.items() if getattr(one.flags, name) != getattr(there, name)]
        if differ:
            what = Text(", ".join(words.ru for words in differ), ", ".join(words.en for words in differ))
            place = Location(object=one.full_name)
            yield Finding(RULE, place, {"object": one.full_name, "what": what, "release": fitting.title})
