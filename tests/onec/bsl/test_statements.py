"""Statements and the trees they become."""

import pytest

from onec.bsl.parser import parse
from tests.onec.bsl.shape import shape


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", ""),
        (";", ""),
        (";;А = 1;;", "а := 1;"),
        ("А = Б = В", "а := (б = в);"),
        ("А.Б = 1;", "а.б := 1;"),
        ("А[Б].В = 1;", "а[б].в := 1;"),
        ("Ф(1).Б = 1;", "ф(1).б := 1;"),
        ("Ф();", "do ф();"),
        ("А.Ф(1)", "do а.ф(1);"),
        ("А.Б[1].Ф();", "do а.б[1].ф();"),
        ("Ждать Ф();", "do (await ф());"),
        ("А = 1 Б = 2", "а := 1; б := 2;"),
        ("Если А Тогда КонецЕсли;", "if а {}"),
        ("Если А Тогда Ф(); КонецЕсли", "if а { do ф(); }"),
        ("Если(А)Тогда Ф() Иначе Г() КонецЕсли;", "if а { do ф(); } else { do г(); }"),
        (
            "If A Then F(); ElsIf B Then G(); ElsIf C Then Else H(); EndIf;",
            "if a { do f(); } elsif b { do g(); } elsif c {} else { do h(); }",
        ),
        ("Если А Then Если Б Тогда КонецЕсли EndIf;", "if а { if б {} }"),
        ("Для А = 1 По 10 Цикл Ф(А); КонецЦикла;", "for а from 1 to 10 { do ф(а); }"),
        ("For I = N - 1 To 2 * N Do Break; EndDo;", "for i from (n - 1) to (2 * n) { break; }"),
        ("Для Каждого А Из Б.В Цикл Продолжить; КонецЦикла;", "each а in б.в { continue; }"),
        ("For Each X In F(1) Do Continue EndDo", "each x in f(1) { continue; }"),
        ("Для Каждого = 1 По 2 Цикл КонецЦикла", "for каждого from 1 to 2 {}"),
        ("Пока А < 5 Цикл Прервать КонецЦикла;", "while (а < 5) { break; }"),
        ("While True Do EndDo;", "while true {}"),
        ("Попытка Ф(); Исключение Г(); КонецПопытки;", "try { do ф(); } except { do г(); }"),
        ('Try Raise; Except Raise "x"; EndTry;', 'try { raise(); } except { raise("x"); }'),
        ("Возврат;", "return;"),
        ("Возврат", "return;"),
        ("Возврат А + 1;", "return (а + 1);"),
        ("Возврат(А);", "return а;"),
        ("Возврат -1;", "return (- 1);"),
        ("Возврат Не А;", "return (not а);"),
        ("Возврат ?(А, 1, 2);", "return ?(а, 1, 2);"),
        ("Возврат Новый Массив;", "return new массив();"),
        ("Если А Тогда Возврат КонецЕсли", "if а { return; }"),
        ("ВызватьИсключение;", "raise();"),
        ("ВызватьИсключение А;", "raise(а);"),
        ("ВызватьИсключение(А);", "raise(а);"),
        ("ВызватьИсключение(А, КатегорияОшибки.Х,, Б);", "raise(а, категорияошибки.х, _, б);"),
        ('ВызватьИсключение ("а" + Б) + В;', 'raise((("а" + б) + в));'),
        ('ВызватьИсключение (А).Б("в");', 'raise(а.б("в"));'),
        ("Raise New ErrorInfo(1);", "raise(new errorinfo(1));"),
        ("Выполнить А;", "execute а;"),
        ("Выполнить(А);", "execute а;"),
        ("Выполнить (А) + Б;", "execute (а + б);"),
        ('Выполнить\n("А = 1")', 'execute "А = 1";'),
        ('Execute "A" + B;', 'execute ("A" + b);'),
        ("А.Выполнить();", "do а.выполнить();"),
        ("ДобавитьОбработчик А.Б, В.Г;", "add а.б, в.г;"),
        ("УдалитьОбработчик А.Б, Г;", "remove а.б, г;"),
        ("AddHandler X.Y, Z;", "add x.y, z;"),
        ("RemoveHandler X[1].Y, Z.F;", "remove x[1].y, z.f;"),
        ("Перейти ~М; ~М: А = 1;", "goto м; м: а := 1;"),
        ("Goto ~ L; ~L:", "goto l; l:"),
        ("#Область Х\nА = 1;\n#КонецОбласти", "а := 1;"),
        ("#Вставка\nА = 1;\n#КонецВставки\n#Удаление\nБ = 1;\n#КонецУдаления", "а := 1;"),
        ("А = 1 // б\n; Б = 2", "а := 1; б := 2;"),
        ("А\u00a0=\u00a01;", "а := 1;"),
        (
            "Если А Тогда Если Б Тогда Ф() Иначе Г() КонецЕсли Иначе Д() КонецЕсли",
            "if а { if б { do ф(); } else { do г(); } } else { do д(); }",
        ),
        (
            "Попытка Пока А Цикл Если Б Тогда Прервать КонецЕсли КонецЦикла Исключение КонецПопытки",
            "try { while а { if б { break; } } } except {}",
        ),
        ("Для А.Б = 1 По 2 Цикл КонецЦикла", "for а.б from 1 to 2 {}"),
        ("\rА = 1;\r// б\rБ = 2;\r", "а := 1; б := 2;"),
    ],
)
def test_statement_becomes_tree(text: str, tree: str):
    """Each statement is one node with its bodies within, in a method and outside of one."""
    outside = parse(text)
    inside = parse(f"Процедура П()\n{text}\nКонецПроцедуры")

    assert not outside.unparsed
    assert shape(outside) == tree
    assert not inside.unparsed
    assert shape(inside) == f"proc п() {{ {tree} }}".replace("{  }", "{}")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("Процедура А() КонецПроцедуры", "proc а() {}"),
        ("Функция А() Возврат 1; КонецФункции", "func а() { return 1; }"),
        ("Procedure A() Export EndProcedure", "proc a() export {}"),
        ("Функция A(Б) Export КонецФункции;", "func a(б) export {}"),
        ("Процедура А(Б, В) КонецПроцедуры", "proc а(б, в) {}"),
        ("Процедура А(Знач Б, Val C) КонецПроцедуры", "proc а(val б, val c) {}"),
        (
            'Процедура А(Б = 1, В = -1, Г = "", Д = Истина, Е = Неопределено) КонецПроцедуры',
            'proc а(б=1, в=(- 1), г="", д=true, е=undefined) {}',
        ),
        ("Процедура А(Знач Б = '20200101', В = +1.5) КонецПроцедуры", "proc а(val б='20200101', в=(+ 1.5)) {}"),
        ("&НаКлиенте\nПроцедура А() КонецПроцедуры", "&наклиенте proc а() {}"),
        ("&AtServerNoContext\nFunction A() EndFunction", "&atservernocontext func a() {}"),
        (
            '&НаСервере\n&Вместо("Б")\nПроцедура Р_Б() ПродолжитьВызов(); КонецПроцедуры',
            '&насервере &вместо("Б") proc р_б() { do продолжитьвызов(); }',
        ),
        ('&ИзменениеИКонтроль("Б")\nФункция Р_Б(В) КонецФункции', '&изменениеиконтроль("Б") func р_б(в) {}'),
        ('&А(Б = 1, "в", Г)\nПроцедура А() КонецПроцедуры', '&а(б=1, "в", г) proc а() {}'),
        ('&А(&Б("в"), Г = &Д)\nПроцедура А() КонецПроцедуры', '&а(&б("в"), г=&д) proc а() {}'),
        ("Процедура А(&Б Знач В, &Г(1) Д) КонецПроцедуры", "proc а(&б val в, &г(1) д) {}"),
        ("Асинх Процедура А() Ждать Б(); КонецПроцедуры", "async proc а() { do (await б()); }"),
        ("Async Function A() Return Await (B); EndFunction", "async func a() { return (await b); }"),
        ("&НаКлиенте\nАсинх Функция А() Экспорт КонецФункции", "&наклиенте async func а() export {}"),
        ("А = 1; Асинх Процедура Б() КонецПроцедуры", "async proc б() {} а := 1;"),
        ("Перем А;", "var а;"),
        ("Перем А Экспорт, Б; Var C Export;", "var а export; var б; var c export;"),
        ("&НаКлиенте\nПерем А;", "var &наклиенте а;"),
        ("Процедура А() Перем Б, В; Перем Г; КонецПроцедуры", "proc а() { var б, в; var г; }"),
        ("Перем А; Процедура Б() КонецПроцедуры А = 1;", "var а; proc б() {} а := 1;"),
        (
            "Процедура А() КонецПроцедуры Б = 1; Функция В() КонецФункции Г = 2;",
            "proc а() {} func в() {} б := 1; г := 2;",
        ),
        ("Процедура Ждать() КонецПроцедуры", "proc ждать() {}"),
        ("#Использовать cmdline\n#!x\nА = 1;", "а := 1;"),
        (
            "#Область А\nПроцедура Б()\n#Область В\nГ();\n#КонецОбласти\nКонецПроцедуры\n#КонецОбласти",
            "proc б() { do г(); }",
        ),
    ],
)
def test_declaration_becomes_tree(text: str, tree: str):
    """Methods and variables have their headers in the tree."""
    module = parse(text)

    assert not module.unparsed
    assert shape(module) == tree


def test_uses_of_onescript_are_named():
    """`#Использовать` gives the name, without quotes and comment."""
    module = parse('#Использовать cmdline\n# use "./src" // б\n')

    assert module.uses == ("cmdline", "./src")
    assert not module.unparsed


def test_method_is_found_by_an_offset_in_it():
    """A method reaches from its annotations to its end; between methods there is none."""
    text = "Перем А;\n&НаСервере\nПроцедура Б()\nКонецПроцедуры\n\nФункция В()\nКонецФункции\nГ = 1;"
    module = parse(text)

    names = [method.name if (method := module.method_at(offset)) else "" for offset in range(len(text))]

    found = {word: names[text.index(word)] for word in ("Перем", "&На", "Процедура", "КонецП", "Функция", "Г =")}
    assert found == {"Перем": "", "&На": "б", "Процедура": "б", "КонецП": "б", "Функция": "в", "Г =": ""}
    assert names[text.index("ы\n\nФ")] == "б"
    assert names[text.index("ы\n\nФ") + 1] == ""
