"""Code reaches the network, mail or files, and nothing that is written for people says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checks.finding import Finding
from checks.manifest.descriptions import descriptions, help_texts, is_computed
from checks.manifest.papers import Papers
from checks.permissions.address import MAIL_PROTOCOLS
from checks.permissions.wanted import PROGRAM_FOLDER, TEMPORARY, Wanted
from checks.permissions.words import shown
from onec.permissions import PermissionKind
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("description-silent")

_SENDS = (
    r"отправ|отсыл|переда[её]т|передач|передава|обмен|интернет|онлайн|сайт|сервер|облак|облач|сервис|веб|web|синхрон|интеграц"
    r"|скач|сетев|по\s+сети|из\s+сети|подключ|удал[её]нн|маркетплейс|площадк|портал|бот\b|шлюз|адрес\w*\s+ресурс"
    r"|\bapi\b|https?\b|\burl\b|\bftp|rest\b|send|transmi|exchange|internet|online|network|site|server|cloud|service|sync"
    r"|integrat|download|upload|remote|marketplace|portal|\bbot\b|gateway"
)
_MAILS = r"почт|письм|рассыл|уведом|отправ|mail|smtp|imap|pop3|letter|notif|send"
_FILES = (
    r"файл|каталог|папк|диск|выгру[зж]|загру[зж]|сохран|запис|экспорт|импорт|архив|копи|отч[её]т|печат|лог\b|журнал"
    r"|excel|word\b|\bxlsx?\b|\bxml\b|\bcsv\b|\bjson\b|\bpdf\b|\btxt\b|\bdbf\b|\bmxl\b|file|folder|director|disk|export"
    r"|import|save|writ|archiv|backup|cop(?:y|ies)|report|print|\blogs?\b"
)


@dataclass(frozen=True, slots=True)
class _Topic:
    """What code may reach, and the words by which a description tells of it."""

    name: Text
    words: re.Pattern[str]


_NETWORK = _Topic(Text("сети", "the network"), re.compile(_SENDS, re.IGNORECASE))
_MAIL = _Topic(Text("почте", "mail"), re.compile(f"{_MAILS}|{_SENDS}", re.IGNORECASE))
_DISK = _Topic(Text("файлах", "files"), re.compile(_FILES, re.IGNORECASE))


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each of network, mail and files that code reaches in silence, at the first place.

    Words that could tell of it count for telling, so does the name of the host. Where there is no description at all,
    or it cannot be read, other rules speak; temporary files are nobody's business.
    """
    told = [one.text for one in descriptions(papers)]
    helped = help_texts(papers)
    if not told or helped is None or is_computed(papers):
        return
    text = "\n".join([*told, *helped])
    said = set()
    for row in papers.permissions:
        topic = _topic(row.said) if row.said and row.used else None
        if topic is None or row.said is None or topic.name in said:
            continue
        said.add(topic.name)
        if not topic.words.search(text) and not _names(row.said, text):
            values = {"what": shown(row.said), "topic": topic.name}
            yield Finding(RULE, row.used[0], values, statement=topic.name.en)


def _topic(wanted: Wanted) -> _Topic | None:
    if wanted.kind is PermissionKind.INTERNET:
        return _MAIL if wanted.value("Protocol") in MAIL_PROTOCOLS else _NETWORK
    path = wanted.value("Path") if wanted.kind is PermissionKind.FILES else None
    return _DISK if path and path not in (TEMPORARY, PROGRAM_FOLDER) else None


def _names(wanted: Wanted, text: str) -> bool:
    """Tell whether a text names the host, or whose it is: `telegram` of `api.telegram.org`."""
    labels = (wanted.value("Host") or "").casefold().split(".")[:-1]
    return any(len(label) > len("api") and label in text.casefold() for label in labels)
