"""Bodies of reports, `otk-report/1`, as the pages that show them are tested with."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

Body = dict[str, Any]

LOCATION: Body = dict.fromkeys(("entry", "object", "module", "method"), "")
LOCATION |= dict.fromkeys(("line", "column", "snippet", "snippet_line"))

EXCHANGE = """\
\tПока Выборка.Следующий() Цикл
\t\tСтрокаЗаказа = Новый Структура("number, date", Выборка.Номер, Выборка.Дата);
\t\tСтрокаЗаказа.Вставить("phone", Выборка.ТелефонПолучателя);
\t\tЗаказы.Добавить(СтрокаЗаказа);
\tКонецЦикла;
\tТелоЗапроса = скМП_JSON.ВСтроку(Заказы);
\tОтвет = Соединение.ОтправитьДляОбработки(Запрос, ТелоЗапроса); // ответ разбирает вызывающий код"""

STATISTICS = """\
АдресСервера = "stat.sevcontur.ru";
ЗащищенноеСоединение = Новый ЗащищенноеСоединениеOpenSSL;
Соединение = Новый HTTPСоединение(АдресСервера, 443, , , , 10, ЗащищенноеСоединение);
Соединение.ОтправитьДляОбработки(ЗапросСтатистики(Событие));"""

FORMULA = """\
Если НЕ ПустаяСтрока(Объект.ТекстАлгоритма) Тогда
\tВыполнить(Объект.ТекстАлгоритма);
КонецЕсли;"""


def finding(rule: str, name: str, severity: str, title: tuple[str, str], **values: Any) -> Body:  # noqa: ANN401 (JSON)
    """Return a finding of the security stage; `values` replaces or adds keys."""
    texts: Mapping[str, tuple[str, str]] = {
        "message": (f"{title[0]}: вот это место", f"{title[1]}: this is the place"),
        "title": title,
        "why": ("Из-за этого данные клиента выходят из-под защиты", "Data of the client is no longer protected"),
        "fix": ("Уберите вызов или объясните его в карточке сервиса", "Remove the call or explain it in the card"),
    }
    place = location(**{key: values.pop(key) for key in LOCATION if key in values})
    return {
        "rule": rule,
        "name": name,
        "class": "weakness",
        "stage": "security",
        "severity": severity,
        "rule_severity": severity,
        "confidence": "high",
        "fingerprint": hashlib.sha256(repr((rule, name, place)).encode()).hexdigest(),
        **{key: dict(zip(("ru", "en"), pair, strict=True)) for key, pair in texts.items()},
        "location": place,
        "flow": [],
        "releases": [],
        "author_suppressed": None,
        "from": None,
        "suppressed_by": None,
        "since": None,
        **{key: dict(zip(("ru", "en"), pair, strict=True)) if key in texts else pair for key, pair in values.items()},
    }


def location(**values: Any) -> Body:  # noqa: ANN401 (JSON)
    """Return a place in the artifact, empty where nothing is said."""
    return {**LOCATION, **values}


def stage(name: str, status: str = "passed", checks_run: int = 0, **values: Any) -> Body:  # noqa: ANN401 (JSON)
    """Return the outcome of one stage."""
    row: Body = {"stage": name, "status": status, "reason": None, "checks_run": checks_run, "checks_broken": []}
    return {**row, **values}


