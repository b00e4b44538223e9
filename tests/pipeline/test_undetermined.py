"""What could not be told from the text, as every form of the report shows it."""

import io

import jsonschema

from checks.upload import upload
from pipeline.audit import audit
from pipeline.html.render import render_html
from pipeline.rows import Body
from pipeline.schemas import report_schema
from pipeline.text import print_report
from tests.build import terms
from tests.build_container import processor
from tests.build_description import english, russian


def report(module: str) -> Body:
    """Audit a data processor with an object module; its report fits the schema."""
    body = audit(upload(processor(modules={"ObjectModule": module}), "x.epf"), terms()).report
    jsonschema.Draft202012Validator(report_schema()).validate(body)
    return body


def test_row_names_thing_reason_and_place():
    """Each thing has a row in both languages with the place of the code because of which."""
    [row] = report(russian('С.Вид = "Отчет";\nС.Версия = Константы.Версия.Получить();'))["undetermined"]

    assert row["what"] == {"ru": "Версия", "en": "Version"}
    assert row["why"]["ru"] == "значение хранится в базе: Константы.Версия.Получить()"
    assert row["why"]["en"] == "the value lies in the database: Константы.Версия.Получить()"
    place = row["location"]
    assert (place["module"], place["method"], place["line"]) == ("ObjectModule", "СведенияОВнешнейОбработке", 4)
    assert place["snippet"] is None


def test_review():
    """What is undetermined is left to an auditor."""
    body = report(english("S.Version = Constants.Version.Get();"))

    [finding] = [row for row in body["findings"] if row["name"] == "self-description-undetermined"]
    assert (finding["severity"], finding["confidence"]) == ("critical", "low")
    assert body["verdict"] == "review"


def test_nothing_undetermined():
    """Where all can be told the list is empty."""
    assert report(russian('С.Вид = "Отчет";'))["undetermined"] == []


def test_text_and_page_show_it():
    """The thing, the reason and the line stand on the terminal and on the page, in both languages."""
    body = report(russian("С.Версия = Константы.Версия.Получить();"))

    for language, words in (("ru", ("Версия", "хранится", "строка")), ("en", ("Version", "database", "line"))):
        section = (
            render_html(body, language)
            .partition('id="undetermined"')[2]
            .partition("</section>")[0]
            .replace("<wbr>", "")
        )
        assert [word for word in words if word not in section] == []
        assert "Константы.Версия.Получить" in section
        stream = io.StringIO()
        print_report(body, language, stream)
        text = " ".join(stream.getvalue().split())
        title = "Не удалось определить по тексту" if language == "ru" else "Could not be told from the text"
        assert title in text
        assert [word for word in words if word not in text.partition(title)[2]] == []
