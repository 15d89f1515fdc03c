"""Records what PyTorch and Keras compute on small grids: `python tests/oracle/record_by_hand.py`.

The records are the independent witness for work by hand, so this script must never import our packages. It writes
`tests/data/by_hand.json`, the same bytes on every run with the same versions.
"""

import importlib
import json
import os
import sys
from pathlib import Path
from random import Random
from typing import Any

TARGET = Path(__file__).parent.parent / "data" / "by_hand.json"
SEED = 79
EACH = 16
"""Records of each layer in PyTorch."""

Grid = list[list[int]]
Record = dict[str, Any]


def main() -> int:
    """Record all layers and say how many."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    torch: Any = importlib.import_module("torch")
    keras: Any = importlib.import_module("keras")
    chance = Random(SEED)
    records = [_torch(torch, layer, chance) for layer in _TORCH for _ in range(EACH)]
    records += [_keras(keras, chance) for _ in range(4)]
    TARGET.write_text("[\n" + ",\n".join(json.dumps(record) for record in records) + "\n]\n", "utf-8")
    print(f"{len(records)} records, PyTorch {torch.__version__}, Keras {keras.__version__}")
    return 0


def _convolution(torch: Any, one: Record) -> Any:
    weight, bias = torch.tensor([one["kernel"]]).double(), torch.tensor([one["bias"]]).double()
    return torch.nn.functional.conv2d(_batch(torch, one), weight, bias, one["stride"], one["padding"])


def _transposed(torch: Any, one: Record) -> Any:
    weight, bias = torch.tensor(one["kernel"]).double().unsqueeze(1), torch.tensor([one["bias"]]).double()
    return torch.nn.functional.conv_transpose2d(_batch(torch, one), weight, bias, one["stride"], one["padding"])


def _largest(torch: Any, one: Record) -> Any:
    pool = torch.nn.MaxPool2d(one["window"], one["stride"], one["padding"], ceil_mode=one["ceil"])
    return pool(_batch(torch, one))


def _average(torch: Any, one: Record) -> Any:
    return torch.nn.AvgPool2d(one["window"], one["stride"], one["padding"])(_batch(torch, one))


_TORCH = {
    "conv2d": _convolution,
    "conv_transpose2d": _transposed,
    "max_pool2d": _largest,
    "avg_pool2d": _average,
}


def _torch(torch: Any, layer: str, chance: Random) -> Record:
    """One layer whose output exists; refused ones are drawn again."""
    while True:
        one = _numbers(layer, chance)
        try:
            output = _TORCH[layer](torch, one)[0, 0]
        except RuntimeError:
            continue
        return {"framework": "torch", "layer": layer, **one, "output": output.tolist()}


def _keras(keras: Any, chance: Random) -> Record:
    """An average over a window of 3 with 'same' padding at stride 1, which is a padding of 1 on every side."""
    grid = _grid(chance, 4, 4)
    pool = keras.layers.AveragePooling2D(3, 1, "same")
    batch = keras.ops.convert_to_tensor([[[[float(value)] for value in row] for row in grid]])
    output = keras.ops.convert_to_numpy(pool(batch))[0, :, :, 0].tolist()
    numbers = {"input": [grid], "window": 3, "stride": 1, "padding": 1}
    return {"framework": "keras", "layer": "avg_pool2d", **numbers, "output": output}


def _numbers(layer: str, chance: Random) -> Record:
    pools = layer.endswith("_pool2d")
    channels = chance.choice((1, 2)) if layer == "conv2d" else 1
    rows, columns = chance.randint(2, 6), chance.randint(2, 6)
    high, wide = (chance.randint(2, 3), chance.randint(2, 3)) if not pools else (chance.randint(2, 3),) * 2
    chosen = {"window": high} if pools else {"kernel": [_grid(chance, high, wide) for _ in range(channels)]}
    chosen |= {"stride": chance.randint(1, min(high, wide)), "padding": chance.randint(0, 1)}
    chosen |= {"ceil": chance.random() < 0.5} if layer == "max_pool2d" else {}
    chosen |= {} if pools else {"bias": chance.randint(-3, 3)}
    return {"input": [_grid(chance, rows, columns) for _ in range(channels)], **chosen}


def _grid(chance: Random, rows: int, columns: int) -> Grid:
    return [[chance.randint(-9, 9) for _ in range(columns)] for _ in range(rows)]


def _batch(torch: Any, one: Record) -> Any:
    return torch.tensor([one["input"]]).double()


if __name__ == "__main__":
    sys.exit(main())