def body(verdict: str, findings: Sequence[Body] = (), **values: Any) -> Body:  # noqa: ANN401 (JSON)
    """Return the body of a report on an extension, all stages passed."""
    counted = [each["severity"] for each in findings if not each["suppressed_by"] and not each["from"]]
    return {
        "schema": "otk-report/1",
        "artifact": {
            "sha256": "9f4c1d6b27a05be381c4f7720dd98e416a53c9b0827fe5d4413a96c8b1e07a2b",
            "size": 1_838_214,
            "file_name": "ОбменСМаркетплейсами.cfe",
            "kind": "extension",
        },
        "subject": {
            "name": "скОбменСМаркетплейсами",
            "synonym": "Обмен с маркетплейсами",
            "version": "2.4.0",
            "vendor": "ООО «Северный контур»",
            "purpose": "add-on",
            "prefix": "скМП_",
            "objects": 46,
            "modules": 63,
            "lines": 18_412,
            "unreadable_modules": 0,
        },
        "rule_set": {
            "digest": "sha256:c41b7e0a94d2f6385b17ce20aa6f4d913be8572c60d1fa49e7350b8c2d6e91f4",
            "rules": 219,
            "engine": "1.0.0",
            "policy": "update",
        },
        "targets": [],
        "stages": [
            stage("format", checks_run=21),
            stage("compatibility", checks_run=34),
            stage("manifest", "skipped", reason="not-applicable"),
            stage("security", checks_run=164),
        ],
        "verdict": verdict,
        "reasons": [],
        "findings": list(findings),
        "fixed": [],
        "fingerprints": [each["fingerprint"] for each in findings],
        "capabilities": {},
        "permissions": [],
        "contacts": [],
        "interceptors": [],
        "matrix": [],
        "undetermined": [],
        "summary": {name: counted.count(name) for name in ("blocker", "critical", "major", "minor", "info")},
        "truncated": {},
        "shadow": {},
        **values,
    }


def accepted() -> Body:
    """Return a report without findings."""
    return body("accepted")


def refused() -> Body:
    """Return a report on a file that could not be read: one blocker, nothing known of what is inside."""
    fault = finding(
        "FMT-012",
        "truncated",
        "blocker",
        ("Файл обрывается", "The file is cut off"),
        stage="format",
        message=(
            "Блок по смещению 0x3A10 обещает 18 944 байта, в файле осталось 2 116",
            "The block at offset 0x3A10 promises 18,944 bytes, the file has 2,116 left",
        ),
        why=(
            "Такой файл платформа не откроет; чаще всего он не докачался или скопирован не целиком",
            "The platform cannot open such a file; most often it was not downloaded or copied to its end",
        ),
        fix=(
            "Сохраните расширение в файл ещё раз и сравните размер до и после передачи",
            "Save the extension to a file again and compare the size before and after the transfer",
        ),
        entry="metadata.d/root",
    )
    unread = dict.fromkeys(body("rejected")["subject"])
    stages = [stage("format", "failed", 9)]
    stages += [stage(name, "skipped", reason="not-reached") for name in ("compatibility", "manifest", "security")]
    artifact = {"sha256": "03ac674216f3e15c761ee1a5e255f067953623c8b388b4459e13f978d7c846f4", "size": 5435}
    artifact |= {"file_name": "Загрузка_прайсов_поставщиков_v2(1).cfe", "kind": "unknown"}
    return body("rejected", [fault], artifact=artifact, subject=unread, stages=stages, reasons=["FMT-012"])


def undecided() -> Body:
    """Return a report whose security stage broke; the one finding is not to blame."""
    found = finding("QUAL-009", "deprecated-call", "minor", ("Устаревший метод", "Deprecated method"), line=203)
    stages = [
        stage("format", checks_run=21),
        stage("compatibility", checks_run=34),
        stage("manifest", "skipped", reason="not-applicable"),
        stage("security", "broken", 162, checks_broken=["data-leaves-by-http", "query-in-loop"]),
    ]
    return body("undecided", [found], stages=stages, reasons=["stage:security:broken"])


def rich() -> Body:
    """Return a report with everything a page shows: all severities, a data path, waived, new and fixed findings."""
    return body(
        "review",
        [*_deciding(), *_major(), *_rest(), _waived(), _ahead()],
        stages=[
            stage("format", checks_run=21),
            stage("compatibility", "failed", 34),
            stage("manifest", "skipped", reason="not-applicable"),
            stage("security", "failed", 164),
        ],
        reasons=["EXEC-001", "EXF-002", "NET-002", "QUAL-003", "COMP-014"],
        targets=[
            _target("Управление торговлей", "11.5.19.83", "compatible"),
            _target("Управление торговлей", "11.5.20.44", "incompatible"),
            _target("Розница", "3.0.11.21", "unknown"),
        ],
        fixed=[hashlib.sha256(bytes([number])).hexdigest() for number in range(4)],
        capabilities=_capabilities(),
        permissions=_permissions(),
        truncated={"NET-012": 312},
        shadow={"query-text-long": 7},
    )


