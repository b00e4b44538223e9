"""Every word of the page, in Russian and in English.

Source: desk.md section 8. `{name}` is filled by `Words.text`, `{n}` by `Words.count`; a space before a noun is no-break.
"""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "brand": ("ОТК", "OTK"),
    "office": ("Отдел технического контроля", "Technical control"),
    "office-what": ("отчёт о проверке дополнения для 1С:Предприятия", "audit report on an add-on for 1C:Enterprise"),
    "page-title": ("{name}: отчёт · ОТК", "{name}: report · OTK"),
    "skip": ("К замечаниям", "Skip to the findings"),
    "on-page": ("На странице", "On this page"),
    "unnamed-file": ("Файл без имени", "Unnamed file"),
    # What was audited.
    "kind-extension": ("Расширение", "Extension"),
    "kind-configuration": ("Конфигурация", "Configuration"),
    "kind-data-processor": ("Внешняя обработка", "External data processor"),
    "kind-report": ("Внешний отчёт", "External report"),
    "kind-delivery-kit": ("Комплект поставки", "Delivery kit"),
    "kind-unknown": ("Вид файла не определён", "Kind of file unknown"),
    "purpose-customisation": ("адаптация", "customisation"),
    "purpose-add-on": ("дополнение", "add-on"),
    "purpose-patch": ("исправление", "patch"),
    "policy-new": ("новый сервис", "new service"),
    "policy-update": ("обновление", "update"),
    "policy-hotfix": ("срочное исправление", "hotfix"),
    "policy-trusted-partner": ("доверенный партнёр", "trusted partner"),
    # The verdict and what it asks for.
    "verdict": ("Вердикт", "Verdict"),
    "verdict-accepted": ("принято", "accepted"),
    "verdict-rejected": ("отклонено", "rejected"),
    "verdict-review": ("нужен аудитор", "needs an auditor"),
    "verdict-undecided": ("не определён", "undecided"),
    "next-accepted": ("Замечаний, которые мешают публикации, нет.", "No finding stands in the way of publication."),
    "next-rejected": (
        "Автору: исправьте то, что решило вердикт, и проверьте файл снова.",
        "For the author: fix what decided the verdict and audit the file again.",
    ),
    "next-review": (
        "Аудитору: посмотрите эти места и примите решение. Автору: их можно исправить, не дожидаясь ответа.",
        "For the auditor: look at these places and decide. For the author: you can fix them without waiting.",
    ),
    "next-undecided": (
        "Запустите проверку снова. Если сбой повторится, передайте этот отчёт оператору ОТК.",
        "Run the audit again. If the check fails once more, give this report to the operator of OTK.",
    ),
    "quoted": ("«{text}»", "“{text}”"),
    "times": ("×\u00a0{number}", "×\u00a0{number}"),
    "reason-broken": (
        "На этапе «{stage}» сломалась наша проверка.",
        "A check of ours failed in the {stage} stage.",
    ),
    "reason-not-built": (
        "Этап «{stage}» пока не проверяется автоматически, его смотрит аудитор.",
        "The {stage} stage is not automatic yet, an auditor looks at it.",
    ),
    "reason-not-reached": (
        "До этапа «{stage}» проверка не дошла.",
        "The audit did not reach the {stage} stage.",
    ),
    "reason-missing": ("Этап «{stage}» не выполнен.", "The {stage} stage was not run."),
    "reason-other": ("Причина: {text}.", "Reason: {text}."),
    "refused-title": ("Файл не прочитан", "The file was not read"),
    "refused-text": (
        "Что внутри, по такому файлу сказать нельзя, поэтому проверка остановилась на нём самом. "
        "Что не так и как это исправить, написано ниже.",
        "Nothing can be said about what is inside, so the audit stopped at the file itself. "
        "What is wrong and how to fix it stands below.",
    ),
    "ours-title": ("Наша ошибка: {stage}", "Our fault: {stage}"),
    "ours-text": (
        "Сломались проверки: {checks}. Файл в этом не виноват; другие проверки этапа выполнены.",
        "Checks that failed: {checks}. The file is not to blame; the other checks of the stage were run.",
    ),
    "ours-text-bare": (
        "Этап не выполнен до конца. Файл в этом не виноват.",
        "The stage did not run to its end. The file is not to blame.",
    ),
    "ours": ("наша ошибка", "our fault"),
    # Stages.
    "stages": ("Этапы", "Stages"),
    "stage-format": ("Формат", "Format"),
    "stage-compatibility": ("Совместимость", "Compatibility"),
    "stage-manifest": ("Манифест", "Manifest"),
    "stage-security": ("Безопасность", "Security"),
    "status-passed": ("пройден", "passed"),
    "status-failed": ("есть замечания", "findings"),
    "status-broken": ("сбой проверки", "check failed"),
    "status-skipped": ("пропущен", "skipped"),
    "skip-not-applicable": ("к этому файлу не относится", "does not apply to this file"),
    "skip-not-reached": ("до него не дошли", "not reached"),
    "skip-not-built": ("пока не проверяется", "not automatic yet"),
    "col-stage": ("Этап", "Stage"),
    "col-result": ("Итог", "Result"),
    "col-checks": ("Проверок", "Checks"),
    "col-findings": ("Замечаний", "Findings"),
    "col-detail": ("Подробно", "Details"),
    "broken-checks": ("сломались: {checks}", "failed: {checks}"),
    # Severities and confidence.
    "severity-blocker": ("Блокирующее", "Blocker"),
    "severity-critical": ("Критичное", "Critical"),
    "severity-major": ("Важное", "Major"),
    "severity-minor": ("Незначительное", "Minor"),
    "severity-info": ("К сведению", "Info"),
    "by-policy": ("по политике", "by policy"),
    "own-severity": ("важность по политике, у правила: {severity}", "severity by policy, the rule’s own: {severity}"),
    "confidence-high": ("уверенность высокая", "confidence high"),
    "confidence-low": ("уверенность низкая", "confidence low"),
    # Findings.
    "findings": ("Замечания", "Findings"),
    "no-findings": ("Замечаний нет", "No findings"),
    "no-findings-text": (
        "Проверки прошли до конца и ничего не нашли.",
        "The checks ran to their end and found nothing.",
    ),
    "group-decide": ("Решают вердикт", "Decide the verdict"),
    "group-serious": ("Критичные и важные", "Critical and major"),
    "group-major": ("Важные", "Major"),
    "group-rest": ("Остальные", "The rest"),
    "group-waived": ("Не влияют на вердикт", "Do not count"),
    "group-none": ("под этот выбор ничего не попало", "nothing matches this choice"),
    "filter": ("Показать замечания", "Show findings"),
    "filter-severity": ("Важность", "Severity"),
    "filter-stage": ("Этап", "Stage"),
    "filter-since": ("С прошлой версии", "Since the last version"),
    "all": ("Все", "All"),
    "since-new": ("Новые", "New"),
    "since-remaining": ("Остались", "Remaining"),
    "new": ("новое", "new"),
    "waived": ("исключение", "waived"),
    "until": ("до {date}", "until {date}"),
    "waived-by": ("Исключение: {by}", "Waived by {by}"),
    "whole-file": ("файл целиком", "the whole file"),
    "method": ("метод {name}", "method {name}"),
    "line": ("строка\u00a0{number}", "line\u00a0{number}"),
    "lines": ("строки\u00a0{first}–{last}", "lines\u00a0{first}–{last}"),
    "code-of": ("Код: {name}", "Code: {name}"),
    "hit": ("Замечание на этой строке: ", "Finding on this line: "),
    "fix": ("Как исправить", "How to fix"),
    "rule": ("Правило {code}", "Rule {code}"),
    "entry": ("внутри файла: {name}", "inside the file: {name}"),
    "fingerprint": ("отпечаток {code}", "fingerprint {code}"),
    "gone": ("Замечания прошлой версии, которых больше нет", "Findings of the last version that are gone"),
    "gone-text": ("Отпечатки, по которым их узнали:", "The fingerprints they were recognised by:"),
    "truncated": ("Перечислено не всё", "Not everything is listed"),
    "undetermined": ("Не удалось определить по тексту", "Could not be told from the text"),
    # Data paths.
    "flow-source": ("источник", "source"),
    "flow-collected": ("собрано", "collected"),
    "flow-assigned": ("присвоено", "assigned"),
    "flow-passed": ("передано", "passed"),
    "flow-returned": ("возвращено", "returned"),
    "flow-transformed": ("преобразовано", "transformed"),
    "flow-sink": ("приёмник", "sink"),
    # Compared with the last published version.
    "delta": ("Против опубликованной версии", "Against the published version"),
    # Configurations.
    "targets": ("Конфигурации", "Configurations"),
    "col-configuration": ("Конфигурация", "Configuration"),
    "col-version": ("Релиз", "Release"),
    "target-compatible": ("совместимо", "compatible"),
    "target-incompatible": ("несовместимо", "incompatible"),
    "target-unknown": ("не проверено", "not checked"),
    # Facts.
    "facts": ("Сведения", "Facts"),
    "fact-file": ("Файл", "File"),
    "fact-size": ("Размер", "Size"),
    "fact-sha256": ("SHA-256", "SHA-256"),
    "fact-kind": ("Вид", "Kind"),
    "fact-name": ("Имя", "Name"),
    "fact-version": ("Версия", "Version"),
    "fact-vendor": ("Поставщик", "Vendor"),
    "fact-purpose": ("Назначение", "Purpose"),
    "fact-prefix": ("Префикс", "Prefix"),
    "fact-content": ("Состав", "Content"),
    "fact-unreadable": ("Без текста", "Without text"),
    "fact-rules": ("Правила", "Rules"),
    "fact-engine": ("Движок", "Engine"),
    "fact-policy": ("Политика", "Policy"),
    "rule-set": ("набор {digest}", "set {digest}"),
    # Paper.
    "sign-title": ("Решение аудитора", "The auditor’s decision"),
    "sign-approve": ("одобрить", "approve"),
    "sign-changes": ("запросить исправления", "ask for changes"),
    "sign-reject": ("отклонить", "reject"),
    "sign-auditor": ("Аудитор", "Auditor"),
    "sign-date": ("Дата", "Date"),
    "sign-signature": ("Подпись", "Signature"),
    "sign-note": (
        "Отчёт относится только к файлу с SHA-256 {sha256}. Из того же файла, правил и релизов он получается байт в байт.",
        "This report is about the file with SHA-256 {sha256} only. The same file, rules and releases give the same bytes.",
    ),
}
"""Key → Russian, English."""

