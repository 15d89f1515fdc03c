"""Arithmetic as people type it: what is read, what is refused and where, and that nothing is lost on the way.

The tables are the spellings promised in the design; the random trees are for the formulas that nobody thought of.
"""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from random import Random
from time import perf_counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from question_bank.expression import (
    SCREEN,
    WORDS,
    Add,
    Call,
    Div,
    Expr,
    Misread,
    Mul,
    Neg,
    Num,
    Number,
    Pow,
    Sym,
    Undefined,
    latex,
    read,
    text,
    tidied,
)

LETTERS = ("M", "K", "D", "H", "W", "P", "S", "K_h", "K_w", "C_in", "C_out")
VALUES: dict[str, Number] = {
    "M": 10, "K": 3, "D": 5, "H": 28, "W": 24, "P": 1, "S": 2, "K_h": 7, "K_w": 11, "C_in": 4, "C_out": 6,
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        # numbers
        ("280", 280),
        (" 280 ", 280),
        ("+280", 280),
        ("-3", -3),
        ("1,048,320", 1_048_320),
        ("1 048 320", 1_048_320),
        ("1\u00a0048\u00a0320", 1_048_320),
        ("1\u2009048\u202f320", 1_048_320),
        ("1_048_320", 1_048_320),
        ("128,128,256", 128_128_256),  # a number where one is asked; a shape only where a shape is
        ("2.8e2", 280),
        ("2.8E+2", 280),
        ("28e-1", Fraction(14, 5)),
        (".5", Fraction(1, 2)),
        ("3.5", Fraction(7, 2)),
        ("7/2", Fraction(7, 2)),
        ("0", 0),
        ("007", 7),
        ("２８０", 280),
        # times, minus, powers, brackets as they come from a keyboard, a phone or a paper
        ("10*(3*3*3)+10", 280),
        ("10×(3×3×3)+10", 280),
        ("10·27 + 10", 280),
        ("10⋅27+10", 280),
        ("10∙27+10", 280),
        ("10 x 27 + 10", 280),
        ("10x27+10", 280),
        ("10 X 27", 270),
        ("3*3x3", 27),
        ("10 * [3*3*3] + 10", 280),
        ("(10)(28)", 280),
        ("10(27+1)", 280),
        ("290−10", 280),
        ("290 – 10", 280),
        ("560÷2", 280),
        ("3²", 9),
        ("3^2", 9),
        ("3**2", 9),
        ("2³²÷2³¹", None),  # the exponent is capped
        ("2^3^2", 512),
        ("-3^2", -9),
        ("(-3)^2", 9),
        ("2^-1", Fraction(1, 2)),
        ("2*-3", -6),
        ("--3", 3),
        ("7//2", 3),
        ("8/4/2", 1),
        ("8/4*2", 4),
        ("10-3-2", 5),
        ("⌊(28-3)/2⌋+1", 13),
        ("⌈25/2⌉", 13),
        ("floor((28+2*1-3)/2)+1", 14),
        ("Floor(7/2)", 3),
        ("CEIL(7/2)", 4),
        ("min(3, 5)", 3),
        ("max(3,5)", 5),
        ("floor(-7/2)", -4),
        ("（１０＋４）＊２０", 280),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, value: Number | None) -> None:
    if value is None:
        with pytest.raises(Misread):
            read(typed)
    else:
        assert read(typed).value({}) == value


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("M(K²D + 1)", "M*(K^2*D + 1)"),
        ("M*(K*K*D)+M", "M*(K*K*D) + M"),
        ("M(KKD)+M", "M*(K*K*D) + M"),
        ("MKKD + M", "M*K*K*D + M"),
        ("2KK", "2*K*K"),
        ("M K D", "M*K*D"),
        ("K^2", "K^2"),
        ("K**2", "K^2"),
        ("(H - K)/S + 1", "(H - K)/S + 1"),
        ("⌊(H-K)/S⌋+1", "floor((H - K)/S) + 1"),
        ("floor((H+2P-K)/S)+1", "floor((H + 2*P - K)/S) + 1"),
        ("(H+2P-K)//S+1", "floor((H + 2*P - K)/S) + 1"),
        ("C_out*(K*K*C_in)+C_out", "C_out*(K*K*C_in) + C_out"),
        ("K_h*K_w*D", "K_h*K_w*D"),
        ("K_hK_w", "K_h*K_w"),
        ("1/2K", "1/2*K"),
        ("M x K", "M*K"),
        ("MxK", "M*K"),
        ("-M + K", "-M + K"),
        ("M - (K - D)", "M - (K - D)"),
        ("M/(K*D)", "M/(K*D)"),
        ("(M*K)*D", "(M*K)*D"),
        ("(M+K)^2", "(M + K)^2"),
        ("2.5*M", "2.5*M"),
    ],
)
def test_formulas_keep_what_was_written(typed: str, written: str) -> None:
    tree = read(typed, LETTERS)
    assert text(tree) == written
    assert read(written, LETTERS) == tree


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1/2K", Fraction(3, 2)),  # written side by side binds like *, from left to right
        ("M(K²D+1)", 460),
        ("2KK", 18),
        ("K^2D", 45),
        ("-K²", -9),
        ("H/S K", 42),
        ("⌊(W-K)/S⌋+1", 11),
        ("min(K_h, K_w)M", 70),
    ],
)
def test_formulas_have_the_value_that_their_writing_says(typed: str, value: Number) -> None:
    assert read(typed, LETTERS).value(VALUES) == value