def _target(configuration: str, version: str, status: str) -> Body:
    """Return a release the artifact was held against."""
    digest = None if status == "unknown" else hashlib.sha256(version.encode()).hexdigest()
    return {"configuration": configuration, "version": version, "status": status, "index": digest}


def _deciding() -> list[Body]:
    exchange = {"object": "CommonModule.скМП_ОбменСервер", "module": "Module", "since": "new"}
    here = {key: exchange[key] for key in ("object", "module")} | {"method": "ВыгрузитьЗаказы"}
    json = {"object": "CommonModule.скМП_JSON", "module": "Module", "method": "ВСтроку"}
    path = (
        ("source", "Выборка.ТелефонПолучателя", location(**here, line=202)),
        ("collected", "Заказы.Добавить(СтрокаЗаказа)", location(**here, line=203)),
        ("transformed", "ЗаписьJSON.Закрыть()", location(**json, line=31)),
        ("sink", "Соединение.ОтправитьДляОбработки(Запрос, ТелоЗапроса)", location(**here, line=206)),
    )
    return [
        finding(
            "EXEC-001",
            "text-executed",
            "blocker",
            ("Выполнение как кода текста, полученного из данных", "Text from data is executed as code"),
            rule_severity="critical",
            confidence="low",
            message=(
                "Выполнить получает текст из реквизита Объект.ТекстАлгоритма",
                "Execute gets its text from the attribute Объект.ТекстАлгоритма",
            ),
            object="DataProcessor.скМП_НастройкаПравилСопоставленияНоменклатуры",
            module="ObjectModule",
            method="РассчитатьЦенуПоФормуле",
            line=117,
            column=2,
            snippet=FORMULA,
            snippet_line=116,
            since="remaining",
        ),
        finding(
            "EXF-002",
            "personal-data-sent",
            "critical",
            ("Персональные данные уходят в сеть", "Personal data leaves over the network"),
            message=(
                "Телефон и имя получателя из заказа уходят на узел api.market-gate.ru",
                "Phone and name of the receiver go from the order to the host api.market-gate.ru",
            ),
            why=(
                "Узел разрешён, но карточка сервиса не говорит, что передаются персональные данные",
                "The host is allowed, but the card of the service does not say that personal data is sent",
            ),
            fix=(
                "Опишите передачу в карточке сервиса и спросите согласие или передавайте обезличенный номер заказа",
                "Describe the transfer in the card of the service and ask the user, or send an anonymous order number",
            ),
            **exchange,
            method="ВыгрузитьЗаказы",
            line=206,
            column=2,
            snippet=EXCHANGE,
            snippet_line=200,
            flow=[{"kind": kind, "statement": statement, "location": at} for kind, statement, at in path],
        ),
        finding(
            "NET-002",
            "host-not-allowed",
            "critical",
            ("Узел отсутствует в списке разрешений", "Host is not in the list of permissions"),
            message=(
                "Узла stat.sevcontur.ru нет среди разрешений версии",
                "The host stat.sevcontur.ru is not among the permissions of the version",
            ),
            object="CommonModule.скМП_Статистика",
            module="Module",
            method="Отправить",
            line=41,
            column=15,
            snippet=STATISTICS,
            snippet_line=39,
            author_suppressed={
                "tool": "otk",
                "comment": "// otk: ignore NET-002 статистика обезличена, согласовано с заказчиком",
            },
            since="new",
        ),
        finding(
            "QUAL-003",
            "method-missing",
            "critical",
            ("В конфигурации нет вызываемого метода", "The configuration lacks a method that is called"),
            stage="compatibility",
            message=(
                "В «Управлении торговлей» 11.5.20.44 нет метода НайтиПоШтрихкоду",
                "The method НайтиПоШтрихкоду is not in “Управление торговлей” 11.5.20.44",
            ),
            object="CommonModule.скМП_Штрихкоды",
            module="Module",
            method="НайтиНоменклатуру",
            line=88,
            column=9,
            since="new",
        ),
        finding(
            "COMP-014",
            "target-unknown",
            "info",
            ("Релиз не зарегистрирован", "Release is not registered"),
            stage="compatibility",
            message=("Розницы 3.0.11.21 нет в реестре", "Розница 3.0.11.21 is not in the registry"),
            since="remaining",
        ),
    ]


