"""An inception block: branches with kernels of three sizes and a pool, side by side. By default it is 3a of GoogLeNet.

Source: Szegedy and others, "Going Deeper with Convolutions", 2015, table 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from question_bank.networks.building import concat, conv, pool, start
from question_bank.networks.network import Network, Row
from question_bank.networks.template import Figure, Template

_DEFAULTS = {
    **{"side": 28, "depth": 192, "one": 64, "reduce_three": 96, "three": 128},
    **{"reduce_five": 16, "five": 32, "project": 32},
}


def _branches(numbers: Mapping[str, int]) -> Iterator[tuple[Row, ...]]:
    """Each branch from the input on; a reduction, or a pool, with 0 filters is left out."""
    yield (conv("conv1x1", numbers["one"], 1, after="input"),)
    for kernel, name in ((3, "three"), (5, "five")):
        size = f"{kernel}x{kernel}"
        reduced = numbers[f"reduce_{name}"]
        narrow = (conv(f"reduce{size}", reduced, 1, after="input"),) if reduced else ()
        after = "" if narrow else "input"
        yield (*narrow, conv(f"conv{size}", numbers[name], kernel, 1, kernel // 2, after=after))
    if numbers["project"]:
        yield (pool("pool", 3, 1, 1, after="input"), conv("project", numbers["project"], 1))


def _build(numbers: Mapping[str, int]) -> Network:
    side = numbers["side"]
    branches = tuple(_branches(numbers))
    rows = (row for branch in branches for row in branch)
    together = concat("concat", *(branch[-1].name for branch in branches))
    title = "block 3a of GoogLeNet" if numbers == _DEFAULTS else "an inception block"
    return Network("inception", title, (start(side, side, numbers["depth"]), *rows, together))


_SIDES = (7, 14, 28, 28, 56)
_NARROW = (24, 32, 48, 64)

TEMPLATES = (
    Template(
        "inception",
        "an inception block",
        _DEFAULTS,
        {
            "interview": {
                "side": _SIDES,
                "depth": (16, 32, 64, 128, 192, 256),
                "one": (16, 32, 64, 128),
                "reduce_three": (0,),
                "three": (32, 64, 128, 192),
                "reduce_five": (0,),
                "five": (16, 32, 64, 96),
                "project": (0,),
            },
            "expert": {
                "side": (13, 14, 27, 28, 56),
                "depth": (192, 256, 480, 512, 528, 832),
                "one": (64, 128, 192, 256, 384, 384),
                "reduce_three": (64, 96, 96, 112, 128, 144),
                "three": (96, 128, 128, 192, 208, 256),
                "reduce_five": _NARROW,
                "five": (48, 64, 96, 128, 128),
                "project": (32, 64, 128),
            },
        },
        _build,
        targets=("output_shape", "params", "macs", "largest"),
        figures=(
            Figure("params", "159K", "Szegedy and others 2015", "The block has 163,328 weights and 368 biases."),
            Figure("macs", "128 million", "Szegedy and others 2015"),
        ),
    ),
)
