"""An extension has an object that exchanges data with the outside."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_extensions
from checks.subject import Subject
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("integration-object")

KINDS = {
    "ExchangePlan": Text("план обмена", "exchange plan"),
    "IntegrationService": Text("сервис интеграции", "integration service"),
    "Bot": Text("бот", "bot"),
    "WebSocketClient": Text("клиент WebSocket", "WebSocket client"),
}
REGISTERING = Text("план обмена с авторегистрацией изменений", "self-registering exchange plan")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each own object of these kinds."""
    for one in in_extensions(subject, *KINDS):
        if not one.item.adopted:
            registers = any(registered for _, registered in one.item.content)
            kind = REGISTERING if registers else KINDS[one.item.kind]
            yield Finding(RULE, one.place, {"kind": kind, "name": one.item.name})
