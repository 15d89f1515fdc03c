"""The facts that the trainer must get right first: the interview question that started it, and a published table.

Numbers 1 and 4 of the seed facts. The published numbers are those of the lecture example's table as it was copied in a
popular article: the input depth forgotten in both convolutions, one bias for each whole fully connected layer.
"""

from __future__ import annotations

import pytest

from question_bank.codes import question
from question_bank.grading import grade
from question_bank.question import Question, Verdict

SEED = "forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"
FORMULA = "formula/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"


def _verdict(code: str, answer: str) -> Verdict:
    return grade(question(code), answer)[1]


def test_the_question_is_the_one_that_was_asked() -> None:
    asked = question(SEED)
    assert asked.prompt == "Ten 3x3 filters run over a 24x24x3 input. How many parameters is that?"
    assert asked.key.expected == 280
    assert asked.conventions == ("Counted here: weights and biases.",)
    assert asked.solution is not None
    assert [(step.line, step.value) for step in asked.solution.steps] == [
        ("kernel_weights", 27),
        ("weights", 270),
        ("biases", 10),
        ("params", 280),
    ]
    assert asked.solution.unused == ("H", "W")  # "H and W do not occur"


@pytest.mark.parametrize(
    "answer",
    [
        "280",
        "10*(3*3*3)+10",
        "10*28",
        "2.8e2",
        "10 × (3×3×3) + 10",
        "10(27+1)",
        "280 parameters",
        "10*28 = 280",
        "0280",
    ],
)
def test_right_spellings_are_right(answer: str) -> None:
    assert _verdict(SEED, answer).outcome == "right"


@pytest.mark.parametrize(
    ("answer", "slip", "named"),
    [
        ("270", "forgot-bias", "the biases left out"),
        ("271", "one-bias", "one bias for the whole layer"),
        ("300", "bias-per-channel", "a bias for each input channel"),
        ("100", "forgot-depth", "the input depth left out"),
        ("840", "depth-twice", "the input depth multiplied in twice"),
        ("273", "filters-for-depth", "filters and input depth swapped"),
        ("161,280", "times-size", "multiplied by height and width"),
    ],
)
def test_each_known_wrong_number_gets_its_own_sentence(answer: str, slip: str, named: str) -> None:
    verdict = _verdict(SEED, answer)
    assert (verdict.outcome, verdict.slips, verdict.pairs) == ("slipped", (slip,), ())
    assert verdict.says.startswith(f"Not yet: {answer} ")
    assert f"Slip: {named}." in verdict.says
    assert "280" not in verdict.says.replace("161,280", "")


def test_ninety_is_a_pair_of_two_slips() -> None:
    verdict = _verdict(SEED, "90")
    assert (verdict.outcome, verdict.slips) == ("slipped", ())
    assert [set(pair) for pair in verdict.pairs] == [{"forgot-depth", "forgot-bias"}]
    assert "the input depth left out" in verdict.says
    assert "the biases left out" in verdict.says


def test_a_number_that_no_slip_gives_gets_no_name() -> None:
    verdict = _verdict(SEED, "283")
    assert (verdict.outcome, verdict.slips, verdict.pairs, verdict.arithmetic) == ("wrong", (), (), None)
    asked = question(SEED)
    assert asked.solution is not None
    assert asked.solution.spoken.endswith("Together 280.")


def test_the_sentences_differ_from_slip_to_slip() -> None:
    answers = ["270", "271", "300", "100", "840", "273", "161,280", "90", "283"]
    said = {_verdict(SEED, answer).says.replace(answer, "") for answer in answers}
    assert len(said) == len(answers)


@pytest.mark.parametrize(
    ("answer", "outcome", "slips"),
    [
        ("270", "right", ()),
        ("280", "wrong", ()),
        ("90", "slipped", ("forgot-depth",)),
    ],
)
def test_without_biases_it_is_270(answer: str, outcome: str, slips: tuple[str, ...]) -> None:
    verdict = _verdict(SEED + "&B=0", answer)
    assert (verdict.outcome, verdict.slips) == (outcome, slips)


def test_270_named_as_without_biases_is_a_convention_and_no_mistake() -> None:
    verdict = _verdict(SEED, "270 no bias")
    assert (verdict.outcome, verdict.convention, verdict.slips) == ("convention", "without-biases", ())


@pytest.mark.parametrize(
    "formula",
    [
        "M*(K*K*D) + M",
        "M(K²D+1)",
        "M*K^2*D + M",
        "(K*K*D + 1)*M",
        "params = M*(K*K*D)+M",
        "C_out*(K*K*C_in)+C_out",
        "K*(F*F*D)+K",  # CS231n: K filters of side F
        "F*(K*K*C)+F",
        "m(k²d+1)",
        "filters*(kernel_size**2*channels + 1)",
        "out_channels*(kernel_size*kernel_size*in_channels) + out_channels",
    ],
)
def test_the_formula_is_right_in_any_form_and_whole_notation(formula: str) -> None:
    assert _verdict(FORMULA, formula).outcome == "right"


