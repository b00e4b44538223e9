"""Addresses of the network: protocol, host and port, as links, constructors and permissions write them."""

import ipaddress
import re
from typing import Final, NamedTuple

from onec.permissions import DEFAULT_PORTS

PLAIN_PROTOCOLS: Final = frozenset({"HTTP", "FTP", "WS", "SMTP", "POP3", "IMAP"})
"""Those that do not encrypt; mail on another port than its own may begin with TLS."""

MAIL_PROTOCOLS: Final = frozenset({"SMTP", "POP3", "IMAP"})

MAX_PORT: Final = 65_535

_LINK: Final = re.compile(
    r"\s*+(?:(?P<scheme>[a-z][a-z0-9+.-]*+)://)?(?:[^@/?#\\\s]*+@)?(?P<host>\[[^\]]*+\]|[^:/?#\\\s]*+)"
    r"(?::(?P<port>[0-9]{1,5}+))?(?P<end>.?)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER: Final = re.compile(r"(?:0x[0-9a-f]*+|[0-9]++)", re.IGNORECASE)
_PORT: Final = re.compile(r"\+?0*+([0-9]{1,9}+)(?:\.0*+)?+")
_PRIVATE_ENDS: Final = (
    *("localhost", "local", "localdomain", "internal", "intranet", "lan", "corp", "home", "private", "test", "arpa"),
)
"""Names that no server of the world has: RFC 2606, 6761, 6762, 8375, and what offices call their networks."""


class Address(NamedTuple):
    """Protocol in capitals, host in lower case, port in digits; None for what is not known."""

    protocol: str | None
    host: str | None
    port: str | None


def linked(text: str, *, whole: bool, default: str = "HTTP") -> Address | None:
    """Return where a link leads, None where that is no host of the network.

    Args:
        text: the link, or how it begins.
        whole: nothing follows.
        default: protocol of a link without one.
    """
    found = _LINK.match(text)
    if found is None:
        return None
    complete = whole or bool(found["end"])
    protocol = found["scheme"].upper() if found["scheme"] else default if complete else None
    if protocol is not None and protocol not in DEFAULT_PORTS:
        return None
    port = found["port"] if complete else None
    if port is None and complete and found["end"] != ":":
        port = default_port(protocol)
    return Address(protocol, host_name(found["host"]) if complete or found["port"] else None, port)


def default_port(protocol: str | None) -> str | None:
    """Return the port of a protocol, None for one that is not known."""
    port = DEFAULT_PORTS.get(protocol or "")
    return None if port is None else str(port)


def host_name(text: str | None) -> str | None:
    """Return a host as names are compared, None for none."""
    return (text or "").strip().lower().rstrip(".") or None


def port_number(text: str) -> str:
    """Return a port without what changes nothing (`443.0`, `0443`); what is no whole number as it is."""
    found = _PORT.fullmatch(text.strip())
    return found[1] if found else text.strip()


def is_address(host: str) -> bool:
    """Tell the address of one machine from a name: also such as browsers take, `127.1`, `0x7f000001`."""
    bare = host.strip("[]").partition("%")[0]
    try:
        ipaddress.ip_address(bare)
    except ValueError:
        return bool(_NUMBER.fullmatch(bare.rpartition(".")[2]))
    return True


def is_private(host: str) -> bool:
    """Tell a name that only means something in one network: without a dot, or of an ending that no registry has."""
    return "." not in host or host.rpartition(".")[2] in _PRIVATE_ENDS
