"""The list of SHA-1 sums that an extension carries of its own elements.

Source: format-1c.md section 3, `configinfo`; true for 13,943 of 13,943 entries of real files.
"""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterable, Iterator
from hashlib import sha1

from onec.bracket import Value, find, is_string, unquote
from onec.container import Element
from onec.faults import Anomaly, Fault
from onec.names import CONFIG_INFO

LIST_INDEX = 2


def verify(info: list[Value], elements: Iterable[Element]) -> Iterator[Anomaly]:
    """Yield what differs between the list in `configinfo` and the elements as they are stored.

    `values["reason"]` is one of `no-list`, `count`, `duplicate`, `missing`, `not-listed`, `sum`.
    """
    values = find(info, LIST_INDEX)
    if not isinstance(values, list):
        yield _mismatch(CONFIG_INFO, "no-list")
        return
    names = [unquote(name) for name in values[1::2] if is_string(name)]
    listed = dict(zip(names, values[2::2], strict=False))
    if find(values, 0) != str(len(names)) or 2 * len(names) != len(values) - 1:
        yield _mismatch(CONFIG_INFO, "count")
    if len(listed) < len(names):
        yield _mismatch(CONFIG_INFO, "duplicate")
    present = {element.name: element for element in elements if element.name != CONFIG_INFO}
    for name in listed:
        if name not in present:
            yield _mismatch(name, "missing")
    for name, element in present.items():
        if name not in listed:
            yield _mismatch(name, "not-listed")
        elif _sum(listed[name]) != sha1(element.view, usedforsecurity=False).digest():
            yield _mismatch(name, "sum")


def _mismatch(name: str, reason: str) -> Anomaly:
    return Anomaly(Fault.INTEGRITY_MISMATCH, name, {"element": name, "reason": reason})


def _sum(token: Value) -> bytes:
    try:
        return b64decode(token if isinstance(token, str) else "", validate=True)
    except (Base64Error, ValueError):
        return b""
