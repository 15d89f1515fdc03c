"""Rows as one writes them: a line of a network in a few words."""

from __future__ import annotations

from question_bank.catalog import layers
from question_bank.networks.network import Row

After = str | tuple[str, ...]


def start(height: int, width: int, depth: int) -> Row:
    """The input, called `input`."""
    return Row("input", layers()["input"], {"H": height, "W": width, "D": depth})


def conv(
    name: str,
    filters: int,
    kernel: int | tuple[int, int],
    stride: int = 1,
    padding: int | str | tuple[int, int] = 0,
    *,
    groups: int = 1,
    bias: bool = True,
    dilation: int = 1,
    after: After = "",
) -> Row:
    """A convolution; padding by a number or by a word such as `same`."""
    values = {"M": filters, "G": groups, "B": int(bias)}
    values |= _both("K", kernel) | _both("S", stride) | _both("L", dilation)
    mode = padding if isinstance(padding, str) else "numbers"
    values |= {} if isinstance(padding, str) else _both("P", padding)
    return Row(name, layers()["conv2d"], values, mode, _after(after))


def upconv(name: str, filters: int, kernel: int, stride: int, *, padding: int = 0, after: After = "") -> Row:
    """A transposed convolution as PyTorch has it."""
    values = {"M": filters} | _both("K", kernel) | _both("S", stride) | _both("P", padding)
    return Row(name, layers()["conv_transpose2d"], values, "", _after(after))


def depthwise(name: str, kernel: int, stride: int = 1, padding: int = 0, *, bias: bool = True) -> Row:
    """A depthwise convolution: a flat filter for each channel."""
    values = {"B": int(bias)} | _both("K", kernel) | _both("S", stride) | _both("P", padding)
    return Row(name, layers()["depthwise_conv2d"], values, "numbers")


def pool(
    name: str,
    window: int,
    stride: int = 0,
    padding: int = 0,
    *,
    word: str = "max",
    ceil: bool = False,
    after: After = "",
) -> Row:
    """Max or `avg` pooling; the stride is the window where it is left out."""
    values = _both("K", window) | _both("S", stride or window) | _both("P", padding)
    return Row(name, layers()[f"{word}_pool2d"], values, "ceil" if ceil else "numbers", _after(after))


def global_pool(name: str) -> Row:
    """Average pooling of each whole channel to one value."""
    return Row(name, layers()["global_avg_pool2d"], {})


def dense(name: str, units: int, *, bias: bool = True, flattens: bool = False) -> Row:
    """A fully connected layer on a row of values, or on a volume that it flattens."""
    return Row(name, layers()["dense"], {"M": units, "B": int(bias)}, "flatten" if flattens else "vector")


def norm(name: str) -> Row:
    """Batch normalisation of a plane."""
    return Row(name, layers()["batch_norm2d"], {})


def add(name: str, *after: str) -> Row:
    """Branches added up."""
    return Row(name, layers()["add"], {}, "", after)


def concat(name: str, *after: str) -> Row:
    """Branches side by side."""
    return Row(name, layers()["concat"], {}, "", after)


def plain(name: str, layer: str, after: After = "", **values: int) -> Row:
    """Any layer by its name in the catalog, with its own inputs."""
    return Row(name, layers()[layer], values, "", _after(after))


def _both(letter: str, value: int | tuple[int, int]) -> dict[str, int]:
    high, wide = value if isinstance(value, tuple) else (value, value)
    return {f"{letter}_h": high, f"{letter}_w": wide}


def _after(after: After) -> tuple[str, ...]:
    return after if isinstance(after, tuple) else (after,) if after else ()