@pytest.mark.parametrize(
    ("typed", "at", "unfinished", "says"),
    [
        ("", 0, True, "missing"),
        ("10*", 3, True, "missing"),
        ("10*  ", 3, True, "missing"),
        ("10*(3*3", 7, True, "bracket is still open"),
        ("floor(7/2", 9, True, "bracket is still open"),
        ("⌊7/2", 4, True, "bracket is still open"),
        ("10)", 2, False, "never opened"),
        ("(10]", 3, False, "Here a )"),
        ("10**", 4, True, "missing"),
        ("10 */ 3", 4, False, "should stand"),
        ("10 20", 3, False, "side by side"),
        ("1,72", 1, False, "thousands"),
        ("28,28,8", 2, False, "thousands"),
        ("10 + x", 5, False, "should stand"),
        ("ten", 0, False, "ten is a word"),
        ("10 apples", 3, False, "apples is a word"),
        ("2O8", 1, False, "letter O"),
        ("l0", 0, False, "letter l"),
        ("10 $ 3", 3, False, "$"),
        ("10\n20", 2, False, "can't be read"),
        ("10 = 10", 3, False, "="),
        ("1.2.3", 3, False, "side by side"),
        ("3^10", 2, False, "exponent"),
        ("1e99", 1, False, "exponent"),
        ("floor(1, 2)", 5, False, "floor takes 1 value"),
        ("min(1)", 3, False, "min takes 2 values"),
        ("__import__", 0, False, "can't be read"),
        ("M", 0, False, "M is a word"),
        ("10²²²²²", 2, False, "exponent"),
        ("x10", 0, False, "word"),
        ("1\u20133\u00d7", 4, True, "missing"),
    ],
)
def test_what_can_not_be_read_is_told_with_its_place(typed: str, at: int, unfinished: bool, says: str) -> None:
    with pytest.raises(Misread) as misread:
        read(typed)
    assert (misread.value.at, misread.value.unfinished) == (at, unfinished)
    assert says in misread.value.why


@pytest.mark.parametrize(
    ("typed", "at", "says"),
    [
        ("K2", 1, "K^2 or 2*K"),
        ("M*K2", 3, "K^2 or 2*K"),
        ("MK2", 2, "K^2 or 2*K"),
        ("M(K) 2", 5, "sign"),
        ("M*Q", 2, "Q is not one of the letters"),
        ("MQ", 1, "Q is not one of the letters"),
        ("M.K", 1, "."),
        ("lambda: 0", 0, "lambda"),
        ("M[0", 3, "bracket is still open"),
    ],
)
def test_letters_that_could_mean_two_things_are_asked_about(typed: str, at: int, says: str) -> None:
    with pytest.raises(Misread) as misread:
        read(typed, LETTERS)
    assert misread.value.at == at
    assert says in misread.value.why


def test_length_is_capped_at_two_hundred_characters() -> None:
    assert read("1" + "+1" * 99 + " ").value({}) == 100
    with pytest.raises(Misread) as misread:
        read("1" + "+1" * 100)
    assert misread.value.at == 200


