"""A network built for one size of images and used at another: what reaches the layer that fixes the size."""

from __future__ import annotations

from question_bank.concepts import sizes
from question_bank.layer import HARDER, PLANE, Bound, Condition, Input, Layer, Quantity, Rule, Side
from question_bank.shared import ranges
from question_bank.shared.inputs import SIDE
from question_bank.slips import Slip

IDEAS = sizes.IDEAS

SLIPS = (
    Slip(
        "built-for-it",
        "head-fixes-size",
        "the size that the layer was built for",
        "tells what the layer was built for",
        "Another image brings another number of values; that is why the layer refuses it.",
    ),
    Slip(
        "values-of-this-image",
        "head-fixes-size",
        "the new image taken for the old one",
        "counts the values of the new image",
        "The layer was built before, for images of {N}x{N}.",
    ),
    Slip(
        "stride-on-one-side",
        "strides-multiply",
        "the stride on one side only",
        "divides the area by the stride once",
        "The total stride divides height and width, both.",
    ),
    Slip(
        "image-for-map",
        "strides-multiply",
        "the image taken for the last map",
        "leaves the image as large as it came",
        "The layers before make the map smaller by their total stride of {T}.",
    ),
)

_REACHES = "What it was built for does not change what comes now."

LAYERS = (
    Layer(
        name="new_size",
        title="a network at another image size",
        inputs=(
            Input(
                "N",
                "side of the images that it was built for",
                ranges.by_level((32, 64), (128, 192, 224, 256), (224, 256, 288)),
            ),
            SIDE._replace(
                meaning="{axis} of the image that comes",
                ranges=ranges.by_level(
                    (16, 32, 48, 64, 96),
                    (160, 256, 288, 320, 360, 384, 448, 480, 512),
                    (300, 330, 360, 400, 450, 500, 600),
                ),
            ),
            Input("T", "total stride", ranges.by_level((8, 16), (8, 16, 32), (8, 16, 32))),
            Input(
                "D",
                "channels of the last map",
                ranges.by_level((1, 2, 4, 10), (32, 64, 128, 256, 512), (48, 96, 192, 384)),
            ),
        ),
        rules=(
            Rule(
                "old_side",
                "last map, side as built",
                "N/T",
                "the total stride divides the image",
                "It was built for maps of side {old_side}.",
                "strides-multiply",
            ),
            Rule(
                "built",
                "values that it was built for",
                "old_side*old_side*D",
                "flattening unrolls every channel",
                "That was {built} values.",
                "head-fixes-size",
            ),
            Rule(
                "end_@",
                "last map, {axis}",
                "floor(N_@/T)",
                "the total stride divides the image, and only whole strides count",
                "Now the {axis} is {end_@}.",
                "whole-strides",
            ),
            Rule(
                "reaches",
                "values that reach it",
                "prod(end_@)*D",
                "flattening unrolls every channel",
                "That is {reaches} values.",
                "head-fixes-size",
            ),
        ),
        quantities=(
            Quantity(
                "reaches",
                "values that reach the first fully connected layer",
                ("reaches",),
                "How many values reach its first fully connected layer?",
                counted="Each map is rounded down.",
                without=_REACHES,
                types=(25,),
            ),
            Quantity(
                "reaches_uneven",
                "values of an oblong image that reach it",
                ("reaches",),
                "How many values reach its first fully connected layer?",
                counted="Each map is rounded down.",
                without=_REACHES,
                types=(25,),
                levels=HARDER,
                uneven=True,
                spot=False,
            ),
            Quantity(
                "built",
                "inputs of the first fully connected layer",
                ("built",),
                "How many values was its first fully connected layer built for?",
                without="It was built before the new image came.",
                types=(25,),
                spot=False,
            ),
        ),
        scene="A network for {N}x{N} images, total stride {T}, {D} channels at the end, gets {H}x{W}.",
        row="NETWORK  built for {N} x {N}, total stride {T}, {D} channels at the end, on {H} x {W}",
        subject="A network for NxN images, total stride T, D channels at the end, gets HxW.",
        axes=PLANE,
        slips=(
            Bound("flatten-depth", {"reaches": "prod(end_@)", "built": "old_side*old_side"}),
            Bound("built-for-it", {"reaches": "built"}),
            Bound("values-of-this-image", {"built": "prod(end_@)*D"}),
            Bound("stride-on-one-side", {"reaches": "floor(prod(N_@)/T)*D"}),
            Bound("stride-on-one-side", {"built": "floor(N*N/T)*D"}),
            Bound("image-for-map", {"end_@": "N_@"}),
            Bound("image-for-map", {"old_side": "N"}),
            Bound("rounded-up", {"end_@": "ceil(N_@/T)"}),
        ),
        conditions=(
            Condition("N/T", "be whole", "A total stride of {T} does not fit images of {N}x{N}."),
            Condition("end_@ - 1", "not be negative", "Nothing is left of the {axis}."),
        ),
        takes=(),
        gives=(),
        picture=(Side("image", "input", ("N_@",)), Side("last map", "output", ("end_@", "D"))),
        words={"unit": "layer"},
    ),
)
