"""Text from an artifact, made safe to show: what is invisible is written out."""

import re

_HIDDEN = re.compile(
    "[\0-\x08\x0a-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""Return the text with control, bidirectional and zero-width characters and surrogates as `\u202e`.

    Tabs stay. A terminal, a browser and a JSON reader then show what is there, and nothing runs.
    """
    return _HIDDEN.sub(lambda match: _escape(match[0]), text)


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}" if char < "\U00010000" else f"\\U{ord(char):08x}"
