"""The report as one HTML page."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2

from pipeline.html.page import read_page
from pipeline.html.styles import content_security_policy, stylesheet
from pipeline.html.words import Words
from pipeline.wording import LANGUAGES


def render_html(report: Mapping[str, Any], lang: str) -> str:
    """Return a page that opens offline, prints and needs no script: the same bytes for the same report and language.

    Args:
        report: the body of a report, `otk-report/1`; keys that are not known are passed over.
        lang: "ru" or "en".

    Raises:
        ValueError: there are no words in `lang`.
    """
    if lang not in LANGUAGES:
        message = f"no words in {lang!r}, only in {', '.join(LANGUAGES)}"
        raise ValueError(message)
    words, sha256 = Words(lang), str(report["artifact"]["sha256"])
    style = stylesheet(sha256)
    return _template().render(
        page=read_page(report, words),
        sha256=sha256,
        w=words,
        policy=content_security_policy(style),
        stylesheet=style,
    )


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True,
        loader=jinja2.FunctionLoader(lambda name: files("pipeline.html").joinpath(name).read_text("utf-8")),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template("report.html.j2")
