"""Which hosts a call reaches."""

from collections.abc import Iterable, Iterator
from typing import Final

from checks.permissions.address import Address, default_port, host_name, linked, port_number
from checks.permissions.call import UNKNOWN, Call
from checks.permissions.wanted import Wanted, internet

NOWHERE: Final = internet(Address(None, None, None))
"""A host that the text does not tell, by whatever protocol."""

_PORTS: Final = {
    "SMTP": ("smtpport", "портsmtp"),
    "POP3": ("pop3port", "портpop3"),
    "IMAP": ("imapport", "портimap"),
}
_SECURE: Final = {
    "SMTP": ("smtpusessl", "использоватьsslsmtp"),
    "POP3": ("pop3usessl", "использоватьsslpop3"),
    "IMAP": ("imapusessl", "использоватьsslimap"),
}
_DESCRIPTIONS: Final = ("адресwsdl", "wsdladdress")


def http(call: Call) -> Iterator[Wanted]:
    """Yield what `Новый HTTPСоединение` connects to."""
    return _connections(call, {False: "HTTP", True: "HTTPS", None: None}[call.secure(6)])


def ftp(call: Call) -> Iterator[Wanted]:
    """Yield what `Новый FTPСоединение` connects to."""
    return _connections(call, {False: "FTP", True: "FTPS", None: None}[call.secure(7)])


def link(call: Call) -> Iterator[Wanted]:
    """Yield what a link in the first argument leads to."""
    return links(call, 0)


def second_link(call: Call) -> Iterator[Wanted]:
    """Yield what a link in the second argument leads to."""
    return links(call, 1)


def proxy(call: Call) -> Iterator[Wanted]:
    """Yield what `Новый WSПрокси` is sent to other than the place that the definitions name."""
    return links(call, 7) if call.is_given(7) else iter(())


def links(call: Call, number: int) -> Iterator[Wanted]:
    """Yield what a link in an argument leads to."""
    for one in call.said(number):
        address = linked(one.text, whole=one.whole)
        if address:
            yield internet(address)


def proxy_by_settings(call: Call) -> Iterator[Wanted]:
    """Yield what `ОбщегоНазначения.СоздатьWSПрокси` is sent to: a property of its only argument tells."""
    node = call.node(0)
    name = getattr(node, "name", "") if node else ""
    values = call.properties.of(call.scope.method, name, _DESCRIPTIONS)
    found = [linked(one.text, whole=one.whole) for value in values for one in call.texts(value)]
    return (internet(one) for one in found or (Address(None, None, None),) if one)


def somewhere(_: Call) -> Iterable[Wanted]:
    """Return a host that the text does not tell."""
    return (NOWHERE,)


def smtp(call: Call) -> Iterator[Wanted]:
    """Yield what a profile of mail sends through."""
    return _mail(call, "SMTP")


def pop3(call: Call) -> Iterator[Wanted]:
    """Yield what a profile of mail receives from."""
    return _mail(call, "POP3")


def imap(call: Call) -> Iterator[Wanted]:
    """Yield what a profile of mail receives from."""
    return _mail(call, "IMAP")


def _connections(call: Call, protocol: str | None) -> Iterator[Wanted]:
    """Yield each host of the first argument with the port of the second."""
    default = default_port(protocol)
    port = _one([default if one in {"", "0"} else one for one in call.known(1)] or [default])
    if protocol is None and port == default_port("HTTPS"):
        protocol = "HTTPS"  # whatever the argument for encryption is, nobody answers without it there
    for said in call.said(0) or (UNKNOWN,):
        found = linked(said.text, whole=said.whole)
        yield internet(Address(protocol, found.host if found else None, port))


def _one(ports: list[str | None]) -> str | None:
    """Return the port that all values are; where there are several it is not known which goes with which host."""
    return port_number(ports[0]) if ports[0] is not None and len(set(ports)) == 1 else None


def _mail(call: Call, protocol: str) -> Iterator[Wanted]:
    """Yield the server that is written into a profile; its port and encryption stand beside it."""
    written = call.site.written
    target = getattr(written, "target", None)
    variable = getattr(getattr(target, "start", None), "name", "")
    method = call.scope.method
    secure = [call.truth(one) for one in call.properties.of(method, variable, _SECURE[protocol])]
    plain = default_port(protocol) if all(one is False for one in secure) else None
    given = call.properties.of(method, variable, _PORTS[protocol])
    said = [one for value in given for one in call.texts(value)]
    port = _one(
        [plain if one.whole and one.text in {"", "0"} else one.text if one.whole else None for one in said] or [plain]
    )
    for one in call.texts(written.value) if written else ():
        yield internet(Address(protocol, host_name(one.text) if one.whole else None, port))
