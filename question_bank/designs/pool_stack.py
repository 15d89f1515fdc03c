"""Pooling again and again: the side that is left, the share of values that is dropped, and how often it can be done."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.slips import Slip

IDEAS = {
    "shrinks-again": "pooling again divides again: the strides multiply",
    "share-dropped": "of each window one value stays",
}

SLIPS = (
    Slip(
        "pooled-once",
        "shrinks-again",
        "one round counted",
        "divides once",
        "Every one of the {n} rounds divides what the round before has left.",
    ),
    Slip(
        "rounds-added",
        "shrinks-again",
        "rounds times the window",
        "divides by rounds times the window",
        "Every round divides again, so the windows multiply.",
    ),
    Slip(
        "window-taken-off",
        "shrinks-again",
        "windows subtracted",
        "takes a window off for every round",
        "A pool whose stride is its window divides the side.",
    ),
    Slip(
        "pool-rounded-up",
        "shrinks-again",
        "rounded up",
        "keeps a window that does not fit",
        "A window that does not fit is not taken: round down.",
    ),
    Slip(
        "side-for-area",
        "share-dropped",
        "one side for the whole window",
        "thinks of one side only",
        "A window has height and width, and one value of all of it stays.",
    ),
    Slip(
        "kept-for-dropped",
        "share-dropped",
        "what stays for what is dropped",
        "tells the share that stays",
        "Dropped is all but the share that stays.",
    ),
    Slip(
        "dropped-for-kept",
        "share-dropped",
        "shares that are dropped multiplied",
        "multiplies what is dropped",
        "What stays multiplies from round to round; what is dropped is the rest.",
    ),
    Slip(
        "halved-until-nothing",
        "shrinks-again",
        "one round too many",
        "pools until nothing is left",
        "The last round leaves one pixel; there is no window for another.",
    ),
    Slip(
        "sides-over-window",
        "shrinks-again",
        "the side over the window",
        "divides the side by the window once",
        "Every round divides what is left, so it goes much faster.",
    ),
)

_STACK = Layer(
    name="pool_stack",
    title="rounds of pooling",
    inputs=(
        Input("n", "rounds", ranges.by_level((2, 3), (2, 3, 4, 5), (2, 3, 4, 5))),
        Input("K", "window side", ranges.by_level((2,), (2, 2, 2, 3, 4), (2, 3, 4))),
        Input(
            "N",
            "input side",
            ranges.by_level(
                (8, 16, 24, 32, 40, 64), (28, 32, 56, 96, 112, 128, 160, 224, 227, 256), (57, 100, 113, 150, 225, 300)
            ),
        ),
        Input("D", "input depth (channels)", ranges.by_level((1, 3, 4), (3, 16, 32, 64, 128), (3, 12, 48, 96))),
    ),
    rules=(
        Rule(
            "factor",
            "factor of all rounds",
            "K^n",
            "every round divides what the round before has left",
            "All rounds together divide a side by {factor}.",
            "shrinks-again",
        ),
        Rule(
            "side",
            "side that is left",
            "floor(N/factor)",
            "what fills no window is left out, round for round",
            "That leaves a side of {side}.",
            "whole-strides",
        ),
        Rule(
            "out_d", "depth", "D", "pooling keeps the depth", "The depth stays {out_d}.", "pool-keeps-depth", short=True
        ),
        Rule(
            "area",
            "values of which one stays",
            "factor*factor",
            "a window is as high as it is wide",
            "One value of {area} stays.",
            "share-dropped",
        ),
        Rule("dropped", "share dropped", "(area - 1)/area", "all but one are dropped", "So {dropped} is dropped."),
    ),
    quantities=(
        Quantity(
            "side",
            "side that is left",
            ("side",),
            "How wide is what is left?",
            counted="Rounded down each time.",
            without="Pooling works on each channel alone.",
            types=(28,),
            spot=False,
        ),
        Quantity(
            "output_shape",
            "output shape",
            ("side", "side", "out_d"),
            "What shape is left?",
            kind="shape",
            counted="Written as height x width x depth. Rounded down each time.",
            types=(28,),
            levels=HARDER,
        ),
        Quantity(
            "dropped",
            "share dropped",
            ("dropped",),
            "What share of the values is dropped in all?",
            counted="Counted as if every window were full. A fraction or a decimal will do.",
            without="The share is the same for every size and every channel.",
            types=(28,),
            spot=False,
        ),
    ),
    scene="{n|count} rounds of {K}x{K} pooling with stride {K} run over {N}x{N}x{D}.",
    row="POOL  {K}x{K}, stride {K}, {n} times, on {N} x {N} x {D}",
    subject="n rounds of KxK pooling with stride K run over NxNxD.",
    slips=(
        Bound("pooled-once", {"factor": "K + 0*n"}),
        Bound("rounds-added", {"factor": "n*K"}),
        Bound("window-taken-off", {"side": "N - n*K"}),
        Bound("pool-rounded-up", {"side": "ceil(N/factor)"}),
        Bound("side-for-area", {"area": "factor"}),
        Bound("kept-for-dropped", {"dropped": "1/area"}),
        Bound("dropped-for-kept", {"dropped": "((K*K - 1)/(K*K))^n"}),
        Bound("pool-changes-depth", {"out_d": "floor(D/factor)"}),
        Bound("pool-one-channel", {"out_d": "1"}),
    ),
    conditions=(Condition("side - 1", "not be negative", "A side of {N} does not last for {n} rounds."),),
    takes=(),
    gives=(),
    picture=(
        Side("input", "input", ("N", "N", "D")),
        Side("window", "kernel", ("K", "K")),
        Side("output", "output", ("side", "side", "out_d")),
    ),
)

_MOST_ROUNDS = 8
_ROUNDS = "+".join(f"min(1,floor(N/K^{i}))" for i in range(1, _MOST_ROUNDS + 1))
"""A round counts as long as it still leaves a pixel; sides are less than 2^9."""

_TO_ONE = Layer(
    name="pools_to_one",
    title="pooling down to one pixel",
    inputs=(
        Input(
            "N",
            "input side",
            ranges.by_level(
                (4, 8, 16, 32, 64),
                (8, 16, 27, 28, 32, 56, 64, 81, 96, 112, 128, 224, 256),
                (57, 81, 100, 113, 225, 300, 400, 500),
            ),
        ),
        Input("K", "window side", ranges.by_level((2,), (2, 2, 3, 4), (2, 3, 4))),
        Input("D", "input depth (channels)", ranges.by_level((1, 3, 16), (3, 16, 32, 64, 128), (3, 12, 48, 96))),
    ),
    rules=(
        Rule(
            "rounds",
            "rounds",
            _ROUNDS,
            "every round divides what is left, and it counts while a pixel comes out",
            "The side can be divided {rounds} times.",
            "shrinks-again",
        ),
    ),
    quantities=(
        Quantity(
            "rounds",
            "rounds",
            ("rounds",),
            "How many rounds until one pixel is left?",
            counted="Rounded down each time. Counted in rounds of pooling.",
            without="Pooling works on each channel alone.",
            types=(28,),
        ),
    ),
    scene="Pooling of {K}x{K} with stride {K} is repeated on {N}x{N}x{D}.",
    row="POOL  {K}x{K}, stride {K}, again and again, on {N} x {N} x {D}",
    subject="Pooling of KxK with stride K is repeated on NxNxD.",
    slips=(
        Bound("halved-until-nothing", {"rounds": f"1 + {_ROUNDS}"}),
        Bound("sides-over-window", {"rounds": "floor(N/K)"}),
        Bound("window-taken-off", {"rounds": "floor((N - 1)/K)"}),
    ),
    conditions=(
        Condition("K - 2", "not be negative", "A window of one pixel leaves everything as it is."),
        Condition("N - K", "not be negative", "A window of {K} does not fit a side of {N}."),
        Condition(f"{2 ** (_MOST_ROUNDS + 1) - 1} - N", "not be negative", "Sides are at most 511 here."),
    ),
    takes=(),
    gives=(),
    picture=(Side("input", "input", ("N", "N", "D")), Side("window", "kernel", ("K", "K"))),
)

LAYERS = (_STACK, _TO_ONE)
