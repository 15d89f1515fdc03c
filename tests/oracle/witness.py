"""What both frameworks' witnesses share: building what a line stands for, and the form of what they say."""

import ast
import math
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

Record = dict[str, Any]

COUNTED = {f"conv{kind}{axes}d" for kind in ("", "_transpose") for axes in (1, 2, 3)} | {"dense", "network"}
"""The layers, and networks of them, whose multiplications PyTorch's counter of operations is known to see in full."""


def built(code: str, names: SimpleNamespace) -> Any:
    """Build what code stands for: looked up and called as written, with nothing but literals and calls."""
    (statement,) = ast.parse(code).body
    assert isinstance(statement, ast.Expr | ast.Assign)
    return _made(statement.value, names)


def _made(node: ast.expr, names: SimpleNamespace) -> Any:
    if isinstance(node, ast.List) and any(isinstance(one, ast.Call) for one in node.elts):
        return [_made(one, names) for one in node.elts]
    if not isinstance(node, ast.Call):
        return ast.literal_eval(node)
    called: Any = names
    for name in ast.unparse(node.func).split("."):
        called = getattr(called, name)
    keywords = {str(keyword.arg): _made(keyword.value, names) for keyword in node.keywords}
    return called(*(_made(one, names) for one in node.args), **keywords)


class LeftOut(Exception):
    """The framework neither refuses a layer nor says anything of it that is worth keeping."""


def facts(layer: str, output_shape: list[int], weight_shapes: list[list[int]], kept: list[list[int]]) -> Record:
    """Put together what is recorded of a layer: what it learns, and what else a normalisation, or a network, keeps."""
    if not all(isinstance(one, int) and one > 0 for one in output_shape):
        raise LeftOut(f"an empty output: {output_shape}")
    return {
        "params": sum(map(math.prod, weight_shapes)),
        "output_shape": output_shape,
        "activation_size": math.prod(output_shape),
        "weight_shapes": weight_shapes,
    } | ({"buffers": sum(map(math.prod, kept))} if "norm" in layer or layer == "network" else {})


def reason(error: Exception) -> str:
    """Take the first telling line of a message; Keras colours and wraps some."""
    lines = [line.strip() for line in re.sub(r"\x1b\[[0-9;]*m", "", str(error)).split("\n")]
    return next(line for line in lines if line and not line.startswith("Exception encountered when"))


Observe = Callable[[str, str, tuple[int, ...], bool], Record]
"""The layer's name, its code, its input and whether it is wanted as printed -> the code with its `facts`, with what was
`refused`, or with the reason why it is `left_out`."""