def _major() -> list[Body]:
    changed = ("Тело метода в базе изменилось", "The body of the method has changed in the base")
    timeout = ("Не задан таймаут соединения", "No timeout for the connection")
    waybill = {"object": "Document.РеализацияТоваровУслуг", "module": "ObjectModule", "stage": "compatibility"}
    exchange = {"object": "CommonModule.скМП_ОбменСервер", "module": "Module", "since": "remaining"}
    return [
        finding(
            "EXT-009", "base-body-changed", "major", changed, **waybill, method="ПередЗаписью", line=17, since="new"
        ),
        finding("EXT-009", "base-body-changed", "major", changed, **waybill, method="ОбработкаПроведения", line=64),
        finding("NET-012", "no-timeout", "major", timeout, **exchange, method="СоединениеСМаркетплейсом", line=340),
        finding("NET-012", "no-timeout", "major", timeout, **exchange, method="Получить", line=1029),
        finding("SAAS-016", "query-in-loop", "major", ("Запрос в цикле", "Query in a loop"), **exchange, line=112),
        finding(
            "QUAL-004",
            "exception-swallowed",
            "major",
            ("Исключение подавлено, причина не записана", "Exception swallowed, its cause not logged"),
            **exchange,
            method="РазобратьОтвет",
            line=255,
            author_suppressed={"tool": "bsl-language-server", "comment": "// BSLLS:MissingCodeTryCatchEx-off"},
        ),
    ]


def _rest() -> list[Body]:
    long_form = "DataProcessor.скМП_НачальнаяНастройкаОбменаСМаркетплейсамиИСлужбамиДоставки.Form.ФормаНастройки"
    return [
        finding(
            "FS-006",
            "temporary-file-stays",
            "minor",
            ("Временный файл не удаляется", "Temporary file is not deleted"),
            object="CommonModule.скМП_ЗагрузкаКартинок",
            module="Module",
            line=51,
            since="remaining",
        ),
        finding(
            "EXT-005",
            "name-without-prefix",
            "minor",
            ("Имя без префикса расширения", "Name without the prefix of the extension"),
            object="Document.ЗаказКлиента.Form.ФормаДокумента",
            message=("Имя ГруппаДоставка без префикса скМП_", "The name ГруппаДоставка lacks the prefix скМП_"),
            since="remaining",
        ),
        finding(
            "QUAL-009",
            "deprecated-call",
            "minor",
            ("Устаревший метод Сообщить", "Deprecated method Сообщить"),
            object=long_form,
            module="FormModule",
            method="ПроверитьПодключение",
            line=203,
            since="remaining",
        ),
        finding(
            "META-015",
            "data-structure-changed",
            "info",
            ("Расширение изменяет структуру данных", "The extension changes the structure of data"),
            object="Catalog.Номенклатура",
            message=("Добавлен реквизит скМП_Артикул", "The attribute скМП_Артикул is added"),
            since="remaining",
        ),
    ]


def _waived() -> Body:
    return finding(
        "NET-001",
        "network-access",
        "critical",
        ("Доступ к сети", "Network access"),
        suppressed_by={
            "by": "Т. Гайнутдинов",
            "reason": "Обмен с маркетплейсом — назначение сервиса",
            "until": "2027-03-12",
        },
        since="remaining",
    )


