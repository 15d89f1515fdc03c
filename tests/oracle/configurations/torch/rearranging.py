"""PyTorch's layers without weights that only move, repeat or add places: padding, upsampling, shuffling, unfolding."""

from collections.abc import Callable
from math import prod

from configurations.axes import channels, extent, side, spread, tight, too_large, too_many_numbers
from configurations.calls import MISSING, Case, Changes, Recipe, Twist, Twists, Value, one_of, put, stranger
from configurations.drawing import Draw
from configurations.torch.windows import wrong_rank


def _zero_pad(axes: int) -> Callable[[Draw], Case]:
    def zero_pad(draw: Draw) -> Case:
        every_side = tuple(draw.between(0, 4) for _ in range(2 * axes))
        padding: Value = draw.between(0, 5) if draw.chance(0.45) else every_side
        shape = [channels(draw, axes), *extent(draw, axes)]
        return Case(f"ZeroPad{axes}d", ("padding",), {"padding": padding}, shape)

    return zero_pad


def _pad_faults(axes: int) -> Twists:
    return {
        "a number too many": put(padding=(1,) * (2 * axes + 1)),
        "not whole": one_of("padding", 1.5, 2.0),
        "padding as a word": one_of("padding", "same", "valid"),
        "an argument is missing": put(padding=MISSING),
        "more cut off than there is": lambda draw, case: {"padding": -max(case.input[1:])},
        "an argument of the other framework": stranger("data_format", "size"),
        "nested as in Keras": put(padding=((1, 1), (2, 2), (0, 1))[:axes] if axes > 1 else ((1, 1),)),
    }


def _upsample(axes: int) -> Callable[[Draw], Case]:
    smooth = {1: "linear", 2: "bilinear", 3: "trilinear"}[axes]

    def upsample(draw: Draw) -> Case:
        factors = [draw.between(1, 4) for _ in range(axes)]
        factor: Value = draw.pick([2, 2, 2, 3, 4]) if draw.chance(0.7) else tuple(factors)
        settings: dict[str, Value] = {"scale_factor": factor}
        if draw.chance(0.7):
            settings["mode"] = draw.pick(["nearest", smooth, smooth])
            if settings["mode"] == smooth and draw.chance(0.4):
                settings["align_corners"] = draw.chance(0.7)
        return Case("Upsample", (), settings, [channels(draw, axes), *tight(draw, axes)])

    return upsample


def _upsample_faults(axes: int) -> Twists:
    other = {1: "bilinear", 2: "linear", 3: "bicubic"}[axes]
    return {
        "a mode for another rank": put(mode=other),
        "unknown mode": one_of("mode", "cubic", "same"),
        "nothing said of the size": put(scale_factor=MISSING, mode="nearest"),
        "both a size and a factor": put(size=20),
        "too many numbers for the axes": too_many_numbers(axes, "scale_factor"),
        "factor below one": one_of("scale_factor", 0, -2),
        "corners for the nearest": put(mode="nearest", align_corners=True),
        "an argument of the other framework": stranger("interpolation", "data_format"),
    }


def _upsample_oddities(axes: int) -> Twists:
    return {
        "a size for a factor": lambda draw, case: {
            "scale_factor": MISSING,
            "size": draw.pick([12, tuple(draw.between(3, 20) for _ in range(axes))]),
        },
        "a factor that is not whole": one_of("scale_factor", 1.5, 2.5, 0.5),
        "a factor written with a point": put(scale_factor=2.0),
        "a factor written as text": put(scale_factor="2"),
    }


def _pixel_shuffle(draw: Draw) -> Case:
    factor = draw.pick([2, 2, 2, 3, 4, draw.between(1, 6)])
    depth = factor * factor * draw.between(1, 8) + (draw.between(1, 3) if draw.chance(0.06) else 0)
    return Case("PixelShuffle", ("upscale_factor",), {"upscale_factor": factor}, [depth, *tight(draw, 2)])


def _pixel_unshuffle(draw: Draw) -> Case:
    factor = draw.pick([2, 2, 2, 3, 4, draw.between(1, 6)])
    sides = [factor * draw.between(1, 12) + (1 if draw.chance(0.03) else 0) for _ in range(2)]
    return Case("PixelUnshuffle", ("downscale_factor",), {"downscale_factor": factor}, [channels(draw), *sides])


def _shuffle_faults(name: str, unfit: Twist) -> Twists:
    return {
        "blocks that do not fit": unfit,
        "factor below one": one_of(name, 0, -2),
        "not whole": one_of(name, 2.0, 1.5),
        "a pair for a number": put(**{name: (2, 2)}),
        "an argument is missing": put(**{name: MISSING}),
        "an argument of its kin": put(scale_factor=2),
        "too many arguments": put(positional=1, more="2"),
    }


def _unfold(draw: Draw) -> Case:
    settings = _patches(draw, 7)
    return Case(
        "Unfold", ("kernel_size", "dilation", "padding", "stride"), settings, [channels(draw), *extent(draw, 2)]
    )


def _patches(draw: Draw, most: int) -> dict[str, Value]:
    first = draw.between(1, most)
    settings: dict[str, Value] = {
        "kernel_size": side(draw, first, first if draw.chance(0.7) else draw.between(1, most))
    }
    if draw.chance(0.2):
        settings["dilation"] = side(draw, *draw.pick([(2, 2), (2, 2), (1, 2), (3, 1)]))
    if draw.chance(0.45):
        settings["padding"] = side(draw, *draw.pick([(1, 1), (1, 1), (2, 2), (0, 1), (2, 0), (3, 3)]))
    if draw.chance(0.55):
        settings["stride"] = side(draw, *draw.pick([(2, 2), (2, 2), (3, 3), (4, 4), (1, 2), (3, 2)]))
    return settings


