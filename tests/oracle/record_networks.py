"""Records what the frameworks say of small networks: `python tests/oracle/record_networks.py`.

Like `record.py` it must never import our packages. A row is drawn for the shape that the framework itself says the
rows before it give, so nothing here computes a shape; a broken network has one row that was drawn for another shape.
"""

import importlib
import math
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any

import configurations.keras.rows
import configurations.torch.rows
from configurations.calls import written
from configurations.drawing import Draw
from configurations.networks import Fault, Style, Supposed, first_shape, kinds_of_rows, laid_out, spoil
from record import HERE, steady, write
from witness import Record

SEED = 20_240_301
STYLES = {"torch": configurations.torch.rows.STYLE, "keras": configurations.keras.rows.STYLE}
COUNTS = {"torch": (240, 25), "keras": (60, 9)}
"""How many sound networks of each framework, and how many broken ones."""
TOO_BIG = 40_000
"""A row with an output of more numbers is drawn again: the networks are small."""
TRIES = 8


def main() -> int:
    """Record both frameworks and print what came out."""
    steady()
    records = [record for framework in STYLES for record in networks(framework)]
    write(HERE / "networks.jsonl.gz", records)
    for said, count in Counter((one["framework"], one.get("about", "sound")) for one in records).items():
        print(f"{said[0]:6} {count:4} {said[1]}")
    print("layers:", dict(Counter(row["layer"] for one in records for row in one.get("rows", ()))))
    return 0


def networks(framework: str) -> list[Record]:
    """Draw and observe the networks of one framework: the sound ones, then the broken ones."""
    witness, draw = importlib.import_module(f"witness_{framework}"), Draw(SEED)
    sound, broken = COUNTS[framework]
    records: dict[str, Record] = {}
    for fault in [None] * sound + [*islice(cycle(STYLES[framework].faults), broken)]:
        record = None
        while record is None or record["code"] in records:
            record = attempt(draw, STYLES[framework], witness, fault)
        records[record["code"]] = {"framework": framework} | record
    return [*records.values()]


def attempt(draw: Draw, style: Style, witness: Any, fault: Fault | None) -> Record | None:
    """Draw a network and ask the framework; None where it came out otherwise than it was meant."""
    shape = first_shape(draw, style.channels_first)
    kinds = kinds_of_rows(draw, style, len(shape) - 1)
    spoiled = spoil(draw, kinds, fault) if fault else {}
    if fault and not spoiled:
        return None
    module, opening, closing, first = draw.pick(style.frames)
    rows = Drafter(draw, style, witness, module).rows(kinds, shape, spoiled)
    if rows is None:
        return None
    lines = ([first.format(tuple(shape))] if first else []) + [row["code"] for row in rows]
    record = {"code": laid_out(draw, lines, opening, closing), "input": shape}
    said = witness.spoken("network", record["code"], tuple(shape))
    if ("facts" in said) != (fault is None):
        return None
    shown = witness.printed_network(record["code"])
    record |= {"printed": shown} if shown else {}
    if fault:
        return record | {"about": fault.about, "refused": said["refused"], "row": failing(witness, rows, shape)}
    return record | {"rows": rows, "total": total(rows, said["facts"])}


@dataclass(frozen=True)
class Drafter:
    """Draws the rows of one network."""

    draw: Draw
    style: Style
    witness: Any
    module: str
    """What stands before the name of a class."""

    def rows(self, kinds: list[str], shape: list[int], spoiled: Mapping[int, Supposed]) -> list[Record] | None:
        """Draw row after row, each for what the one before gives; a spoiled one for what it is supposed to meet."""
        rows: list[Record] = []
        for place, kind in enumerate(kinds):
            row = self.fitting(kind, spoiled[place](self.draw, shape) if place in spoiled else shape)
            if row is None:
                return None
            rows.append(row)
            shape = row["output_shape"]
        return rows

    def fitting(self, kind: str, shape: list[int]) -> Record | None:
        """Draw a row of this kind until the framework takes one on this shape, and prints it in full."""
        for _ in range(TRIES):
            layer, case = self.style.drawers[kind](self.draw, shape)
            code = self.module + written(self.draw, case)
            said: Record = self.witness.spoken(layer, code, tuple(shape))
            small = "facts" in said and math.prod(said["facts"]["output_shape"]) <= TOO_BIG
            if small and self.witness.printed_in_full(layer, code, tuple(shape)):
                return {"layer": layer, "code": code, **said["facts"]}
        return None


def failing(witness: Any, rows: list[Record], shape: list[int]) -> int:
    """Find the first row that does not take what it meets."""
    for place, row in enumerate(rows):
        said = witness.spoken(row["layer"], row["code"], tuple(shape))
        if "refused" in said:
            return place
        shape = said["facts"]["output_shape"]
    raise AssertionError("the network is refused, and each of its rows is taken")


def total(rows: list[Record], whole: Record) -> Record:
    """What the framework says of the whole network; the rows must come to the same."""
    for name in ("params", "buffers", "macs"):
        assert name not in whole or whole[name] == sum(row.get(name, 0) for row in rows), name
    assert whole["output_shape"] == rows[-1]["output_shape"]
    assert whole["weight_shapes"] == [shape for row in rows for shape in row["weight_shapes"]]
    kept = {name: whole[name] for name in ("params", "buffers", "output_shape", "macs") if name in whole}
    return kept | {"activation_size": sum(row["activation_size"] for row in rows)}


if __name__ == "__main__":
    sys.exit(main())