def test_depth_is_capped_at_forty_brackets() -> None:
    assert read("(" * 40 + "1" + ")" * 40).value({}) == 1
    for deep in ("(" * 41 + "1" + ")" * 41, "-" * 60 + "1", "2*" + "-" * 60 + "1"):
        with pytest.raises(Misread):
            read(deep)


def test_digits_are_capped_at_fifteen() -> None:
    assert read("123456789012345").value({}) == 123_456_789_012_345
    for typed in ("1" * 17, "1" * 199, "1,000,000,000,000,000,000", "0." + "1" * 17):
        with pytest.raises(Misread, match="digits"):
            read(typed)


@pytest.mark.parametrize("typed", ["2^10", "2**99", "2^-10", "2¹⁰", "2^(10)", "1e19", "1e999999999"])
def test_exponents_are_capped(typed: str) -> None:
    with pytest.raises(Misread, match="exponent"):
        read(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "1/0",
        "1/(3-3)",
        "0^-1",
        "9^9^9",
        "9**9**9**9",
        "(((((9^9)^9)^9)^9)^9)^9",
        "(1/9^9)^9^9",
        "2^(1/2)",
        "4^.5",
        "(10^9*10^9)^9",
        "2^(5+5)^9",
        "2^" * 99 + "2",
    ],
)
def test_what_has_no_value_or_too_large_a_one_is_undefined_at_once(typed: str) -> None:
    start = perf_counter()
    with pytest.raises(Undefined):
        read(typed).value({})
    assert perf_counter() - start < 0.05


def test_a_letter_without_a_value_is_undefined() -> None:
    with pytest.raises(Undefined):
        read("M*K", LETTERS).value({"M": 3})


HOSTILE = [
    *"0123456789", *"0123456789", *"+-*/^().,[]⌊⌋⌈⌉ eExXKMDO_'lI", "**", "//", "×", "·", "−", "²", "⁹", "９", "（",
    "floor(", "ceil(", "min(", "max(", "9^9^", "1e9", "1,000", "\n", "\t", "\x00", "\u00a0", "\u202e", "ß", "é", "😀",
    "__", "import", "lambda", ":", ";", "=", "%", "!", "\\", '"', "{", "}", "<", "٣", "Ⅷ", "½", "∞", "\ud800",
]  # fmt: skip


def test_twenty_thousand_hostile_strings_do_no_more_than_misread() -> None:
    chance = Random(20_000)
    read_at_all = 0
    strays: list[tuple[str, int]] = []
    for _ in range(20_000):
        length = 1 + int(chance.random() * 12)
        typed = "".join(HOSTILE[int(chance.random() * len(HOSTILE))] for _ in range(length))
        try:
            tree = read(typed, LETTERS)
        except Misread as misread:
            if not 0 <= misread.at <= len(typed):
                strays.append((typed, misread.at))
            continue
        read_at_all += 1
        assert len(text(tree)) < 20 * len(typed) + 60
        try:
            value = tree.value(VALUES)
        except Undefined:
            continue
        assert isinstance(value, int | Fraction)
    assert strays == []  # every place is a place in the text
    assert read_at_all > 200  # the alphabet must also make sense now and then


@given(st.text(max_size=230))
@settings(max_examples=120, deadline=None, derandomize=True)
def test_any_text_is_read_or_misread(typed: str) -> None:
    with suppress(Misread, Undefined):
        read(typed, LETTERS).value(VALUES)


def _decimals() -> st.SearchStrategy[Expr]:
    """Literals that the reader knows: whole numbers and finite decimals, not negative."""
    whole = st.integers(0, 10**9)
    return st.one_of(whole, st.builds(Fraction, st.integers(1, 99_999), st.sampled_from([2, 4, 5, 10, 100]))).map(
        lambda number: Num(int(number) if number == int(number) else number)
    )


