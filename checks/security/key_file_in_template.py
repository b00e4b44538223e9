"""A private key lies in a template, in another element or in the kit."""

import re
from collections.abc import Iterator
from typing import Final

from checks.contents import contents
from checks.finding import Finding
from checks.subject import Subject
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("key-file-in-template")

_ARMOURED: Final = re.compile(
    rb"-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----\s{0,4}[A-Za-z0-9+/=:-]"
)
_PUTTY: Final = b"PuTTY-User-Key-File-"
_JAVA: Final = b"\xfe\xed\xfe\xed"
_PKCS12: Final = re.compile(rb"\x30(?:\x82..|\x83...|\x80)\x02\x01\x03\x30", re.DOTALL)
"""RFC 7292, section 4: a sequence of version 3 and the content."""

_PKCS8: Final = re.compile(rb"\x30(?:\x81.|\x82..)\x02\x01\x00\x30[\x05-\x30]\x06", re.DOTALL)
"""RFC 5958, section 2: a sequence of version 0 and the algorithm."""

_PKCS1: Final = re.compile(rb"\x30\x82..\x02\x01\x00\x02\x82", re.DOTALL)
"""RFC 8017, A.1.2: a sequence of version 0 and a long number."""

_TEXT_KEY: Final = Text("закрытый ключ в тексте PEM", "private key as PEM text")
_KINDS: Final = (
    (_PKCS12, Text("хранилище ключей PKCS 12", "key store PKCS 12")),
    (_PKCS8, Text("закрытый ключ PKCS 8", "private key PKCS 8")),
    (_PKCS1, Text("закрытый ключ RSA", "private RSA key")),
)
_STORES: Final = (
    (_PUTTY, Text("закрытый ключ PuTTY", "private key of PuTTY")),
    (_JAVA, Text("хранилище ключей Java", "key store of Java")),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each content that holds a private key."""
    for piece in contents(subject):
        kind = _kind(piece.data)
        if kind:
            yield Finding(RULE, piece.place, {"template": piece.title, "type": kind})


def _kind(data: bytes) -> Text | None:
    if _ARMOURED.search(data):
        return _TEXT_KEY
    stores = (kind for mark, kind in _STORES if data.startswith(mark))
    return next(stores, None) or next((kind for pattern, kind in _KINDS if pattern.match(data)), None)