def _ahead() -> Body:
    return finding(
        "NET-003",
        "http-without-encryption",
        "critical",
        ("HTTP без шифрования", "Unencrypted HTTP"),
        message=("Обращение к узлу http://price.sevcontur.ru идёт открыто", "http://price.sevcontur.ru is read openly"),
        object="CommonModule.скМП_Цены",
        module="Module",
        method="Загрузить",
        line=19,
        since="new",
        **{"from": "2027-03-01"},
    )


def _permissions() -> list[Body]:
    exchange = {"object": "CommonModule.скМП_ОбменСервер", "module": "Module"}
    statistics = {"object": "CommonModule.скМП_Статистика", "module": "Module", "method": "Отправить"}
    form = {"object": "DataProcessor.скМП_НастройкаОбмена.Form.Форма", "module": "FormModule", "method": "Выгрузить"}
    host: Body = {"Protocol": "HTTPS", "Host": "api.market-gate.ru", "Port": "443"}
    told = {"object": "ExternalDataProcessor.Обмен", "module": "ObjectModule", "method": "СведенияОВнешнейОбработке"}
    here = location(**exchange, method="ВыгрузитьЗаказы", line=206)
    files: Body = {"Path": "/var/exchange", "AllowedRead": "true", "AllowedWrite": "true"}
    return [
        permission(
            "InternetResourceAccess",
            "missing",
            [location(**statistics, line=41)],
            **(host | {"Host": "stat.sevcontur.ru"}),
        ),
        permission(
            "CreateComObject",
            "different",
            told=location(**told, line=24),
            ProgId="Excel.Application",
            ComputerName="",
        ),
        permission(
            "FileSystemAccess",
            "spare",
            asked=location(entry="manifest.xml", line=31),
            told=location(**told, line=22),
            **files,
        ),
        permission(
            "InternetResourceAccess",
            "undetermined",
            [location(**exchange, method="Соединение", line=15)],
            **(host | {"Host": None}),
        ),
        permission("RunApplication", "needed", [location(**exchange, method="Сжать", line=90)], CommandMask="7z a %"),
        permission(
            "InternetResourceAccess",
            "ok",
            [here] * 5,
            asked=location(entry="manifest.xml", line=25),
            told=location(**told, line=18),
            count=7,
            **host,
        ),
        permission(
            "FileSystemAccess",
            "unneeded",
            [location(**form, line=64)],
            Path="/temp",
            AllowedRead="true",
            AllowedWrite="false",
        ),
    ]


def permission(kind: str, state: str, used: Sequence[Body] = (), **values: Any) -> Body:  # noqa: ANN401 (JSON)
    """Return one row of the table of permissions; `values` are its parameters, `asked`, `told` and `count`."""
    places = {name: values.pop(name, None) for name in ("asked", "told")}
    count = values.pop("count", len(used))
    return {"kind": kind, "parameters": values, "state": state, **places, "used": list(used), "count": count}


def _capabilities() -> Body:
    exchange = {"object": "CommonModule.скМП_ОбменСервер", "module": "Module"}
    statistics = {"object": "CommonModule.скМП_Статистика", "module": "Module", "method": "Отправить"}
    form = {"object": "DataProcessor.скМП_Этикетки.Form.Форма", "module": "FormModule", "method": "Печать"}
    return {
        "network": [
            capability("api.market-gate.ru", "NET-001", 7, location(**exchange, method="ВыгрузитьЗаказы", line=206)),
            capability("stat.sevcontur.ru", "NET-001", 1, location(**statistics, line=41)),
            capability(
                None,
                "NET-001",
                12,
                *(location(**exchange, method="Получить", line=line) for line in (340, 411, 512, 1029, 1043)),
            ),
        ],
        "files": [capability("КаталогВременныхФайлов()", "FS-005", 2, location(**exchange, line=77))],
        "com": [capability("Excel.Application", "OS-005", 1, location(**form, line=64))],
        "privileged": [capability("", "PRIV-001", 1, location(**exchange, method="Записать", line=88))],
    }


def capability(value: str | None, rule: str, count: int, *places: Body) -> Body:
    """Return one row of the table of capabilities; None is a value that could not be told."""
    return {"value": value, "rule": rule, "count": count, "places": list(places)}
