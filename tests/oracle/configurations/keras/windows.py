"""What goes wrong, or is rarely written, wherever Keras slides a window."""

from configurations.axes import too_large, too_many_numbers
from configurations.calls import Case, Changes, Twist, Twists, one_of, put, stranger
from configurations.drawing import Draw

WORDY: Twists = {
    "a keyword that changes no shape": lambda draw, case: draw.pick(
        [{"name": "first"}, {"data_format": "channels_last"}, {"trainable": True}]
    )
}
SHAPE_WITHIN: Twists = {"the input shape written into the layer": lambda draw, case: {"input_shape": tuple(case.input)}}


def window_faults(window: str, axes: int, *strangers: str) -> dict[str, Twist]:
    """Twists for any layer with a window of this name, strides and padding."""
    one = (1,) * (axes - 1)
    return {
        "window larger than the input": too_large(window, 0, axes, padding="valid"),
        "window number below one": one_of(window, 0, -1, (*one, 0), (0, *one)),
        "stride below one": one_of("strides", 0, -1, (*one, 0), (0, *one)),
        "too many numbers for the axes": too_many_numbers(axes, window, "strides"),
        "too few numbers for the axes": lambda draw, case: {draw.pick([window, "strides"]): (2,) * (axes - 1)},
        "not whole": lambda draw, case: {draw.pick([window, "strides"]): draw.pick([1.5, 3.0, 2.0])},
        "an argument of the other framework": stranger(*strangers),
        "input of a wrong rank": wrong_rank,
        "unknown padding word": one_of("padding", "full", "zeros", "reflect"),
        "padding as numbers": one_of("padding", 1, 0, (1,) * axes),
    }


def wrong_rank(draw: Draw, case: Case) -> Changes:
    """A side too many, a side too few, or the channels alone."""
    return {"input": draw.pick([case.input[-1:], case.input[:-1], [3, *case.input]])}


def conv_oddities(axes: int) -> dict[str, Twist]:
    """Twists that Keras takes in every convolution."""
    return {
        "a list for a tuple": put(kernel_size=[2, 1, 2][:axes]),
        "no bias by another word": one_of("use_bias", 0, None),
        "padding word in capitals": one_of("padding", "SAME", "VALID"),
        **WORDY,
        **SHAPE_WITHIN,
    }