def _grown(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    first = st.one_of(inner, inner.map(_negative))
    later = st.one_of(inner, inner.map(Neg))
    exponent = st.one_of(st.integers(0, 9).map(Num), st.integers(-9, -1).map(Num), inner.filter(_no_number))
    return st.one_of(
        st.builds(lambda one, rest: Add((one, *rest)), first, st.lists(later, min_size=1, max_size=3)),
        st.lists(st.one_of(inner, inner.map(_negative)), min_size=2, max_size=4).map(_product),
        st.builds(Div, inner, inner),
        st.builds(Pow, inner, exponent),
        st.builds(lambda name, one: Call(name, (one,)), st.sampled_from(["floor", "ceil"]), first),
        st.builds(lambda name, one, two: Call(name, (one, two)), st.sampled_from(["min", "max"]), first, first),
        inner.filter(_no_number).map(Neg),
    )


def _no_number(expr: Expr) -> bool:
    return not isinstance(expr, Num)


def _negative(expr: Expr) -> Expr:
    """The negative as the reader builds it where a term begins: of a literal it is a literal."""
    return Num(-expr.number) if isinstance(expr, Num) and expr.number > 0 else expr if _is_zero(expr) else Neg(expr)


def _is_zero(expr: Expr) -> bool:
    return isinstance(expr, Num) and expr.number <= 0


def _product(factors: list[Expr]) -> Expr:
    return Mul(tuple(factors))


TREES = st.recursive(st.one_of(_decimals(), st.sampled_from(LETTERS).map(Sym)), _grown, max_leaves=9)


@given(TREES)
@settings(max_examples=400, deadline=None, derandomize=True)
def test_what_is_written_reads_as_the_same_tree(tree: Expr) -> None:
    shown = text(tree)
    assume(len(shown) <= 200)
    assert read(shown, LETTERS) == tree


POINTS = st.fixed_dictionaries({letter: st.integers(1, 60) for letter in LETTERS})


@given(TREES, POINTS)
@settings(max_examples=400, deadline=None, derandomize=True)
def test_tidying_never_changes_a_value(tree: Expr, point: dict[str, Number]) -> None:
    try:
        before, after = tree.value(point), tidied(tree).value(point)
    except Undefined:
        assume(False)
    assert before == after


@given(TREES)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_tidying_twice_changes_nothing_more(tree: Expr) -> None:
    once = tidied(tree)
    assert tidied(once) == once


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1*(K*K*D) + 0", "K*K*D"),
        ("M*(K*K*D)", "M*(K*K*D)"),
        ("M*(K*K*D) + M*1", "M*(K*K*D) + M"),
        ("floor((H + 2*0 - K)/1) + 1", "H - K + 1"),
        ("floor((H + 2*P - (1*(K - 1) + 1))/S) + 1", "floor((H + 2*P - K)/S) + 1"),
        ("(M*K)*D", "M*K*D"),
        ("0*M + 3", "3"),
        ("M^1", "M"),
        ("-(-M)", "M"),
        ("M + (K - (D + 1))", "M + K - D - 1"),
        ("2 + M + 3", "M + 5"),
        ("0/M", "0"),
        ("floor(H/S)", "floor(H/S)"),
        ("floor(M*K)", "M*K"),
        ("M*(K*1)*D", "M*K*D"),
    ],
)
def test_tidied_formulas_look_as_they_are_taught(before: str, after: str) -> None:
    point = dict(VALUES)
    assert read(before, LETTERS).value(point) == read(after, LETTERS).value(point)
    assert text(tidied(read(before, LETTERS))) == after


@pytest.mark.parametrize(
    ("typed", "screen", "words", "in_latex"),
    [
        ("M*(K^2*D + 1)", "M × (K² × D + 1)", "M times (K squared times D plus 1)",
         r"M \cdot \left(K^{2} \cdot D + 1\right)"),
        ("floor((H - K)/S) + 1", "floor((H - K)/S) + 1", "round down((H minus K) over S) plus 1",
         r"\left\lfloor \frac{H - K}{S} \right\rfloor + 1"),
        ("10*(3*3*3) + 10", "10 × (3 × 3 × 3) + 10", "10 times (3 times 3 times 3) plus 10",
         r"10 \cdot \left(3 \cdot 3 \cdot 3\right) + 10"),
        ("1048320", "1,048,320", "1,048,320", "1048320"),
        ("K_h*C_out", "K_h × C_out", "K_h times C_out", r"K_{h} \cdot C_{out}"),
        ("7/2", "7/2", "7 over 2", r"\frac{7}{2}"),
        ("M - (K - 3)", "M - (K - 3)", "M minus (K minus 3)", r"M - \left(K - 3\right)"),
    ],
)  # fmt: skip
def test_each_style_spells_the_same_tree(typed: str, screen: str, words: str, in_latex: str) -> None:
    tree = read(typed, LETTERS)
    assert (text(tree, SCREEN), text(tree, WORDS), latex(tree)) == (screen, words, in_latex)
