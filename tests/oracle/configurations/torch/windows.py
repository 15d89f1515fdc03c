"""What goes wrong, or is rarely written, wherever PyTorch slides a window."""

from configurations.axes import too_large, too_many_numbers
from configurations.calls import MISSING, Case, Changes, Twist, one_of, put, stranger
from configurations.drawing import Draw


def window_faults(axes: int) -> dict[str, Twist]:
    """Twists for any layer with a kernel size, a stride and padding."""
    one = (1,) * (axes - 1)
    return {
        "window larger than the input": too_large(
            "kernel_size", 1, axes, padding=0, dilation=MISSING, ceil_mode=MISSING
        ),
        "window number below one": one_of("kernel_size", 0, -1, (*one, 0), (0, *one)),
        "stride below one": one_of("stride", 0, -1, (*one, 0), (0, *one)),
        "negative padding": one_of("padding", -1, (*[0] * (axes - 1), -1)),
        "too many numbers for the axes": too_many_numbers(axes, "kernel_size", "stride", "padding"),
        "not whole": lambda draw, case: {draw.pick(["kernel_size", "stride", "padding"]): draw.pick([1.5, 3.0, 2.0])},
        "an argument is missing": put(kernel_size=MISSING, positional=0),
        "an argument of the other framework": stranger(
            "strides", "pool_size", "use_bias", "dilation_rate", "data_format"
        ),
        "input of a wrong rank": wrong_rank,
    }


def wrong_rank(draw: Draw, case: Case) -> Changes:
    """One side too many, or the channels alone; never one side too few, where the batch would pass for channels."""
    longer = [*case.input, 3]
    return {"input": longer if len(case.input) == 2 else draw.pick([case.input[:1], longer])}


def window_oddities(axes: int) -> dict[str, Twist]:
    """Twists that PyTorch takes wherever it slides a window."""
    oddities: dict[str, Twist] = {"a list for a tuple": put(kernel_size=[2, 1, 2][:axes])}
    return oddities | {"one number in a tuple's brackets": one_of("stride", (2,), (1,))}
