"""How much there is to read in a help."""

from base64 import b64encode

from onec.help import MAX_PAGE_BYTES, help_chars, help_suffix, is_help, text_chars


def element(*pages: str) -> bytes:
    """Return the element of a help."""
    written = "".join(
        f',"{number}",{{#base64:{b64encode(page.encode()).decode()}}}' for number, page in enumerate(pages)
    )
    return b"\xef\xbb\xbf" + f"{{5,{len(pages)}{written or ',0'}}}".encode()


def test_characters_of_the_longest_page_count():
    """Blanks and tags are not read; of several languages the longest counts."""
    assert help_chars(element("<p>Обмен заказами</p>", "<p>x</p>")) == len("Обмензаказами")


def test_empty_help_has_no_characters():
    """A help without pages, or with an empty one, has nothing to read."""
    assert help_chars(element()) == 0
    assert help_chars(element("\ufeff<html><head><title>Справка</title></head><body>&nbsp;</body></html>")) == 0


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
