"""Bracket text: what it parses to, what it is refused for, and how values are taken out of it."""

import pytest

from onec.bracket import find, is_string, list_at, number_at, parse, text_at, token_at, unquote
from onec.errors import MissingValueError, RefusedError
from onec.faults import Fault
from onec.limits import MAX_BRACKET_DEPTH, MAX_BRACKET_VALUES


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", []),
        ("{}", [[]]),
        ("{1,2}", [["1", "2"]]),
        ("{1,{2,{3}},4}", [["1", ["2", ["3"]], "4"]]),
        ("{2,uuid,}", [["2", "uuid", ""]]),
        ("{,}", [["", ""]]),
        ("{\r\n{216,0,\r\n{80312,0}\r\n}\r\n}", [[["216", "0", ["80312", "0"]]]]),
        ("{1},{2}", [["1"], ["2"]]),
        ('{"a,b{c}"}', [['"a,b{c}"']]),
        ('{"сказал ""да"""}', [['"сказал ""да"""']]),
        ('{"две\r\nстроки"}', [['"две\r\nстроки"']]),
        ("{#base64:QUJD\r\nREVG}", [["#base64:QUJD\r\nREVG"]]),
        ('{"",0}', [['""', "0"]]),
    ],
)
def test_text_parses_to_lists_and_tokens(text: str, values: list[object]):
    """Lists become lists, everything else stays as it is written."""
    assert parse(text) == values


@pytest.mark.parametrize(
    "text", ["{", "}", "{1}}", "{{1}", '{"a}', '{"a"b}', '{a"b"}', "{1}{2}", "a{1}", '"a""', "{1} 2"]
)
def test_malformed_text_is_refused(text: str):
    """A bracket or string that is not closed, or closed twice, and values without a comma between them are refused."""
    with pytest.raises(RefusedError) as caught:
        parse(text, "root")

    assert caught.value.fault is Fault.BRACKET_SYNTAX
    assert caught.value.entry == "root"


def test_deepest_allowed_nesting_is_parsed():
    """Text as deep as the limit is no fault."""
    assert len(parse("{" * MAX_BRACKET_DEPTH + "}" * MAX_BRACKET_DEPTH)) == 1


def test_deeper_nesting_is_refused():
    """Text one level deeper than the limit is refused."""
    with pytest.raises(RefusedError) as caught:
        parse("{" * (MAX_BRACKET_DEPTH + 1) + "}" * (MAX_BRACKET_DEPTH + 1))

    assert caught.value.fault is Fault.BRACKET_TOO_DEEP


def test_too_many_values_are_refused_before_any_is_made():
    """Text of more values than the limit is refused even where it is malformed."""
    with pytest.raises(RefusedError) as caught:
        parse("{" + "," * MAX_BRACKET_VALUES)

    assert caught.value.fault is Fault.BRACKET_TOO_LARGE


def test_value_is_found_by_its_path():
    """A path of indices leads to a value, however deep."""
    assert find([["1", ["2", "3"]]], 0, 1, 1) == "3"


@pytest.mark.parametrize("path", [(1,), (0, 0, 0), (0, 5)])
def test_absent_value_is_none(path: tuple[int, ...]):
    """A path that leads nowhere, or through a token, finds nothing."""
    assert find([["1"]], *path) is None


def test_typed_values_are_taken_at_their_path():
    """A list, a bare token, a whole number and a string are each given as what they are."""
    values = parse('{{1},uuid,-7,"a ""b"""}')

    assert list_at(values, 0, 0) == ["1"]
    assert token_at(values, 0, 1) == "uuid"
    assert number_at(values, 0, 2) == -7
    assert text_at(values, 0, 3) == 'a "b"'


@pytest.mark.parametrize("take", [list_at, token_at, number_at, text_at])
@pytest.mark.parametrize("path", [(0, 9), (9,)])
def test_missing_value_is_named_by_its_path(take: object, path: tuple[int, ...]):
    """What is not there raises an error that holds the path."""
    assert callable(take)
    with pytest.raises(MissingValueError) as caught:
        take([["1"]], *path)

    assert caught.value.path == path


@pytest.mark.parametrize("token", ["", "1.5", "١", "9" * 19, '"1"', "1_0", " 1"])
def test_number_is_digits_only(token: str):
    """What `int` takes and the platform does not write is no number."""
    with pytest.raises(MissingValueError):
        number_at([token], 0)


def test_string_and_bare_token_stay_apart():
    """A number in quotes is a string, the same without them is not."""
    assert is_string('"0"')
    assert not is_string("0")
    assert not is_string(["0"])
    assert not is_string(None)


def test_doubled_quotes_are_undone():
    """The text of a string has each quote once."""
    assert unquote('"а ""б"" в"') == 'а "б" в'


def test_blanks_around_tokens_belong_to_nothing():
    """Blanks and line ends before and behind a token are not part of it, on every Python; those inside it are."""
    assert parse('{1 ,2\r\n}, { a b ,"x" ,\r\nc\r\nd\r\n}') == [["1", "2"], ["a b", '"x"', "c\r\nd"]]
