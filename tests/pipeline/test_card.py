"""The card: read to its last word, or refused with the key named."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from checks.card import Card, CardTarget, Published
from pipeline.audit import submitted
from pipeline.card import read_card
from pipeline.cli import main
from pipeline.compare import Baseline, read_baseline
from pipeline.errors import UsageError
from pipeline.plain_data import MAX_ROWS, MAX_TEXT_CHARS
from pipeline.report import build_report
from pipeline.rows import Body, Terms
from pipeline.schemas import card_schema
from rules.policy import policy
from tests import build
from tests.build import TODAY, outcomes, terms
from tests.build_container import extension

PROJECT = Path(__file__).parents[2]
WHOLE: dict[str, Any] = {
    "title": "Сверка остатков",
    "version": "1.2.3.4",
    "description": "Сверяет остатки с файлом поставщика.",
    "platform": "8.3.24",
    "targets": [
        {"configuration": "БухгалтерияПредприятия", "minimum": "3.0.150.1", "maximum": "3.0.*.*"},
        {"configuration": "УправлениеНебольшойФирмой"},
    ],
}
VALIDATOR = Draft202012Validator(card_schema())


def test_whole_card():
    """Every key lands in the value, and the schema takes what the reader takes."""
    card = read_card(WHOLE)

    assert card == Card(
        "Сверка остатков",
        "1.2.3.4",
        "Сверяет остатки с файлом поставщика.",
        "8.3.24",
        (CardTarget("БухгалтерияПредприятия", "3.0.150.1", "3.0.*.*"), CardTarget("УправлениеНебольшойФирмой")),
    )
    assert VALIDATOR.is_valid(WHOLE)


@pytest.mark.parametrize("document", [{}, {"title": "", "platform": "", "targets": []}], ids=repr)
def test_what_is_not_declared_is_empty(document: Body):
    """A card may say nothing at all."""
    assert read_card(document) == Card()
    assert VALIDATOR.is_valid(document)


@pytest.mark.parametrize("platform", ["8.3.24", "8.3.24.1342", "8.5.1"])
def test_platform(platform: str):
    """A version of the platform has three parts, or four with the build."""
    assert read_card({"platform": platform}).platform == platform


@pytest.mark.parametrize(
    ("document", "named"),
    [
        (None, "the card"),
        ([], "the card"),
        ("text", "the card"),
        ({"name": "x"}, "“name”"),
        ({7: "x"}, "“7”"),
        ({"Title": "x"}, "“Title”"),
        ({"title": None}, "title"),
        ({"title": ["x"]}, "title"),
        ({"version": 1.4}, "version"),
        ({"version": date(2026, 11, 20)}, "version"),
        ({"version": datetime(2026, 11, 20, tzinfo=UTC)}, "version"),
        ({"description": True}, "description"),
        ({"description": "x" * (MAX_TEXT_CHARS + 1)}, "description"),
        ({"platform": 8.3}, "platform"),
        ({"platform": "8.3"}, "platform"),
        ({"platform": "8.3.24 "}, "platform"),
        ({"platform": "8.3.24\n"}, "platform"),
        ({"platform": "8.3.x"}, "platform"),
        ({"platform": "٨.٣.٢٤"}, "platform"),
        ({"platform": "8.3." + "9" * 5000}, "platform"),
        ({"targets": None}, "targets"),
        ({"targets": {"configuration": "x"}}, "targets"),
        ({"targets": ["БухгалтерияПредприятия"]}, "targets[1]"),
        ({"targets": [{"configuration": "x"}, {"name": "x"}]}, "targets[2]"),
        ({"targets": [{}]}, "targets[1].configuration"),
        ({"targets": [{"minimum": "1.0.0.0"}]}, "targets[1].configuration"),
        ({"targets": [{"configuration": " "}]}, "targets[1].configuration"),
        ({"targets": [{"configuration": "x", "minimum": 3.0}]}, "targets[1].minimum"),
        ({"targets": [{"configuration": "x", "maximum": None}]}, "targets[1].maximum"),
        ({"targets": [{"configuration": "x"}] * (MAX_ROWS + 1)}, "targets"),
    ],
    ids=lambda one: repr(one)[:60],
)
def test_what_is_no_card(document: object, named: str):
    """Wrong use is told with the key, and the schema refuses it as well."""
    with pytest.raises(UsageError) as refused:
        read_card(document)

    assert named in str(refused.value)
    assert "\n" not in str(refused.value)
    if not isinstance(document, dict) or all(isinstance(key, str) for key in document):
        assert not VALIDATOR.is_valid(document)


@pytest.mark.parametrize("name", ["README.md", "README.ru.md"])
def test_sample_of_the_readme_is_a_card(name: str):
    """What the READMEs show is taken."""
    [sample] = re.findall(r"^```yaml\n(title:.*?)^```", (PROJECT / name).read_text("utf-8"), re.MULTILINE | re.DOTALL)

    card = read_card(yaml.safe_load(sample))

    assert (card.version, card.platform) == ("1.2.3.4", "8.3.24")
    assert card.targets == (CardTarget("БухгалтерияПредприятия", "3.0.150.1", "3.0.*.*"),)


def test_schema_is_a_schema():
    """It holds to JSON Schema 2020-12, and names the keys that the reader knows."""
    Draft202012Validator.check_schema(card_schema())

    assert set(card_schema()["properties"]) == set(WHOLE)
    assert set(card_schema()["properties"]["targets"]["items"]["properties"]) == set(WHOLE["targets"][0])


def test_subject_is_given_card_and_published_version():
    """Checks see what the submitter declares, and what the earlier report was made from."""
    published = Published("a" * 64, "extension", "Сверка", "1.2")
    held_to = Terms(policy("new"), TODAY, Baseline({}, published), card=Card(title="Сверка"))

    told, untold = (submitted(build.subject(), one) for one in (held_to, terms()))

    assert (told.card, told.published) == (Card(title="Сверка"), published)
    assert (untold.card, untold.published) == (None, None)


def test_published_is_what_the_report_says():
    """A report tells of which file it is; one that read no file tells its sum only."""
    body = build_report(build.subject().upload, build.subject(), outcomes(), terms())
    unread = build_report(build.subject().upload, None, outcomes(), terms())

    assert read_baseline(body).published == Published(body["artifact"]["sha256"], "extension", "Расширение", "")
    assert read_baseline(unread).published == Published(body["artifact"]["sha256"], "unknown", "", "")


@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_card_of_the_command_line(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """`--card` takes JSON, and YAML by its suffix; a card that is none is wrong use."""
    file, good, bad = tmp_path / "x.cfe", tmp_path / f"card.{suffix}", tmp_path / f"bad.{suffix}"
    file.write_bytes(extension())
    good.write_text(json.dumps(WHOLE), encoding="utf-8")
    bad.write_text(json.dumps({"version": 1.4}), encoding="utf-8")

    codes = [main(["audit", str(file), "--card", str(card), "--format", "json"]) for card in (good, bad)]

    assert codes[0] in (0, 1, 3)
    assert codes[1] == 2
    assert "version" in capsys.readouterr().err


def test_card_is_not_overwritten(tmp_path: Path):
    """A report is never written over the card."""
    file, card = tmp_path / "x.cfe", tmp_path / "card.json"
    file.write_bytes(extension())
    card.write_text("{}", encoding="utf-8")

    assert main(["audit", str(file), "--card", str(card), "-o", str(card)]) == 2
    assert card.read_text(encoding="utf-8") == "{}"
