"""How much there is to read in a help."""

from base64 import b64encode

from onec.help import MAX_PAGE_BYTES, count_chars, help_suffix, help_texts, is_help, page_text, text_chars


def element(*pages: str) -> bytes:
    """Return the element of a help."""
    written = "".join(
        f',"{number}",{{#base64:{b64encode(page.encode()).decode()}}}' for number, page in enumerate(pages)
    )
    return b"\xef\xbb\xbf" + f"{{5,{len(pages)}{written or ',0'}}}".encode()


def test_texts_of_all_pages():
    """Tags are not read, and runs of blanks are one."""
    assert help_texts(element("<p>Обмен \n\t заказами</p>", "<p>x</p>")) == ["Обмен заказами", "x"]
    assert count_chars("Обмен заказами") == len("Обмензаказами")
    assert page_text("\ufeff<p>Цена&nbsp;&lt;5&gt;</p>".encode()) == "Цена <5>"


def test_empty_help_has_no_characters():
    """A help without pages, or with an empty one, has nothing to read."""
    assert help_texts(element()) == []
    assert help_texts(element("\ufeff<html><head><title>Справка</title></head><body>&nbsp;</body></html>")) == [""]


def test_scripts_are_not_read():
    """Scripts and styles are no text, in capitals neither; one that does not end hides the rest."""
    assert text_chars(b"<SCRIPT>alert(1)</SCRIPT>ab<style>p {}</style>") == 2
    assert text_chars(b"ab<script>alert(1)") == 2


def test_help_is_known_by_its_beginning():
    """Other elements under the same suffix are no help."""
    assert is_help(element("x"))
    assert is_help(element())
    assert not is_help(b"\xef\xbb\xbf{2,2,0}")
    assert not is_help(b"MOXCEL\0")


def test_suffix_depends_on_the_kind():
    """The help of a configuration lies elsewhere."""
    assert (help_suffix("Configuration"), help_suffix("Form")) == ("3", "1")


def test_long_pages_are_cut():
    """A page is read up to a limit, and broken markup in it costs no more than its length."""
    assert text_chars(b"x" * (2 * MAX_PAGE_BYTES)) == MAX_PAGE_BYTES
    assert text_chars(b"<script>" * 40_000) == 0
    assert text_chars(b"<" * MAX_PAGE_BYTES) == MAX_PAGE_BYTES
