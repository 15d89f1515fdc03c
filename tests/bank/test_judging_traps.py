"""Answers that were once misjudged: each stands here so that it never is again."""

from __future__ import annotations

import pytest

from question_bank.catalog import Unknown
from question_bank.codes import question
from question_bank.grading import grade

_CONV = "H=24&W=24&D=3&M=10&K_h=3&K_w=3"


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
    ],
)
def test_an_answer_is_judged_rightly(code: str, typed: str, outcome: str) -> None:
    _, verdict = grade(question(code), typed)
    assert verdict.outcome == outcome, verdict.says


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
