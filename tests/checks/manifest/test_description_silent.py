"""Descriptions that leave out what the code does."""

import pytest

from checks.card import Card
from checks.manifest.description_silent import RULE, check
from checks.manifest.papers import Papers
from checks.subject import read_subject
from checks.upload import upload
from tests.build_container import Root, plain, processor_parts, uuid_of
from tests.build_container import pack as packed

METHOD = "Процедура ВыполнитьКоманду(Ид, Параметры) Экспорт\n{}\nКонецПроцедуры\n"
METHOD_EN = "Procedure ExecuteCommand(Id, Parameters) Export\n{}\nEndProcedure\n"

HOST = 'С = Новый HTTPСоединение("api.telegram.org", 443);'
HOST_EN = 'C = New HTTPConnection("api.telegram.org", 443);'
UNKNOWN_HOST = "С = Новый HTTPСоединение(Параметры.Узел);"
MAIL = 'П = Новый ИнтернетПочтовыйПрофиль; П.АдресСервераSMTP = "smtp.example.com"; П.ПортSMTP = 25;'
FILE = 'Т = Новый ЗаписьТекста("C:\\Out\\a.dat");'
FILE_EN = 'T = New TextWriter("C:\\Out\\a.dat");'
TEMPORARY = 'Т = Новый ЗаписьТекста(ПолучитьИмяВременногоФайла("dat"));'
QUIET = "Пересчитывает суммы в заказах"


def papers(code: str, comment: str = QUIET, helped: str = "", card: Card | None = None) -> Papers:
    """Return the papers of a data processor with this code in a server method."""
    method = METHOD_EN if code.isascii() else METHOD
    parts = processor_parts(modules={"ObjectModule": method.format(code)}, root=Root(comment=comment))
    page = "" if not helped else f',"ru",{{#base64:{_base64(helped)}}}'
    parts[f"{uuid_of('ExternalDataProcessor.Обработка')}.1"] = plain(f"{{5,{int(bool(helped))}{page or ',0'}}}")
    found = Papers(read_subject(upload(packed(parts), "x.epf")))
    if card:
        object.__setattr__(found.subject, "card", card)
    return found


def _base64(text: str) -> str:
    from base64 import b64encode  # noqa: PLC0415 (used here only)

    return b64encode(f"<html><body>{text}</body></html>".encode()).decode()


@pytest.mark.parametrize(
    ("code", "topic"),
    [
        (HOST, "the network"),
        (HOST_EN, "the network"),
        (UNKNOWN_HOST, "the network"),
        (MAIL, "mail"),
        (FILE, "files"),
        (FILE_EN, "files"),
    ],
)
def test_silence(code: str, topic: str):
    """What the code reaches and nobody says is found where it does, once a topic."""
    [finding] = check(papers(code + code.replace("С =", "Д =").replace("C =", "D =")))

    assert finding.rule is RULE
    assert finding.statement == topic
    assert finding.location.line == 2


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (HOST, "Отправляет уведомления о заказах"),
        (HOST, "Sends messages about orders"),
        (HOST, "Обменивается заказами с маркетплейсом"),
        (HOST, "Чат-бот Telegram для кладовщика"),
        (HOST_EN, "Keeps orders in sync with the site"),
        (MAIL, "Рассылает счета по почте"),
        (MAIL, "E-mails invoices to customers"),
        (FILE, "Выгружает остатки в CSV"),
        (FILE_EN, "Exports stock to a text file"),
    ],
)
def test_words_that_tell(code: str, told: str):
    """A word that could tell of it is enough, in the comment, the help or the card, in both languages."""
    assert not list(check(papers(code, told)))
    assert not list(check(papers(code, QUIET, helped=told)))
    assert not list(check(papers(code, QUIET, card=Card(description=told))))


@pytest.mark.parametrize(
    "told", ["Пересчитывает цены по заказам", "Заполняет строки документа", "Prices of orders, anew"]
)
def test_words_that_tell_nothing_of_it(told: str):
    """Other words are no mention: the help may be long and still be silent."""
    assert len(list(check(papers(HOST, told)))) == 1
    assert len(list(check(papers(HOST, QUIET, helped=f"{told}. " * 50)))) == 1


@pytest.mark.parametrize("code", ["А = 1;", TEMPORARY, f"// {HOST}", "Т = Новый ЗаписьТекста(Параметры.Имя);"])
def test_nothing_to_tell(code: str):
    """Temporary files, a file that the user chooses and a comment are no secret."""
    assert not list(check(papers(code)))


def test_words_of_one_topic_do_not_tell_of_another():
    """A description of files says nothing of the network; each is found by itself."""
    found = check(papers(HOST + FILE, "Выгружает остатки в CSV"))

    assert [one.statement for one in found] == ["the network"]
    assert sorted(one.statement for one in check(papers(HOST + FILE + MAIL))) == ["files", "mail", "the network"]


def test_no_description_at_all():
    """Where nobody said anything other rules speak."""
    assert not list(check(papers(HOST, "")))


def test_help_that_was_not_kept(monkeypatch: pytest.MonkeyPatch):
    """A help too long to be kept may say anything: nothing is claimed."""
    monkeypatch.setattr("onec.elements.MAX_HELP_CHARS", 10)

    assert not list(check(papers(HOST, QUIET, helped="Заполняет строки документа")))