def _fold(draw: Draw) -> Case:
    """A Fold is refused unless its input has as many columns as there are places, so they are counted here."""
    sides = [draw.between(6, 28), draw.between(6, 28)]
    settings: dict[str, Value] = {"output_size": side(draw, sides[0], sides[0] if draw.chance(0.5) else sides[1])}
    settings |= _patches(draw, 4)
    sizes, dilations, paddings, strides = (
        spread(settings.get(name, usual), 2)
        for name, usual in (("kernel_size", 1), ("dilation", 1), ("padding", 0), ("stride", 1))
    )
    places = [
        (long + 2 * padding - dilation * (size - 1) - 1) // stride + 1
        for long, size, dilation, padding, stride in zip(
            spread(settings["output_size"], 2), sizes, dilations, paddings, strides, strict=True
        )
    ]
    signature = ("output_size", "kernel_size", "dilation", "padding", "stride")
    return Case("Fold", signature, settings, [draw.between(1, 12) * prod(sizes), prod(places)])


def _patch_faults(larger: Twist, rank: Twist) -> Twists:
    return {
        "window larger than the input": larger,
        "window number below one": one_of("kernel_size", 0, -1, (1, 0)),
        "stride below one": one_of("stride", 0, -1, (2, 0)),
        "dilation below one": one_of("dilation", 0, (0, 1)),
        "negative padding": one_of("padding", -1, (0, -1)),
        "too many numbers for the axes": too_many_numbers(2, "kernel_size", "stride", "padding"),
        "padding as a word": one_of("padding", "same", "valid"),
        "not whole": lambda draw, case: {draw.pick(["kernel_size", "stride"]): draw.pick([1.5, 2.0])},
        "an argument is missing": put(kernel_size=MISSING, positional=0),
        "an argument of the other framework": stranger("sizes", "strides", "rates"),
        "input of a wrong rank": rank,
    }


FOLD_FAULTS: Twists = {
    **_patch_faults(put(output_size=6, kernel_size=9, padding=0), lambda draw, case: {"input": [*case.input, 2, 3]}),
    "rows that are no multiple of the window": lambda draw, case: {
        "input": [case.input[0] * 4 + 1, case.input[1]],
        "kernel_size": 2,
    },
    "columns that do not fit the places": lambda draw, case: {
        "input": [case.input[0], case.input[1] + draw.between(1, 5)]
    },
    "no size named": put(output_size=MISSING, positional=0),
}
A_LIST: Twists = {"a list for a tuple": put(kernel_size=[2, 2])}
LISTED: Twists = {"a list for a tuple": lambda draw, case: {"output_size": [*spread(case.settings["output_size"], 2)]}}


def _flatten(draw: Draw) -> Case:
    shape = draw.pick(
        [
            [channels(draw), *extent(draw, 2)],
            [channels(draw), *extent(draw, 2)],
            [draw.between(1, 400)],
            [draw.between(1, 30), draw.between(1, 30)],
            [3, *extent(draw, 2), draw.between(1, 9)],
        ]
    )
    settings: dict[str, Value] = {"start_dim": 1} if draw.chance(0.3) else {}
    if draw.chance(0.2):
        settings["end_dim"] = -1
    return Case("Flatten", ("start_dim", "end_dim"), settings, shape)


FLATTEN_FAULTS: Twists = {
    "no such axis": one_of("start_dim", 6, -7),
    "end before start": put(start_dim=2, end_dim=1, input=[3, 8, 8]),
    "an argument of the other framework": put(data_format="channels_last"),
}


def _odd_channels(draw: Draw, case: Case) -> Changes:
    return {"upscale_factor": draw.pick([2, 3]), "input": [case.input[0] * 36 + 1, *case.input[1:]]}


def _odd_sides(draw: Draw, case: Case) -> Changes:
    return {"downscale_factor": draw.pick([2, 3]), "input": [case.input[0], case.input[1] * 6 + 1, case.input[2]]}


RECIPES = (
    *(
        Recipe(f"zero_pad{axes}d", count, _zero_pad(axes), _pad_faults(axes), {"some cut off": put(padding=-1)})
        for axes, count in ((1, 70), (2, 120), (3, 60))
    ),
    *(
        Recipe(f"upsample{axes}d", count, _upsample(axes), _upsample_faults(axes), _upsample_oddities(axes))
        for axes, count in ((1, 80), (2, 130), (3, 60))
    ),
    Recipe("pixel_shuffle", 100, _pixel_shuffle, _shuffle_faults("upscale_factor", _odd_channels)),
    Recipe("pixel_unshuffle", 100, _pixel_unshuffle, _shuffle_faults("downscale_factor", _odd_sides)),
    Recipe("unfold", 150, _unfold, _patch_faults(too_large("kernel_size", 1, 2, padding=0), wrong_rank), A_LIST),
    Recipe("fold", 120, _fold, FOLD_FAULTS, LISTED),
    Recipe("flatten", 150, _flatten, FLATTEN_FAULTS, {"only some axes": one_of("start_dim", 2, -1, -2)}),
)
