"""How one framework spells one layer, as data that a layer file fills in."""

from __future__ import annotations

from typing import Literal, NamedTuple

ArgumentKind = Literal["size", "sizes", "padding", "flag", "channels", "mode", "ignored"]


class Argument(NamedTuple):
    """One argument of a framework's layer."""

    name: str
    fills: str = ""
    """The input that it gives a value, `K_@` for one value for each axis."""
    kind: ArgumentKind = "size"
    """size: a whole number; sizes: one for all axes or one each; padding: sizes, "valid" or "same"; flag: True or False;
    channels: an input or a line whose value must agree; mode: True means the mode that it fills; ignored: changes nothing
    that is counted here."""
    default: int | None = None
    """The value where it is left out; required where None (an ignored argument never is)."""
    like: str = ""
    """The argument whose value is taken where this one is left out or None, as pooling's stride is its window."""
    allows: tuple[object, ...] = ()
    """For ignored arguments: the only values that change nothing; any value where empty."""
    least: int = 1
    exact: bool = False
    """Whether a tuple must hold one value for each axis; otherwise one in brackets stands for all."""
    keyword: bool = False
    """Whether people write it with its name."""


class Layout(NamedTuple):
    """One order in which the sides of an input may stand, and the mode of the layer that it means."""

    sides: tuple[str, ...]
    mode: str | None = None
    """None: the arguments say."""


class Spelling(NamedTuple):
    """A layer in one framework."""

    framework: Literal["torch", "keras"]
    names: tuple[str, ...]
    """The class names; the first is the one that is written."""
    arguments: tuple[Argument, ...]
    layouts: tuple[Layout, ...]
    channels_first: bool = False
    """Whether the last part of `output_shape`, the depth, stands first in this framework."""
    weights: tuple[str, ...] = ()
    """The shapes of its weights, as names of quantities, in the framework's order."""
    paddings: tuple[str, ...] = ()
    """The padding modes that it knows by word."""
    numbers_mode: str = ""
    """The mode that padding by numbers means."""
    any_case: bool = False
    """Whether padding words may be written in capitals."""


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