COUNTS: Final[dict[str, tuple[tuple[str, str, str], tuple[str, str]]]] = {
    "findings": (("{n} замечание", "{n} замечания", "{n} замечаний"), ("{n} finding", "{n} findings")),
    "decided": (
        ("Решило {n} замечание: ", "Решили {n} замечания: ", "Решили {n} замечаний: "),
        ("{n} finding decided: ", "{n} findings decided: "),
    ),
    "more": (("ещё {n}", "ещё {n}", "ещё {n}"), ("{n} more", "{n} more")),
    "blocker": (("{n} блокирующее", "{n} блокирующих", "{n} блокирующих"), ("{n} blocker", "{n} blockers")),
    "critical": (("{n} критичное", "{n} критичных", "{n} критичных"), ("{n} critical", "{n} critical")),
    "major": (("{n} важное", "{n} важных", "{n} важных"), ("{n} major", "{n} major")),
    "minor": (("{n} незначительное", "{n} незначительных", "{n} незначительных"), ("{n} minor", "{n} minor")),
    "info": (("{n} к сведению", "{n} к сведению", "{n} к сведению"), ("{n} info", "{n} info")),
    "new": (("{n} новое", "{n} новых", "{n} новых"), ("{n} new", "{n} new")),
    "remaining": (("{n} осталось", "{n} осталось", "{n} осталось"), ("{n} remaining", "{n} remaining")),
    "fixed": (("{n} исправлено", "{n} исправлено", "{n} исправлено"), ("{n} fixed", "{n} fixed")),
    "path": (
        ("Путь данных, {n} шаг", "Путь данных, {n} шага", "Путь данных, {n} шагов"),
        ("Data path, {n} step", "Data path, {n} steps"),
    ),
    "more-steps": (("ещё {n} шаг", "ещё {n} шага", "ещё {n} шагов"), ("{n} more step", "{n} more steps")),
    "bytes": (("{n} байт", "{n} байта", "{n} байт"), ("{n} byte", "{n} bytes")),
    "objects": (("{n} объект", "{n} объекта", "{n} объектов"), ("{n} object", "{n} objects")),
    "modules": (("{n} модуль", "{n} модуля", "{n} модулей"), ("{n} module", "{n} modules")),
    "lines": (("{n} строка", "{n} строки", "{n} строк"), ("{n} line", "{n} lines")),
    "rules": (("{n} правило", "{n} правила", "{n} правил"), ("{n} rule", "{n} rules")),
    "unlisted": (
        ("{n} место сверх перечисленных", "{n} места сверх перечисленных", "{n} мест сверх перечисленных"),
        ("{n} more place than listed", "{n} more places than listed"),
    ),
}
"""Key → Russian forms for 1, 2, 5 and English forms for 1, 2."""

SIZE_UNITS: Final[dict[str, tuple[str, str, str]]] = {"ru": ("КБ", "МБ", "ГБ"), "en": ("KB", "MB", "GB")}
"""Powers of 1000, from 10^3."""

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Months of English dates."""
