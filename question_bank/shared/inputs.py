"""Inputs that many layers share, with the letters of the field. A layer file replaces what is its own."""

from __future__ import annotations

from question_bank.layer import Input
from question_bank.shared import ranges

SIDE = Input("N_@", "input {axis}", ranges.SIDES)
DEPTH = Input("D", "input depth (channels)", ranges.DEPTHS)
FILTERS = Input("M", "filters", ranges.FILTERS)
KERNEL = Input("K_@", "kernel {axis}", ranges.KERNELS)
STRIDE = Input("S_@", "stride", ranges.STRIDES, 1, "stride {}")
PADDING = Input("P_@", "padding on each side", ranges.PADDINGS, 0, "padding {}", modes=("numbers", "ceil"))
DILATION = Input("L_@", "dilation", ranges.DILATIONS, 1, "dilation {}")
GROUPS = Input("G", "groups", ranges.GROUPS, 1, "{} groups")
BIAS = Input("B", "bias: 1 with, 0 without", ranges.SWITCH, 1, "no bias", switch=True)
BATCH = Input("N", "examples in a batch", ranges.BATCHES, 1, "batch {}")
"""How many examples come at once. No line has it: every quantity is told for one example."""
