"""A permission for the network is for a protocol without encryption."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.permissions.address import MAIL_PROTOCOLS, PLAIN_PROTOCOLS, default_port
from checks.permissions.asked import internet_value
from checks.permissions.words import plain
from rules.catalogue import rule

RULE = rule("protocol-unencrypted")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each such permission; mail is told where its port is the one without encryption."""
    for one in papers.sides.asking or ():
        protocol, host, port = (internet_value(one, name) for name in ("Protocol", "Host", "Port"))
        if protocol not in PLAIN_PROTOCOLS or host is None or port is None or one.wanted is None:
            continue
        if protocol not in MAIL_PROTOCOLS or port == default_port(protocol):
            values = {"host": host, "protocol": protocol, "port": port}
            yield Finding(RULE, one.place, values, statement=plain(one.wanted))
