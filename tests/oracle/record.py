"""Records what the frameworks say of thousands of layers: `python tests/oracle/record.py torch|keras`.

The records are the independent witness for our own arithmetic, so this script must never import our packages.
It builds every layer for real and writes one JSON object a line, the same bytes on every run.
"""

import ast
import gzip
import importlib
import json
import math
import os
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import configurations_keras
import configurations_torch
from configurations import Configuration, Draw, Recipe, configurations

HERE = Path(__file__).parent
SEED = 20_240_229
PRINTED = 0.11

Record = dict[str, Any]
Observe = Callable[[Configuration], Record]


def main(arguments: list[str]) -> int:
    """Record one framework and print what came out of it."""
    if len(arguments) != 1 or arguments[0] not in SIDES:
        print("usage: python tests/oracle/record.py torch|keras", file=sys.stderr)
        return 2
    if os.environ.get("PYTHONHASHSEED") != "0":
        # PyTorch prints a Python set in one of its messages; without this its order changes from run to run.
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    framework = arguments[0]
    recipes, modules, printed, witness = SIDES[framework]
    observe = witness()
    records = [
        {"framework": framework, "layer": chosen.layer, "input": list(chosen.input)}
        | ({"about": chosen.about} if chosen.about else {})
        | observe(chosen)
        for chosen in configurations(Draw(SEED), recipes, modules, printed)
    ]
    _write(HERE / f"{framework}.jsonl.gz", records)
    _report(records)
    return 0


def torch_witness() -> Observe:
    """Run a PyTorch layer on zeros, one example, eager and without gradients."""
    torch: Any = importlib.import_module("torch")
    counter: Any = importlib.import_module("torch.utils.flop_counter").FlopCounterMode
    torch.set_num_threads(1)
    names = SimpleNamespace(torch=torch, nn=torch.nn)

    def observe(chosen: Configuration) -> Record:
        code = chosen.code
        try:
            with torch.no_grad(), warnings.catch_warnings(), counter(display=False) as counted:
                warnings.simplefilter("ignore")
                layer = built(code, names)
                code = repr(layer) if chosen.printed else code
                output = layer(torch.zeros(1, *chosen.input))
        except (TypeError, ValueError, RuntimeError, IndexError) as error:
            return {"code": code, "refused": reason(error)}
        weights = [list(weight.shape) for weight in layer.parameters() if weight.requires_grad]
        result = facts(list(output.shape[1:]), weights, sum(map(math.prod, weights)))
        if chosen.layer in ("conv2d", "dense"):
            result["macs"] = counted.get_total_flops() // 2
        return {"code": code, "facts": result}

    return observe


def keras_witness() -> Observe:
    """Call a Keras layer on a symbolic input, so that no backend kernel has a say."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    keras: Any = importlib.import_module("keras")
    names = SimpleNamespace(keras=keras, layers=keras.layers, tf=SimpleNamespace(keras=keras))

    def observe(chosen: Configuration) -> Record:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                layer = built(chosen.code, names)
                output = layer(keras.Input(chosen.input))
        except (TypeError, ValueError, AttributeError, ZeroDivisionError) as error:
            return {"code": chosen.code, "refused": reason(error)}
        weights = [list(weight.shape) for weight in layer.weights]
        trainable = sum(math.prod(weight.shape) for weight in layer.trainable_weights)
        return {"code": chosen.code, "facts": facts(list(output.shape[1:]), weights, trainable)}

    return observe


def built(code: str, names: SimpleNamespace) -> Any:
    """Build what a line of code stands for: looked up and called as written, with literal arguments only."""
    call = ast.parse(code, mode="eval").body
    assert isinstance(call, ast.Call)
    layer: Any = names
    for name in ast.unparse(call.func).split("."):
        layer = getattr(layer, name)
    keywords = {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in call.keywords}
    return layer(*map(ast.literal_eval, call.args), **keywords)


def facts(output_shape: list[int], weight_shapes: list[list[int]], params: int) -> Record:
    """Put together what is recorded of a layer that the framework accepts."""
    return {
        "params": params,
        "output_shape": output_shape,
        "activation_size": math.prod(output_shape),
        "weight_shapes": weight_shapes,
    }


def reason(error: Exception) -> str:
    """Take the first telling line of a message; Keras colours and wraps some, and numbers its layers."""
    lines = [line.strip() for line in re.sub(r"\x1b\[[0-9;]*m", "", str(error)).split("\n")]
    said = next(line for line in lines if line and not line.startswith("Exception encountered when"))
    return re.sub(r"'(conv2d|max_pooling2d|average_pooling2d|dense|flatten)_\d+'", r"'\1'", said)


SIDES: dict[str, tuple[tuple[Recipe, ...], tuple[str, ...], float, Callable[[], Observe]]] = {
    "torch": (configurations_torch.RECIPES, configurations_torch.MODULES, PRINTED, torch_witness),
    "keras": (configurations_keras.RECIPES, configurations_keras.MODULES, 0.0, keras_witness),
}


def _write(path: Path, records: list[Record]) -> None:
    text = "".join(json.dumps(record, sort_keys=True) + "\n" for record in records)
    with path.open("wb") as file, gzip.GzipFile("", "wb", mtime=0, fileobj=file) as packed:
        packed.write(text.encode())


def _report(records: list[Record]) -> None:
    counts = Counter((record["layer"], "refused" if "refused" in record else "accepted") for record in records)
    for (layer, outcome), count in sorted(counts.items()):
        print(f"{layer:12} {outcome:9} {count:5}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
