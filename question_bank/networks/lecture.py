"""The small LeNet-like network of many lectures, whose printed table of parameters was copied with five slips in it."""

from __future__ import annotations

from collections.abc import Mapping

from question_bank.layer import LEVELS
from question_bank.networks.building import conv, dense, pool, start
from question_bank.networks.network import Network
from question_bank.networks.template import Template


def _build(numbers: Mapping[str, int]) -> Network:
    side, kernel = numbers["side"], numbers["kernel"]
    return Network(
        "lecture",
        "a small network from a lecture",
        (
            start(side, side, numbers["depth"]),
            conv("CONV1", numbers["conv1"], kernel),
            pool("POOL1", 2),
            conv("CONV2", numbers["conv2"], kernel),
            pool("POOL2", 2),
            dense("FC3", numbers["fc3"])._replace(mode="flatten"),
            dense("FC4", numbers["fc4"]),
            dense("softmax", numbers["classes"]),
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
        tabled=LEVELS,
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
