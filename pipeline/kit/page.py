"""A kit for people in a terminal: what manifest, code and file say; once where they agree, both where they differ."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rich.text import Text

from pipeline.kit.texts import TEXTS
from pipeline.terminal.words import one_line
from pipeline.terminal.wrap import hang
from pipeline.wording import LANGUAGES, tie

COLUMN: Final = 18
DIFFERS: Final = "≠ "
SAME: Final = "  "


def draw_kit(found: Mapping[str, Any], lang: str, width: int) -> Iterator[Text]:
    """Yield the lines of what a kit says (`otk-kit/1`), none wider than `width` columns.

    Args:
        found: as `comparison` gives it.
        lang: "ru" or "en".
        width: in columns.
    """
    page = Page(lang, width)
    yield from page.head(found)
    yield from page.fields(found["fields"])
    yield from page.commands(found["commands"])
    yield from page.permissions(found["permissions"])
    yield from page.configurations(found["compatibility"])
    if not (found["manifest"] and found["code"]):
        return
    yield Text()
    number = found["differences"]
    style = "bold yellow" if number else "green"
    yield from page.line(Text(page.word("differences", number=str(number)) if number else page.word("agree"), style))


class Page:
    """Draws the parts of the page in one language and width."""

    def __init__(self, lang: str, width: int) -> None:
        self._index = LANGUAGES.index(lang)
        self._width = width

    def word(self, key: str, **values: str) -> str:
        """Return a text in the language of the page."""
        return tie(TEXTS[key][self._index]).format(**values)

    def line(self, text: Text, lead: str = "", rest: str = "") -> Iterator[Text]:
        """Yield a text behind a lead, its further lines behind another."""
        return hang(text, self._width, Text(lead), Text(rest or " " * len(lead)))

    def head(self, found: Mapping[str, Any]) -> Iterator[Text]:
        """Yield what was read: the file, the manifest, the self-description, and what was refused."""
        yield from self._pair("file", [found["artifact"]["file_name"]])
        if found["entries"]:
            yield from self._pair("entries", found["entries"])
        manifest = found["manifest"]
        told = [manifest["schema"], manifest["entry"]] if manifest else [self.word("none")]
        yield from self._pair("manifest", told)
        code = found["code"]
        yield from self._pair("code", [self.word("line", line=str(code["line"])) if code else self.word("none")])
        for one in found["refusals"]:
            yield from self._pair("refused", [one["class"], one["entry"]])

    def fields(self, rows: list[Mapping[str, Any]]) -> Iterator[Text]:
        """Yield each field: once where all who say it agree, else each with its value."""
        yield Text()
        for row in rows:
            sayers = {"manifest": row["manifest"], "code": row["code"], "file": row["file"]}
            if row["computed"]:
                sayers["code"] = self.word("computed")
            if row["code"] is not None or row["computed"]:
                del sayers["file"]  # it stands in only where the code is silent
            values = {who: value or self.word("empty") for who, value in sayers.items() if value is not None}
            yield from self._field(self.word(f"field-{row['field']}"), values, differs=row["differs"])

    def commands(self, rows: list[Mapping[str, Any]]) -> Iterator[Text]:
        """Yield the commands, those that differ with both sides."""
        yield from self._title("commands", len(rows))
        for row in rows:
            ids = "id" in row["differs"]
            sides = {who: self._command(row[who], with_id=ids) for who in ("manifest", "code") if row[who]}
            yield from self._field(row["id"] or "", sides, differs=bool(row["differs"]))

    def permissions(self, rows: list[Mapping[str, Any]]) -> Iterator[Text]:
        """Yield the permissions and who asks for them, where it is not everybody."""
        yield from self._title("permissions", len(rows))
        for row in rows:
            values = [f"{name} = {self._value(value)}" for name, value in row["parameters"].items()]
            text = ", ".join([row["type"], *values]) + (f" · {row['description']}" if row["description"] else "")
            sides = {who: text for who in ("manifest", "code") if row[who]}
            yield from self._field("", sides, differs=row["differs"])

    def configurations(self, rows: list[Mapping[str, Any]]) -> Iterator[Text]:
        """Yield the configurations of the compatibility lists."""
        yield from self._title("configurations", len(rows))
        for row in rows:
            bounds = [one for one in dict.fromkeys((row["minimum"], row["maximum"])) if one]
            versions = "–".join(bounds) or self.word("any")
            yield from self.line(Text(one_line(f"{row['configuration']}: {versions}")), SAME)

    def _command(self, command: Mapping[str, Any], *, with_id: bool) -> str:
        parts = [self._value(command["id"])] if with_id else []
        parts += [self._value(command["presentation"]), self._value(command["startup"])]
        parts += [self.word("notification")] if command["notification"] else []
        parts += [command["modifier"]] if command["modifier"] else []
        return " · ".join(parts)

    def _value(self, value: str | None) -> str:
        return self.word("computed") if value is None else value or self.word("empty")

    def _title(self, key: str, number: int) -> Iterator[Text]:
        yield Text()
        yield from self.line(Text(self.word(key, number=str(number)) if number else self.word(f"no-{key}"), "bold"))

    def _pair(self, key: str, values: list[str]) -> Iterator[Text]:
        yield from self._field(self.word(key), {"manifest": ", ".join(filter(None, values))}, differs=False)

    def _field(self, title: str, sides: Mapping[str, str], *, differs: bool) -> Iterator[Text]:
        """Yield one row: a title, and one value, or several with who says each."""
        mark = DIFFERS if differs else SAME
        lead = mark + (f"{one_line(title):<{COLUMN}}" if title else "")
        margin = " " * (len(mark) + (COLUMN if title else len(SAME)))
        if len(set(sides.values())) <= 1 and not differs:
            yield from self.line(Text(one_line(next(iter(sides.values()), "—"))), lead, margin)
            return
        for who, value in sides.items():
            said = Text.assemble((f"{self.word('by-' + who)}: ", "dim"), (one_line(value), "yellow" if differs else ""))
            yield from self.line(said, lead, margin)
            lead = " " * len(lead)