@pytest.mark.parametrize(
    ("formula", "outcome", "slips"),
    [
        ("K*(F*F*C)+K", "wrong", ()),  # in no whole notation right: where C is the depth, K is the side
        ("F*(F*F*D)+F", "wrong", ()),
        ("K*(M*M*D)+K", "wrong", ()),
        ("M*(K*K*D)", "slipped", ("forgot-bias",)),
        ("M*(K*K*D)+1", "slipped", ("one-bias",)),
        ("M*K*K + M", "slipped", ("forgot-depth",)),
        ("K*(F*F)+K", "slipped", ("forgot-depth",)),
        ("M*(K*K*D) + M*D", "slipped", ("bias-per-channel",)),
        ("D*(K*K*M)+D", "slipped", ("filters-for-depth",)),
        ("(M*(K*K*D) + M)*H*W", "slipped", ("times-size",)),
        ("M*(F*F*D)+M", "unreadable", ()),  # M belongs to our letters and F to others
        ("C_out*(F*F*D)+C_out", "unreadable", ()),
        ("M*(Q*Q*D)+M", "unreadable", ()),
    ],
)
def test_wrong_letters_and_wrong_formulas_are_told_apart(formula: str, outcome: str, slips: tuple[str, ...]) -> None:
    verdict = _verdict(FORMULA, formula)
    assert (verdict.outcome, verdict.slips) == (outcome, slips)


def test_two_slips_in_a_formula_are_a_pair() -> None:
    verdict = _verdict(FORMULA, "M*K*K")
    assert (verdict.outcome, [set(pair) for pair in verdict.pairs]) == ("slipped", [{"forgot-depth", "forgot-bias"}])


CONV1 = "forward/conv2d/params?H=32&W=32&D=3&M=8&K_h=5&K_w=5"
CONV2 = "forward/conv2d/params?H=14&W=14&D=8&M=16&K_h=5&K_w=5"
FC3 = "forward/dense/params?H=5&W=5&D=16&M=120"
FC3_FLAT = "forward/dense/params?D=400&M=120&mode=vector"
FC4 = "forward/dense/params?D=120&M=84&mode=vector"
SOFTMAX = "forward/dense/params?D=84&M=10&mode=vector"


@pytest.mark.parametrize(
    ("code", "right", "published", "slip"),
    [
        (CONV1, 608, 208, "forgot-depth"),
        (CONV2, 3216, 416, "forgot-depth"),
        (FC3, 48_120, 48_001, "one-bias"),
        (FC3_FLAT, 48_120, 48_001, "one-bias"),
        (FC4, 10_164, 10_081, "one-bias"),
        (SOFTMAX, 850, 841, "one-bias"),
    ],
)
def test_each_published_wrong_number_is_named_as_what_it_is(code: str, right: int, published: int, slip: str) -> None:
    asked: Question = question(code)
    assert asked.key.expected == right
    assert grade(asked, str(right))[1].outcome == "right"
    verdict = grade(asked, f"{published:,}")[1]
    assert (verdict.outcome, verdict.slips) == ("slipped", (slip,))
    assert f"{right:,}" not in verdict.says


FIVE = "forward/conv2d/params?H=28&W=28&D={depth}&M=5&K_h=4&K_w=4{bias}"


def test_five_4x4_filters_have_80_parameters_only_at_depth_one_without_bias() -> None:
    assert question(FIVE.format(depth=1, bias="&B=0")).key.expected == 80
    plain = _verdict(FIVE.format(depth=3, bias=""), "80")
    assert [set(pair) for pair in plain.pairs] == [{"forgot-depth", "forgot-bias"}]
    assert _verdict(FIVE.format(depth=3, bias="&B=0"), "80").slips == ("forgot-depth",)
    assert _verdict(FIVE.format(depth=1, bias=""), "80").slips == ("forgot-bias",)
    assert question(FIVE.format(depth=3, bias="")).key.expected == 5 * (4 * 4 * 3) + 5


@pytest.mark.parametrize(
    ("code", "right"),
    [
        # the rest of the lecture's table: activation shapes and sizes, and rows that learn nothing
        ("forward/input/activation_size?H=32&W=32&D=3", 3072),
        ("forward/input/params?H=32&W=32&D=3", 0),
        ("forward/conv2d/output_shape?H=32&W=32&D=3&M=8&K_h=5&K_w=5", [28, 28, 8]),
        ("forward/conv2d/activation_size?H=32&W=32&D=3&M=8&K_h=5&K_w=5", 6272),
        ("forward/max_pool2d/output_shape?H=28&W=28&D=8&K_h=2&K_w=2&S_h=2&S_w=2", [14, 14, 8]),
        ("forward/max_pool2d/activation_size?H=28&W=28&D=8&K_h=2&K_w=2&S_h=2&S_w=2", 1568),
        ("forward/max_pool2d/params?H=28&W=28&D=8&K_h=2&K_w=2&S_h=2&S_w=2", 0),
        ("forward/conv2d/output_shape?H=14&W=14&D=8&M=16&K_h=5&K_w=5", [10, 10, 16]),
        ("forward/conv2d/activation_size?H=14&W=14&D=8&M=16&K_h=5&K_w=5", 1600),
        ("forward/max_pool2d/output_shape?H=10&W=10&D=16&K_h=2&K_w=2&S_h=2&S_w=2", [5, 5, 16]),
        ("forward/max_pool2d/activation_size?H=10&W=10&D=16&K_h=2&K_w=2&S_h=2&S_w=2", 400),
        ("forward/flatten/out_n?H=5&W=5&D=16", 400),
        # number 2: the same layer as tensors
        ("forward/conv2d/weight_shape_torch?H=24&W=24&D=3&M=10&K_h=3&K_w=3", [10, 3, 3, 3]),
        ("forward/conv2d/weight_shape_keras?H=24&W=24&D=3&M=10&K_h=3&K_w=3", [3, 3, 3, 10]),
    ],
)
def test_the_other_numbers_of_the_table(code: str, right: object) -> None:
    asked = question(code)
    assert asked.key.expected == right
    assert grade(asked, asked.key.shown)[1].outcome == "right"
