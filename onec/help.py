"""The help of an object: what there is to read in it.

Source: format-1c.md section 10: `{5,n,"lang",{#base64:<html>}…}`.
"""

import html
import re
import string

from onec.templates import BASE64_MARK, decode_base64

MAX_PAGE_BYTES = 256 * 1024
"""Of a page that is looked at; a help of this length is long enough for anybody."""

_PAGE = re.compile(re.escape(BASE64_MARK) + rb"([A-Za-z0-9+/=\s]{0,%d})" % (MAX_PAGE_BYTES * 4 // 3))
_HELP = re.compile(rb'\xef\xbb\xbf\s*\{5,\s*\d+,\s*(?:"|0\})')
_HIDDEN = ("head", "script", "style")
_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
"""Of one length before and after, which `lower` does not promise."""
_TAG = re.compile(r"<[^<>]*>")

USUAL_SUFFIX = "1"
_SUFFIXES = {"Configuration": "3", "Subsystem": "0"}


def help_suffix(kind: str) -> str:
    """Return the suffix of the element that holds the help of an object of this kind."""
    return _SUFFIXES.get(kind, USUAL_SUFFIX)


def is_help(data: bytes) -> bool:
    """Tell the element of a help by its beginning."""
    return _HELP.match(data) is not None


def help_texts(data: bytes) -> list[str]:
    """Return what there is to read in each page, the runs of blanks as one, in the order of the languages."""
    return [page_text(decode_base64(match[1])) for match in _PAGE.finditer(data)]


def text_chars(page: bytes) -> int:
    """Return how many characters there are to read in one page of HTML, blanks left out."""
    return count_chars(page_text(page))


def page_text(page: bytes) -> str:
    """Return what there is to read in one page of HTML, runs of blanks as one."""
    text = page[:MAX_PAGE_BYTES].decode("utf-8-sig", "replace")
    for name in _HIDDEN:
        text = _without(text, name)
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


def count_chars(text: str) -> int:
    """Return how many characters a text has, blanks left out."""
    return len("".join(text.split()))


def _without(text: str, name: str) -> str:
    """Return a page without the elements of a name; one that does not end goes to the end of the page."""
    small = text.translate(_SMALL)
    kept, start = [], 0
    while (opened := small.find(f"<{name}", start)) >= 0:
        kept.append(text[start:opened])
        closed = small.find(f"</{name}", opened)
        start = closed if closed >= 0 else len(text)
    return "".join(kept) + text[start:]
