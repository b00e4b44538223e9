"""Pieces of module texts from which random texts are put together."""

from typing import Final

from onec.bsl import kinds as k

PIECES: Final = [
    *(f"{word} " for word in k.KIND_OF),
    *(f"\n#{word} " for word in k.DIRECTIVE_OF),
    *(
        "\n#Если Сервер Тогда\n",
        "\n#Область А\n",
        "&НаСервере\n",
        '&Перед("А")\n',
        "~М",
        "//",
        "// а\n",
        "\n",
        "\r",
        "\r\n",
    ),
    *(
        '"',
        '""',
        '"а"',
        '"а\n|б"',
        "|",
        "'",
        "'20200101'",
        "1",
        "1.5",
        "А",
        "Б.В",
        "Ф(",
        "\0",
        "\ud800",
        "\u202e",
        "\ufeff",
    ),
    *(
        "Процедура А()\n",
        "КонецПроцедуры\n",
        "Если А Тогда ",
        "КонецЕсли; ",
        "Для Каждого А Из Б Цикл ",
        "А = 1; ",
        "Ф(А); ",
    ),
]
