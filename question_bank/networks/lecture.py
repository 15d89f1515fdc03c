"""The small LeNet-like network of many lectures, whose printed table of parameters was copied with five slips in it."""

from __future__ import annotations

from collections.abc import Mapping

from question_bank.catalog import layers
from question_bank.networks.network import Network, Row
from question_bank.networks.template import Template


def _build(numbers: Mapping[str, int]) -> Network:
    conv, pool, dense, start = (layers()[name] for name in ("conv2d", "max_pool2d", "dense", "input"))
    side, kernel = numbers["side"], numbers["kernel"]
    square = {"K_h": kernel, "K_w": kernel}
    halved = {"K_h": 2, "K_w": 2, "S_h": 2, "S_w": 2}
    return Network(
        "lecture",
        "a small network from a lecture",
        (
            Row("input", start, {"H": side, "W": side, "D": numbers["depth"]}),
            Row("CONV1", conv, {"M": numbers["conv1"], **square}),
            Row("POOL1", pool, halved),
            Row("CONV2", conv, {"M": numbers["conv2"], **square}),
            Row("POOL2", pool, halved),
            Row("FC3", dense, {"M": numbers["fc3"]}, "flatten"),
            Row("FC4", dense, {"M": numbers["fc4"]}, "vector"),
            Row("softmax", dense, {"M": numbers["classes"]}, "vector"),
        ),
    )


TEMPLATES = (
    Template(
        "lecture",
        "a small network",
        {"side": 32, "depth": 3, "kernel": 5, "conv1": 8, "conv2": 16, "fc3": 120, "fc4": 84, "classes": 10},
        {
            "warmup": {
                "side": (20, 28, 32),
                "depth": (1, 3),
                "kernel": (3, 5),
                "conv1": (4, 8, 10),
                "conv2": (10, 16, 20),
            },
            "interview": {
                "side": (28, 32, 64),
                "depth": (1, 3),
                "kernel": (3, 5),
                "conv1": (6, 8, 16, 32),
                "conv2": (16, 32, 64),
                "fc3": (84, 100, 120, 128),
            },
            "expert": {
                "side": (31, 45, 57, 63),
                "depth": (3, 4, 12),
                "kernel": (3, 4, 5),
                "conv1": (12, 24, 48),
                "conv2": (24, 48, 96),
                "fc3": (120, 256, 500),
                "fc4": (84, 100),
                "classes": (10, 100),
            },
        },
        _build,
        published={
            "CONV1": "forgot-depth",
            "CONV2": "forgot-depth",
            "FC3": "one-bias",
            "FC4": "one-bias",
            "softmax": "one-bias",
        },
        published_as="This table was printed, and copied by many.",
    ),
)
