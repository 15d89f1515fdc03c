"""Steps sideways that many cases take: a part of what was missed, with other numbers."""

from __future__ import annotations

from question_bank.interviews.case import Turn

ONE_FILTER = Turn(
    "one filter?",
    "parameters",
    "One step aside. Take a single filter, {K} by {K}, over {D} channels: how many weights does it hold?",
    "conv2d/kernel_weights",
    "A filter is as deep as its input.",
    changes="K=K+2 M=1 P=K",
)
ONE_SIDE = Turn(
    "one side, no padding?",
    "sizes",
    "One step aside. {H} rows, a kernel of {K}, stride 1, no padding: how many rows come out?",
    "conv2d/out_h",
    "The kernel fits in as many places as it can step, and one more where it starts.",
    changes="H=H+6 S=1 P=0",
)
HALF_SIDE = Turn(
    "one side at stride 2?",
    "sizes",
    "One step aside. {H} rows, a kernel of {K}, stride 2, no padding: how many rows come out?",
    "conv2d/out_h",
    "Only whole strides count, and the place where the kernel starts.",
    changes="H=H+4 K=3 S=2 P=0",
)
WORK_OF_ONE = Turn(
    "work for one value?",
    "work",
    "One step aside. How many multiplications does a single output value take, with {K} by {K} over {D} channels?",
    "conv2d/kernel_weights",
    "Every output value costs one dot product with one filter.",
    changes="K=K+2 M=1 P=K",
)
BIASES = Turn(
    "how many biases?",
    "parameters",
    "One step aside. Say there were {M} filters: how many biases would they have together?",
    "conv2d/biases",
    "There is one bias for each filter, not for each weight and not for each place.",
    changes="M=M+8 B=1 P=K",
)
ENTRIES = Turn(
    "inputs of one neuron?",
    "heads",
    "One step aside. Flatten {H} by {H} by {D}: how many inputs does one neuron then have?",
    "dense/entries",
    "Flattening takes the depth along, and every neuron is joined to every value.",
    changes="H=H+1 M=1",
)
VALUES = Turn(
    "how many values?",
    "memory",
    "One step aside. How many values are there in one volume of {H} by {H} by {D}?",
    "flatten/out_n",
    "A volume has height times width times depth values.",
    changes="H=H+2",
)
POINTWISE = Turn(
    "one 1x1 filter?",
    "1x1",
    "One step aside. How many weights has a single one-by-one filter over {D} channels?",
    "pointwise_conv/kernel_weights",
    "A one-by-one filter still reaches through all channels.",
    changes="D=2*D M=1",
)
ONE_DEPTHWISE = Turn(
    "depthwise 5x5?",
    "depthwise",
    "One step aside. A depthwise 5 by 5 over {D} maps: how many weights, without biases?",
    "depthwise_conv2d/weights",
    "A depthwise filter sees one map only.",
    changes="K=5 D=D+6 P=2",
)
ONE_PLAIN = Turn(
    "an ordinary one?",
    "parameters",
    "One step aside. An ordinary 3 by 3 from {D} to {M} maps: how many weights, without biases?",
    "conv2d/weights",
    "An ordinary filter sees all maps, and there is one for each map that comes out.",
    changes="K=3 P=1 D=D+2 M=M+2",
)
