"""Words that only the terminal needs; the rest is shared with the page (`pipeline/texts.py`)."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "verdict-is": ("Вердикт: {verdict}.", "Verdict: {verdict}."),
    "decided-one": ("Решило замечание {rules}.", "This finding decided: {rules}."),
    "decided-many": ("Решили замечания: {rules}.", "These findings decided: {rules}."),
    "reasons-broken": ("На этапах {stages} сломались наши проверки.", "Checks of ours failed in the stages {stages}."),
    "reasons-no-target": (
        "На этапах {stages} не с чем сравнить: конфигурация не названа, её смотрит аудитор.",
        "The stages {stages} have nothing to compare with: no configuration was named, an auditor looks at them.",
    ),
    "reasons-not-reached": (
        "До этапов {stages} проверка не дошла.",
        "The audit did not reach the stages {stages}.",
    ),
    "reasons-missing": ("Этапы {stages} не выполнены.", "The stages {stages} were not run."),
    "rule-titled": ("{code} «{title}»", "{code} “{title}”"),
    "named": ("{synonym} ({name})", "{synonym} ({name})"),
    "stage-ended": ("{stage}: {status}", "{stage}: {status}"),
    "stage-skipped": ("{stage}: {status}, {why}", "{stage}: {status}, {why}"),
    "changes": ("Изменения", "Changes"),
    "changes-listed": ("без неперечисленных", "those not listed left aside"),
    "none": ("нет", "none"),
    "kind-unknown": ("не определён", "unknown"),
    "policy-is": ("политика: {policy}", "policy: {policy}"),
    "engine-is": ("движок {version}", "engine {version}"),
    "prefix-is": ("префикс {prefix}", "prefix {prefix}"),
    "group": ("{severity}: {number}", "{severity}: {number}"),
    "group-blocker": ("Блокирующие", "Blockers"),
    "group-critical": ("Критичные", "Critical"),
    "group-major": ("Важные", "Major"),
    "group-minor": ("Незначительные", "Minor"),
    "group-info": ("К сведению", "Info"),
    "tool-otk": ("ОТК", "OTK"),
    "asked-by": (
        "Автор просит {tool} пропустить это место, замечание учитывается: {comment}",
        "The author asks {tool} to skip this place, the finding counts: {comment}",
    ),
    "case-passed": ("прошло", "passed"),
    "case-failed": ("НЕ ПРОШЛО", "FAILED"),
    "cases-passed": ("прошли все", "all passed"),
    "against-installed": ("против установленной версии", "against the installed version"),
    "against-report": ("против отчёта", "against the report"),
    "against-nothing": ("сравнить не с чем", "nothing to compare with"),
    "left": ("{path}: {reason}.", "{path}: {reason}."),
    "left-nothing-to-read": ("читать нечего", "nothing to read"),
    "left-artifact-not-at-hand": ("отчёт есть, а файла под рукой нет", "there is a report, but not its file"),
    "replay-told": ("{rule}: {numbers}. Просмотрено: {looked}.", "{rule}: {numbers}. Looked at: {looked}."),
    "scanned": ("Проверено: {modules}, {lines}.", "Scanned: {modules}, {lines}."),
    "told": ("{lead}: {place}", "{lead}: {place}"),
    "used-at": ("используется: {place}", "used: {place}"),
    "first-of": ("первое — {place}", "the first is {place}"),
    "ahead-one": ("{rule}, {place}, {day}.", "{rule}, {place}, {day}."),
    "how": ("Как исправить: {fix}", "How to fix: {fix}"),
    "step": ("{number}. {kind}: {statement}", "{number}. {kind}: {statement}"),
    "waived-one": ("{rule}, {place}. Кто: {by}. Причина: {reason}.", "{rule}, {place}. Who: {by}. Reason: {reason}."),
    "waived-until": ("Действует до {date}.", "Holds until {date}."),
    "unlisted": ("Перечислено не всё: {rules}.", "Not everything is listed: {rules}."),
    "unlisted-rule": ("{code} — {places}", "{code}: {places}"),
    "target": ("{name} {version}: {status}", "{name} {version}: {status}"),
}
"""Key → Russian, English."""

COUNTS: Final[dict[str, tuple[tuple[str, str, str], tuple[str, str]]]] = {
    "more-rules": (("ещё {n} правило", "ещё {n} правила", "ещё {n} правил"), ("{n} more rule", "{n} more rules")),
    "replay-new": (("{n} новое", "{n} новых", "{n} новых"), ("{n} new", "{n} new")),
    "replay-lost": (("{n} пропало", "{n} пропали", "{n} пропало"), ("{n} lost", "{n} lost")),
    "replay-same": (("{n} прежнее", "{n} прежних", "{n} прежних"), ("{n} as before", "{n} as before")),
    "replayed": (("{n} источник", "{n} источника", "{n} источников"), ("{n} source", "{n} sources")),
    "cases": (("{n} случай", "{n} случая", "{n} случаев"), ("{n} case", "{n} cases")),
    "cases-failed": (("{n} не прошёл", "{n} не прошли", "{n} не прошло"), ("{n} failed", "{n} failed")),
    "unreadable": (
        ("{n} модуль без текста", "{n} модуля без текста", "{n} модулей без текста"),
        ("{n} module without text", "{n} modules without text"),
    ),
    "ahead": (
        (
            "{n} замечание пока не влияет на вердикт:",
            "{n} замечания пока не влияют на вердикт:",
            "{n} замечаний пока не влияют на вердикт:",
        ),
        ("{n} finding doesn’t count yet:", "{n} findings don’t count yet:"),
    ),
    "waived": (
        (
            "{n} исключение не влияет на вердикт:",
            "{n} исключения не влияют на вердикт:",
            "{n} исключений не влияют на вердикт:",
        ),
        ("{n} waiver doesn’t count for the verdict:", "{n} waivers don’t count for the verdict:"),
    ),
    "gone": (
        (
            "Исправлено {n} замечание прошлой версии.",
            "Исправлены {n} замечания прошлой версии.",
            "Исправлено {n} замечаний прошлой версии.",
        ),
        ("{n} finding of the last version is fixed.", "{n} findings of the last version are fixed."),
    ),
}
"""Key → Russian forms for 1, 2, 5 and English forms for 1, 2."""
