"""A U-Net: down, and up again, with what was seen on the way down beside what comes up.

The original takes no padding, so 572x572 becomes 388x388, and what stands beside is cropped to fit. No layer here crops, so
only its contracting path is built without padding; the whole network is the padded one, whose size stays. Their parameters
are the same. Source: Ronneberger, Fischer and Brox, "U-Net: Convolutional Networks for Biomedical Image Segmentation", 2015.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from question_bank.networks.building import concat, conv, pool, start, upconv
from question_bank.networks.network import Network, Row
from question_bank.networks.parts import Part, taken
from question_bank.networks.template import Figure, Template


def _twice(name: str, filters: int, padding: int) -> Iterator[Row]:
    yield conv(f"{name}_conv1", filters, 3, 1, padding)
    yield conv(f"{name}_conv2", filters, 3, 1, padding)


def _rows(numbers: Mapping[str, int]) -> Iterator[Row]:
    levels, width, padding = numbers["levels"], numbers["width"], numbers["padding"]
    yield start(numbers["side"], numbers["side"], numbers["depth"])
    for level in range(1, levels + 1):
        yield from _twice(f"down{level}", width * 2 ** (level - 1), padding)
        yield pool(f"pool{level}", 2)
    yield from _twice("bottom", width * 2**levels, padding)
    for level in range(levels, 0, -1):
        filters = width * 2 ** (level - 1)
        yield upconv(f"up{level}", filters, 2, 2)
        yield concat(f"concat{level}", f"down{level}_conv2", f"up{level}")
        yield from _twice(f"up{level}", filters, padding)
    yield conv("output", numbers["classes"], 1)


def _parts(levels: int) -> tuple[Part, ...]:
    """Each level on the way down, the bottom, and both together."""
    return (
        *(Part(f"level {i} on the way down", f"down{i}_conv1", f"pool{i}") for i in range(1, levels + 1)),
        Part("the bottom", "bottom_conv1", "bottom_conv2"),
        Part("the way down", "down1_conv1", "bottom_conv2"),
    )


def _build(numbers: Mapping[str, int]) -> Network:
    kind = "a U-Net" if numbers["padding"] else "a U-Net without padding"
    whole = Network("unet", kind, tuple(_rows(numbers)))
    return taken(whole, _parts(numbers["levels"]), numbers["part"])


_WIDTHS = (8, 16, 32, 64, 64)

TEMPLATES = (
    Template(
        "unet",
        "a U-Net",
        {"side": 512, "depth": 1, "width": 64, "levels": 4, "padding": 1, "classes": 2, "part": 0},
        {
            "interview": {
                "side": (256, 316, 380, 444, 508, 572, 572),
                "depth": (1, 3),
                "width": _WIDTHS,
                "padding": (0,),
                "part": (1, 1, 2, 3, 4),
            },
            "expert": {
                "side": (64, 128, 188, 240, 256, 388, 512, 572),
                "depth": (1, 3, 4),
                "width": _WIDTHS,
                "levels": (1,),
                "classes": (1, 2, 3, 19, 21),
            },
        },
        _build,
        targets=("output_shape", "params"),
        figures=(
            Figure("params", "31,030,593", "EdgeAttNet's table of models", "That is with one class in place of two."),
            Figure(
                "output_shape",
                "388 x 388 x 2 from 572 x 572",
                "Ronneberger and others 2015",
                "Without padding each level loses a border; with it the size stays, and the parameters are the same.",
            ),
        ),
    ),
)
