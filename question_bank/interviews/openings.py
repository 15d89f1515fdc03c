"""What questions leave open, and the ways to take it. Whoever asks is answered; whoever says it is understood."""

from __future__ import annotations

from collections.abc import Mapping

from question_bank.interviews.case import Opening, Way

_ALL = (
    Opening(
        "padding",
        "p",
        "padding",
        "Is there padding?",
        (
            Way(
                "none",
                "No padding.",
                "no padding",
                ("no padding", "without padding", "unpadded", "valid padding", "padding valid", "valid"),
                sets="P=0",
            ),
            Way(
                "half",
                "Padding {P} on each side.",
                "padding {P}",
                ("same padding", "padding same", "half padding", "with padding", "padded"),
                sets="P=floor(K/2)",
            ),
        ),
        number="P",
    ),
    Opening(
        "bias",
        "b",
        "biases",
        "Are there biases?",
        (
            Way(
                "with",
                "With biases.",
                "with biases",
                ("with bias", "with biases", "and bias", "and biases", "bias included", "biases included"),
                sets="B=1",
            ),
            Way(
                "without",
                "No biases.",
                "no biases",
                (
                    "no bias",
                    "no biases",
                    "without bias",
                    "without biases",
                    "w/o bias",
                    "bias free",
                    "weights only",
                    "just weights",
                ),
                sets="B=0",
            ),
        ),
    ),
    Opening(
        "operations",
        "o",
        "MACs or FLOPs",
        "Multiply-adds or FLOPs?",
        (
            Way("macs", "Multiply-adds.", "in multiply-adds", ("multiply-adds", "multiply-accumulates", "macs", "mac")),
            Way(
                "flops",
                "FLOPs, two for each multiply-add.",
                "in FLOPs",
                ("flops", "flop", "operations", "ops"),
                quantities={"macs": "flops"},
            ),
        ),
    ),
    Opening(
        "per",
        "i",
        "the batch",
        "For one image or for the batch?",
        (
            Way("image", "For one image.", "per image", ("per image", "per example", "for one image", "each image")),
            Way(
                "batch",
                "For the whole batch.",
                "for the batch",
                ("per batch", "for the batch", "for all images", "whole batch", "for the whole batch"),
                times="I",
            ),
        ),
    ),
    Opening(
        "order",
        "c",
        "side order",
        "Channels last or first?",
        (
            Way("last", "Channels last.", "channels last", ("channels last", "depth last", "nhwc", "hwc")),
            Way(
                "first",
                "Channels first.",
                "channels first",
                ("channels first", "depth first", "nchw", "chw"),
                channels_first=True,
            ),
        ),
    ),
    Opening(
        "rounding",
        "r",
        "rounding",
        "Does a window that sticks out count?",
        (
            Way(
                "down",
                "Only whole windows count.",
                "rounded down",
                ("rounded down", "floored", "floor mode", "whole windows"),
            ),
            Way("up", "It counts.", "rounded up", ("rounded up", "ceil mode"), mode="ceil"),
        ),
    ),
    Opening(
        "precision",
        "f",
        "precision",
        "In how many bits?",
        (
            Way("single", "In 32 bits.", "in 32 bits", ("32 bits", "32 bit", "fp32", "float32", "single"), sets="b=32"),
            Way("half", "In 16 bits.", "in 16 bits", ("16 bits", "16 bit", "fp16", "float16", "half"), sets="b=16"),
        ),
    ),
    Opening(
        "gradients",
        "g",
        "gradients",
        "With their gradients?",
        (
            Way(
                "without",
                "Without gradients, for a forward pass.",
                "without gradients",
                ("without gradients", "no gradients", "forward", "forward pass", "inference"),
            ),
            Way(
                "with",
                "With gradients, as in training.",
                "with gradients",
                ("with gradients", "training", "in training", "forward and backward"),
                quantities={"bytes": "training_bytes"},
            ),
        ),
    ),
    Opening(
        "kept",
        "t",
        "what is kept",
        "What is learned, or all that is kept?",
        (
            Way(
                "learned",
                "What is learned.",
                "what is learned",
                ("trainable", "trained", "learned", "learnt", "trainable only", "learned only"),
            ),
            Way(
                "all",
                "All that the layer keeps.",
                "all that is kept",
                ("in total", "total", "all", "kept", "with moving averages", "with running statistics"),
                quantities={"params": "total"},
            ),
        ),
    ),
)
OPENINGS: Mapping[str, Opening] = {one.id: one for one in _ALL}
"""Every opening by its id."""
