"""Answers that were once misjudged: each stands here so that it never is again."""

from __future__ import annotations

import pytest

from question_bank.answers import read_answer
from question_bank.catalog import Unknown
from question_bank.codes import question
from question_bank.grading import grade
from question_bank.question import Option, Wanted
from question_bank.replies import Unreadable

_CONV = "H=24&W=24&D=3&M=10&K_h=3&K_w=3"
_FOURFOLD = "scaling/conv2d/weights?H=24&W=24&D=4&M=4&K_h=1&K_w=1;change=K;by=2"


@pytest.mark.parametrize(
    ("code", "typed", "outcome"),
    [
        # letters that the question gives a meaning have no other: D is the depth here, not the dilation
        (f"formula/conv2d/reach?{_CONV}&L_h=2&L_w=2", "D*(K-1)+1", "wrong"),
        (f"formula/conv2d/reach?{_CONV}&L_h=2&L_w=2", "L*(K-1)+1", "right"),
        (f"formula/conv2d/params?{_CONV}", "K*(F*F*D)+K", "right"),
        # a formula is asked for
        (f"formula/conv2d/params?{_CONV}", "280", "unreadable"),
        (f"formula/conv2d/params?{_CONV}", "M*(K*K*D)+M = 280", "unreadable"),
        # only a batch
        (f"forward/conv2d/output_shape?{_CONV}", "-1", "unreadable"),
        (f"forward/conv2d/output_shape?{_CONV}", "None", "unreadable"),
        # the word beside the number says another one
        (f"forward/conv2d/params?{_CONV}", "280 no bias", "wrong"),
        (f"forward/conv2d/params?{_CONV}", "270 no bias", "convention"),
        (f"forward/conv2d/macs?{_CONV}", "130680 flops", "wrong"),
        (f"forward/conv2d/macs?{_CONV}", "261360 flops", "convention"),
        # one filter with its bias
        (f"forward/conv2d/params?{_CONV}", "28", "slipped"),
        # a middle step that is wrong
        (f"forward/conv2d/params?{_CONV}", "10*28 = 281 = 280", "wrong"),
        ("chain/lenet5/macs?", "400000 + 16521 = 416520", "wrong"),
        # what stands before a number; x before a factor only
        *(
            (f"forward/conv2d/params?{_CONV}", typed, "right")
            for typed in ("about 280", "~280", "approx. 280", "≈ 280")
        ),
        *((_FOURFOLD, typed, "right") for typed in ("x4", "4x", "×4", "x 4", "about 4", "~x4")),
        (f"forward/conv2d/params?{_CONV}", "x280", "unreadable"),
        (f"forward/conv2d/params?{_CONV}", "about", "unreadable"),
        # of a whole network as of a layer: FLOPs in place of multiply-adds are a convention
        ("chain/lenet5/macs?", "416520", "right"),
        ("chain/lenet5/macs?", "416,520 multiply-adds", "right"),
        ("chain/lenet5/macs?", "833040", "convention"),
        ("chain/lenet5/macs?", "833,040 FLOPs", "convention"),
        ("chain/lenet5/macs?", "416,520 FLOPs", "wrong"),
    ],
)
def test_an_answer_is_judged_rightly(code: str, typed: str, outcome: str) -> None:
    _, verdict = grade(question(code), typed)
    assert verdict.outcome == outcome, verdict.says


@pytest.mark.parametrize(
    ("texts", "typed", "read_as"),
    [
        (("4", "3", "2", "1"), "2", "choice 3: 2"),
        (("4", "3", "2", "1"), "b", "choice 2: 3"),
        (("64", "128", "192", "256"), "2", "choice 2: 128"),
        (("11,776", "11,920", "110,592", "63,120"), "11920", "choice 2: 11,920"),
        (("0, as biases are never counted", "128", "64 of them", "a single one"), "64", "choice 3: 64 of them"),
        (("64 of them", "64 for each", "3", "2"), "64", ""),
    ],
)
def test_what_an_option_says_goes_before_its_place(texts: tuple[str, ...], typed: str, read_as: str) -> None:
    wanted = Wanted("choice", noun="choice", options=tuple(map(Option, "abcd", texts)))
    reply = read_answer(wanted, typed)
    assert reply.why.startswith("64 is none") if isinstance(reply, Unreadable) else reply.read_as() == read_as, reply
    assert isinstance(reply, Unreadable) == (not read_as)


def test_pooling_does_not_say_that_the_stride_is_one() -> None:
    for layer in ("max_pool2d", "avg_pool2d"):
        for target in ("out_h", "out_w", "output_shape", "activation_size"):
            asked = question(f"forward/{layer}/{target}?H=224&W=224&D=3&K_h=2&K_w=2&S_h=2&S_w=2;dress=code")
            assert not any("Stride 1" in convention for convention in asked.conventions)


def test_spot_never_has_two_lines_that_break_the_rule() -> None:
    with pytest.raises(Unknown, match="does not show"):
        question("spot/conv2d/activation_size?H=24&W=30&D=3&M=10&K_h=3&K_w=5&P_h=1&P_w=2;slip=padding-once")


def test_a_mode_that_is_never_asked_is_refused() -> None:
    with pytest.raises(Unknown, match="has no mode 'rows'"):
        question("forward/dense/params?W=5&D=3&M=4&mode=rows")


@pytest.mark.parametrize("target", ["weights", "params", "macs"])
def test_a_slip_of_neurons_does_not_speak_of_filters(target: str) -> None:
    asked = question(f"forward/dense/{target}?D=400&M=120&mode=vector")
    _, verdict = grade(asked, "400")
    assert "filter" not in verdict.says
