"""Text from an artifact, made safe to show: what is invisible is written out."""

import re

_HIDDEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""Return the text with control, bidirectional and zero-width characters and surrogates as `\u202e`.

    Tabs and line feeds stay. A terminal, a browser and a JSON reader then show what is there, and nothing runs.
    """
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
