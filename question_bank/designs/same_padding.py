"""Padding that keeps the size at stride 1: both sides together make up for the reach of the kernel less one."""

from __future__ import annotations

from question_bank.layer import HARDER, PLANE, Bound, Condition, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import DEPTH, DILATION, KERNEL, SIDE
from question_bank.slips import Slip

IDEAS = {"padding-keeps-size": "padding keeps the size where both sides together make up for the reach less one"}

SLIPS = (
    Slip(
        "whole-reach-padded",
        "padding-keeps-size",
        "all of it on each side",
        "pads each side by what both sides take together",
        "What the kernel takes is shared out between two sides.",
    ),
    Slip(
        "half-of-whole-kernel",
        "padding-keeps-size",
        "half of the whole kernel",
        "takes half of the kernel, rounded up",
        "The kernel takes its reach less one, and each side gives half of that.",
    ),
    Slip(
        "dilation-not-padded",
        "dilation-stretches",
        "the dilation left out of the padding",
        "pads for the kernel without its gaps",
        "Dilation makes the kernel span more, so it takes more padding to make up for it.",
    ),
    Slip(
        "gaps-for-steps",
        "dilation-stretches",
        "dilation counted from zero",
        "leaves one gap too many",
        "Dilation 1 is the plain kernel, without gaps.",
    ),
)

LAYERS = (
    Layer(
        name="same_padding",
        title="padding that keeps the size",
        inputs=(
            SIDE,
            DEPTH,
            KERNEL._replace(ranges=ranges.by_level((3, 3, 5, 7), (3, 3, 5, 7, 9, 11), (3, 5, 7, 9))),
            DILATION._replace(ranges=ranges.by_level((1,), (1, 2, 3, 4), (2, 3, 4))),
        ),
        rules=(
            Rule(
                "taken_@",
                "cells of {axis} that the kernel takes",
                "L_@*(K_@ - 1)",
                "without padding it takes its reach less one",
                "The kernel takes {taken_@}.",
                "dilation-stretches",
            ),
            Rule(
                "padding_@",
                "padding of the {axis} on each side",
                "taken_@/2",
                "two sides share it",
                "Each side gives {padding_@}.",
                "padding-keeps-size",
            ),
        ),
        quantities=(
            Quantity(
                "padding",
                "padding",
                ("padding_h",),
                "Which padding above and below keeps the height?",
                counted="Counted on each side. Stride 1.",
                without="Above and below make up for the height of the kernel; its width and the input do not come in.",
                types=(4,),
                formula_types=(4,),
            ),
            Quantity(
                "padding_shape",
                "padding of height and width",
                ("padding_@",),
                "Which padding keeps height and width?",
                kind="shape",
                counted="Written as height x width, on each side. Stride 1.",
                without="Padding makes up for the kernel. How large and how deep the input is does not come in.",
                types=(4, 10),
                levels=HARDER,
                uneven=True,
            ),
        ),
        scene="A {kernel} convolution{twists} runs over {H}x{W}x{D}.",
        row="CONV  {kernel}{twists}, on {H} x {W} x {D}",
        subject="A {kernel} convolution{twists} runs over HxWxD.",
        axes=PLANE,
        slips=(
            Bound("whole-reach-padded", {"padding_@": "taken_@"}),
            Bound("half-of-whole-kernel", {"padding_@": "taken_@/2 + 1"}),
            Bound("dilation-not-padded", {"taken_@": "K_@ - 1"}),
            Bound("gaps-for-steps", {"taken_@": "(L_@ + 1)*(K_@ - 1)"}),
        ),
        conditions=(Condition("taken_@/2", "be whole", "The kernel takes {taken_@}, which two sides can't share."),),
        takes=(),
        gives=(),
        picture=(Side("input", "input", ("N_@", "D")), Side("kernel", "kernel", ("K_@",))),
        words={"unit": "filter", "kernel": "{K_@|x}"},
    ),
)
