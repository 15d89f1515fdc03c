"""Records what the frameworks say of thousands of layers: `python tests/oracle/record.py torch|keras`.

The records are the independent witness for our own arithmetic, so this script must never import our packages.
It builds every layer for real and writes one JSON object a line, the same bytes on every run.
"""

import gzip
import importlib
import json
import os
import sys
from collections import Counter
from pathlib import Path

import configurations.keras
import configurations.torch
from configurations.calls import Recipe, configurations_of
from configurations.drawing import Draw
from witness import Observe, Record

HERE = Path(__file__).parent
NAME = "{framework}.jsonl.gz"
SEED = 20_240_229

SIDES: dict[str, tuple[tuple[Recipe, ...], tuple[str, ...], float]] = {
    "torch": (configurations.torch.RECIPES, configurations.torch.MODULES, 0.11),
    "keras": (configurations.keras.RECIPES, configurations.keras.MODULES, 0.0),
}
"""The recipes, what stands before the name of a class, and the share that is recorded as printed."""


def main(arguments: list[str]) -> int:
    """Record one framework and print what came out of it."""
    if len(arguments) != 1 or arguments[0] not in SIDES:
        print("usage: python tests/oracle/record.py torch|keras", file=sys.stderr)
        return 2
    steady()
    framework = arguments[0]
    observe: Observe = importlib.import_module(f"witness_{framework}").observe
    recipes, modules, printed = SIDES[framework]
    records = [
        {"framework": framework, "layer": chosen.layer, "input": list(chosen.input)}
        | ({"about": chosen.about} if chosen.about else {})
        | observe(chosen.layer, chosen.code, chosen.input, chosen.printed)
        for chosen in configurations_of(Draw(SEED), recipes, modules, printed)
    ]
    write(HERE / NAME.format(framework=framework), [record for record in records if "left_out" not in record])
    _report(records)
    return 0


def steady() -> None:
    """Start over without chance in the order of sets: PyTorch prints a Python set in one of its messages."""
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})


def write(path: Path, records: list[Record]) -> None:
    """Write one JSON object a line, packed, without a date."""
    text = "".join(json.dumps(record, sort_keys=True) + "\n" for record in records)
    with path.open("wb") as file, gzip.GzipFile("", "wb", mtime=0, fileobj=file) as packed:
        packed.write(text.encode())


def _report(records: list[Record]) -> None:
    outcomes = {"facts": "accepted", "refused": "refused", "left_out": "left out"}
    counts = Counter((record["layer"], key) for record in records for key in outcomes if key in record)
    counts += Counter(("together", key) for record in records for key in outcomes if key in record)
    for layer in dict.fromkeys([record["layer"] for record in records] + ["together"]):
        print(f"{layer:26}" + "".join(f"{counts[layer, key]:6} {outcome}" for key, outcome in outcomes.items()))
    for record in records:
        if "left_out" in record:
            print(f"left out: {record['code']} on {record['input']}: {record['left_out']}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
