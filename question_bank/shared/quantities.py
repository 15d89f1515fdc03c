"""Quantities that many layers share, with what is common about them. A layer file replaces what is its own."""

from __future__ import annotations

from question_bank.conventions import CHANNELS_FIRST, FLOPS, MACS, WITHOUT_BIASES
from question_bank.layer import Quantity

PARAMS = Quantity(
    "params",
    "parameters",
    ("params",),
    "How many parameters is that?",
    counted="Counted here: weights and biases.",
    conventions=(WITHOUT_BIASES,),
)
NOTHING_LEARNED = PARAMS._replace(counted="Counted here: what training changes.", conventions=(), types=(34,))
WEIGHTS = Quantity("weights", "weights", ("weights",), "How many weights is that?")
BIASES = Quantity(
    "biases",
    "biases",
    ("biases",),
    "How many biases does the layer have?",
    counted="Counted here: biases only.",
)
OUTPUT_SHAPE = Quantity(
    "output_shape",
    "output shape",
    ("out_@", "out_d"),
    "What is the shape of the output?",
    kind="shape",
    conventions=(CHANNELS_FIRST,),
)
ACTIVATION_SIZE = Quantity(
    "activation_size",
    "activation size",
    ("activation_size",),
    "How many values come out?",
    counted="Counted here: one example.",
    types=(64,),
)
WEIGHT_SHAPE_TORCH = Quantity(
    "weight_shape_torch",
    "weight shape in PyTorch",
    (),
    "What is the weight shape in PyTorch?",
    kind="shape",
    types=(48,),
)
WEIGHT_SHAPE_KERAS = Quantity(
    "weight_shape_keras",
    "weight shape in Keras",
    (),
    "What is the kernel shape in Keras?",
    kind="shape",
    types=(48,),
)
BIAS_SHAPE = Quantity("bias_shape", "bias shape", ("M",), "What is the shape of its bias?", kind="shape", asked=False)
MULTIPLY_ADDS = Quantity(
    "macs",
    "multiply-adds",
    ("macs",),
    "How many multiply-adds does that take?",
    counted="Counted here: one example, biases not.",
    without="Biases are added, not multiplied.",
    conventions=(FLOPS,),
)
OPERATIONS = Quantity(
    "flops",
    "FLOPs",
    ("flops",),
    "How many FLOPs does that take?",
    counted="Counted here: two FLOPs for each multiply-add, biases not.",
    without="Biases are left out of this count.",
    conventions=(MACS,),
    types=(56,),
)
