"""LeNet-5 as it is taught today: every map of C3 sees all six maps of S2, S2 and S4 learn nothing, and C5, a convolution
over all 5x5 places, is a flatten with a fully connected layer.

In the original each map of C3 sees three, four or six maps (1,516 parameters), S2 and S4 learn a factor and a bias for each
map (12 and 32), and the output has fixed weights. Source: LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied
to Document Recognition", Proceedings of the IEEE 1998, section II.B.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from question_bank.networks.building import conv, dense, plain, pool, start
from question_bank.networks.network import Network, Row
from question_bank.networks.parts import Part, in_parts, titled
from question_bank.networks.template import Figure, Template

_NAME = "lenet5"
_USUAL = {"side": 32, "depth": 1, "padding": 0, "kernel": 5, "c1": 6, "c3": 16, "c5": 120, "f6": 84, "classes": 10}
_PARTS = (
    Part("the convolutional part", "C1", "S4"),
    Part("the fully connected part", "flatten", "output"),
)


def _rows(numbers: Mapping[str, int]) -> Iterator[Row]:
    yield start(numbers["side"], numbers["side"], numbers["depth"])
    yield conv("C1", numbers["c1"], numbers["kernel"], padding=numbers["padding"])
    yield pool("S2", 2, word="avg")
    yield conv("C3", numbers["c3"], numbers["kernel"])
    yield pool("S4", 2, word="avg")
    yield plain("flatten", "flatten")
    yield dense("C5", numbers["c5"])
    yield dense("F6", numbers["f6"])
    yield dense("output", numbers["classes"])


def _whole(numbers: Mapping[str, int]) -> Network:
    return Network(_NAME, titled("LeNet-5", numbers, _USUAL), tuple(_rows(numbers)))


_PAPER = "LeCun and others 1998"

TEMPLATES = (
    Template(
        _NAME,
        "LeNet-5",
        {**_USUAL, "part": 0},
        {
            "interview": {
                "side": (28, 32, 32),
                "depth": (1, 1, 3),
                "padding": (0, 2),
                "kernel": (5, 5, 3),
                "c1": (6, 6, 8, 10, 20),
                "c3": (16, 16, 20, 32, 50),
                "c5": (84, 120, 128, 500),
                "classes": (10, 10, 26, 100),
                "part": (0, 0, 1, 2),
            }
        },
        in_parts(_whole, _PARTS),
        targets=("flat", "params", "macs", "largest", "busiest"),
        figures=(
            Figure("params", "61,706", "mnchapel, LeNet page"),
            Figure(
                "params",
                "60,000",
                _PAPER,
                "There C3 is connected in part and has 1,516 parameters in place of 2,416, S2 and S4 learn 44, "
                "and the 850 of the output are not learned.",
            ),
            Figure(
                "macs",
                "340,908 connections",
                _PAPER,
                "There a bias is a connection too, the poolings have connections, and C3 is connected in part.",
            ),
        ),
    ),
)
