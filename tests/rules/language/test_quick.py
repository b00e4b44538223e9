"""The quick look for names."""

import pytest

from rules.language.quick import names_only

from .matching import pack


@pytest.mark.parametrize(
    ("match", "text", "words"),
    [
        ("global: RunApp", "RunApp(1); А.RunApp(1); RunApp;", ["runapp"]),
        ("global: RunApp", '"RunApp(1)"; // RunApp(1)\nЗапуститьПриложение (1)', ["запуститьприложение"]),
        ("global: RunApp", "Процедура RunApp() КонецПроцедуры RunApp(1);", []),
        ("global: Execute", "Выполнить А; А.Выполнить();", ["выполнить"]),
        ("member: Get", "А.Получить(1); Получить(1); А.Получить;", ["получить"]),
        ("new: File", "А = Новый Файл; Файл = 1; &Файл", ["файл"]),
        ("property: SafeMode", "А.SafeMode = 1; А.SafeMode();", ["safemode"]),
        ("name: Metadata", "Б = Метаданные.А; Метаданные();", ["метаданные"]),
        ("name: Metadata", "Б = 1;", []),
        ("name: Metadata", '"', []),
    ],
)
def test_words_are_found_as_they_stand(match: str, text: str, words: list[str]):
    """A word counts where it stands as the pattern wants it, not in texts and comments."""
    assert [one.word for one in names_only(pack(match).tables, text)] == words
