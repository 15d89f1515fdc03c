"""How one framework spells one layer, as data that a layer file fills in.

A layer has any number of spellings. Of those of one framework the first that tells a scenario is the one that is written,
and all are read: another class (`lazy`), another mode, or another chain of calls (`nn.Sequential(nn.Flatten(), ...)`).
Where a name is spelled by several layers, each is tried in the order of the layers, and the first that can be read is it.

The mode of a scenario is `numbers_mode` of the spelling to begin with. Arguments of the kinds padding, mode, shape and word,
and those with `given`, change it in their order, and the layout of the input may change it last. Where the name of the new
mode holds `{}`, that stands for the mode so far: with `fills="{} whole"` a flag turns `same` into `same whole`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

ArgumentKind = Literal[
    "size", "sizes", "ends", "padding", "flag", "share", "channels", "shape", "axes", "mode", "word", "ignored"
]


class Argument(NamedTuple):
    """One argument of a framework's layer."""

    name: str
    fills: str = ""
    """The input that it gives a value, `K_@` for one value for each axis; see `kind` for what else it may be."""
    kind: ArgumentKind = "size"
    """What stands in the code:

    size: a whole number.
    sizes: a whole number for all axes, or one for each in brackets.
    ends: amounts before (`fills`) and behind (`behind`) each axis. PyTorch: a number for all, or in one pair of brackets
        before and behind the last axis, then the axis in front of it: (left, right, top, bottom). Keras: a number for
        all; of one axis (before, behind); of several a number for each, or ((top, bottom), (left, right)). With `modes`
        the first is meant where the two ends of every axis agree (and `behind` is left alone), else the second.
    padding: sizes, or one of the spelling's `paddings`, which is then the mode. Only words where nothing is filled.
    flag: True or False, as 1 or 0.
    share: a number from 0 to 1, as percent: 0.25 is 25. Only whole percents.
    channels: what the line says of its input: `fills` is an input or a line whose value must be this number.
    shape: the last sides of the input, a number or several in brackets; they must be the input's own. The mode follows
        from how many are named: the first of `modes` for one, the second for two, and so on.
    axes: sides of the input by their place behind the batch, 1 for the first and -1 for the last: a number or several in
        brackets. They must be there. With `modes`: none at all changes no mode, all but the last one mean the first of
        them, all the second, and other ones are refused; without `modes` any, and the batch too, change nothing.
    mode: True means the mode `fills`; False changes no mode. `default=1`: it is True where it is left out.
    word: one of the texts in `allows` (the first where it is left out), which means the mode at its place in `modes`.
    ignored: changes nothing that is counted here. Anything is read, numbers below 0, None and names too, unless
        `allows` or `between` say what.
    """
    default: int | None = None
    """The value where it is left out; required where None. (For `mode` see there; for word and ignored `needed`.)"""
    like: str = ""
    """The argument whose value is taken where this one is left out or None, as pooling's stride is its window."""
    allows: tuple[object, ...] = ()
    """For ignored arguments: the only values that change nothing, any where empty. For words: the words."""
    least: int = 1
    exact: bool = False
    """Whether a tuple must hold one value for each axis; otherwise one in brackets stands for all."""
    keyword: bool = False
    """Whether people write it with its name."""
    behind: str = ""
    """For ends: the input of the amounts behind each axis, such as `Q_@`."""
    none: str = ""
    """For size and sizes: the input whose value is taken where None stands, as `N_@` in AdaptiveAvgPool2d((7, None))."""
    given: str = ""
    """The mode where the argument is given at all and not None; it then needs a `default` for where it is not."""
    modes: tuple[str, ...] = ()
    """For ends, shape, axes and word: the modes that follow, as told there; an empty one changes no mode."""
    between: tuple[float, float] | None = None
    """For ignored arguments: the least and the most that a number may be, such as (0, 1) for a share."""
    needed: bool = False
    """For word and ignored: whether the framework refuses to do without."""
    writes: str = ""
    """For ignored arguments: what is written for it, such as `0.5`; it is left out where empty."""
    points: bool = False
    """Whether 2.0 is read as 2; otherwise it is refused, as the frameworks do with most sizes."""


class Layout(NamedTuple):
    """One order in which the sides of an input may stand, and the mode of the layer that it means."""

    sides: tuple[str, ...]
    """Inputs of the layer. Its inputs that stand in other layouts only must have their neutral value, 1."""
    mode: str | None = None
    """None: what the arguments say. `{}` in it stands for that: `rows {}`."""


class Times(NamedTuple):
    """Weights that a layer has several times, or only under a condition."""

    often: str
    """The input or line that says how often; 0 where they are missing."""
    weights: tuple[str | Times, ...]
    """They come one after the other, and then all of them again."""


class Spelling(NamedTuple):
    """A layer in one framework."""

    framework: Literal["torch", "keras"]
    names: tuple[str, ...]
    """The class names; the first is the one that is written. Empty where the framework has no layer for it and only `tells`
    are known."""
    arguments: tuple[Argument, ...]
    layouts: tuple[Layout, ...]
    channels_first: bool = False
    """Whether the last part of `output_shape`, the depth, stands first in this framework."""
    weights: tuple[str | Times, ...] = ()
    """The shapes of its weights, as names of quantities, in the framework's order. `bias_shape` counts only where the input
    `B` is 1; whatever else is not always there once stands in `Times`."""
    paddings: tuple[str, ...] = ()
    """The padding modes that it knows by word."""
    numbers_mode: str = ""
    """The mode where no argument says another: padding by numbers, for one."""
    any_case: bool = False
    """Whether padding words may be written in capitals."""
    chain: tuple[str, ...] = ()
    """The calls of one Sequential that the layer only is together with others, itself as `*`: ("Flatten()", "*")."""
    call: str = "layer(x)"
    """How it is called for its output: "layer(x, x, x)[0]" where a tuple comes out."""
    whole_numbers: bool = False
    """Whether its input holds whole numbers, as an embedding's does."""
    counted: bool = False
    """Whether PyTorch's FlopCounterMode sees all its multiplications: convolutions, transposed ones, linear layers."""
    tells: Mapping[str, str] = MappingProxyType({})
    """What to print for a quantity, by its name, where the usual expression (see proof.py) does not tell it: code over
    `layer`, its input `x` and its output `y`, in which an input of the layer in braces is its value. Empty: the framework
    can't tell it."""


def lazy(spelling: Spelling) -> Spelling:
    """PyTorch's form that finds out by itself how deep its input is: the same without what the line says of its input."""
    told = tuple(argument for argument in spelling.arguments if argument.kind != "channels")
    return spelling._replace(names=tuple(f"Lazy{name}" for name in spelling.names), arguments=told)


KERAS_EXTRAS = (
    "kernel_initializer",
    "bias_initializer",
    "kernel_regularizer",
    "bias_regularizer",
    "activity_regularizer",
    "kernel_constraint",
    "bias_constraint",
    "name",
    "dtype",
    "trainable",
    "input_shape",
)
"""Arguments of Keras' layers that change nothing which is counted here."""

KERAS_ACTIVATIONS = (
    None,
    "relu",
    "softmax",
    "sigmoid",
    "tanh",
    "linear",
    "elu",
    "selu",
    "gelu",
    "softplus",
    "softsign",
    "silu",
    "swish",
    "leaky_relu",
    "relu6",
    "exponential",
    "hard_sigmoid",
    "mish",
    "log_softmax",
    "celu",
    "glu",
)
"""The activations that Keras knows by name."""
