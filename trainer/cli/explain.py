"""`convdrill explain`: your own code, explained: a layer with the lines that lead to each number, or a whole network."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from typing import Any

from question_bank.explaining import Explained, explain
from question_bank.explaining_network import explain_network
from question_bank.expression import SCREEN, grouped, text
from question_bank.layer import Quantity
from question_bank.solution import Solution, Step
from trainer.cli import output
from trainer.cli.arguments import BadArguments, Parser, add_forms
from trainer.cli.lines import Request, answer_each, typed, written
from trainer.cli.networks import read_text, say_network


def add(parser: Parser) -> None:
    """A layer or a network and its input, or requests on standard input."""
    parser.add_argument("layer", nargs="?", metavar="LAYER", help='one line of code, such as "nn.Conv2d(3, 10, 3)"')
    parser.add_argument(
        "--input", metavar="SHAPE", help="the input without the batch, as the framework orders it: 3x24x24"
    )
    parser.add_argument(
        "--network", metavar="FILE", help="a file with a whole network instead of a layer; - for standard input"
    )
    add_forms(parser, '{"layer": ..., "input": ...}')


def run(chosen: Namespace) -> int:
    """Prints the explanation."""
    if chosen.jsonl:
        if any(one is not None for one in (chosen.layer, chosen.input, chosen.network)):
            raise BadArguments("--jsonl reads layers and inputs from standard input.")
        return answer_each(_explained)
    if chosen.network is not None:
        return _run_network(chosen)
    if chosen.layer is None or chosen.input is None:
        raise BadArguments('A layer and its input are needed: convdrill explain "nn.Conv2d(3, 10, 3)" --input 3x24x24.')
    found = explain(chosen.layer, chosen.input)
    if chosen.json:
        output.document(found.as_json())
    else:
        _say(found)
    return output.DONE


def _run_network(chosen: Namespace) -> int:
    if chosen.layer is not None:
        raise BadArguments("A layer or --network FILE, not both.")
    found = explain_network(read_text(chosen.network), chosen.input)
    if chosen.json:
        output.document(found.as_json())
    else:
        say_network(found)
    return output.DONE


def _explained(request: Request) -> dict[str, Any]:
    return explain(written(request, "layer"), typed(request, "input")).as_json()


def _say(found: Explained) -> None:
    output.say(found.code)
    for (name, shape), often in Counter(found.named_weights()).items():
        output.say(f"{name} {_sides(shape)}{f', {often} such' if often > 1 else ''}")
    output.say(f"output {_sides(found.output_shape())}")
    for quantity, solution in found.told():
        if quantity.kind == "number":
            output.say()
            _say_chain(quantity, solution)


def _say_chain(quantity: Quantity, solution: Solution) -> None:
    """One quantity: its number, its formula, and a line for each step."""
    formula = text(solution.formulas[0])
    value = grouped(solution.answer[0])
    output.say(f"{quantity.label}: {value}" + (f" = {formula}" if formula != value else ""))
    rows = solution.rows
    label = max(len(row.label) for row in rows)
    for row in rows:
        output.say(f"  {row.label:<{label}}  {_sum(row)}")
        output.say(f"  {'':<{label}}  {row.why}")
    counted, _, _ = quantity.counted.partition(". ")
    if counted.startswith("Counted"):
        output.say(f"  {counted.removesuffix('.')}.")


def _sum(row: Step) -> str:
    """`K*K*D = 3 x 3 x 3 = 27`, without what repeats itself."""
    symbols, numbers, value = text(row.symbols), text(row.numbers, SCREEN), grouped(row.value)
    return " = ".join(dict.fromkeys((symbols, numbers, value)))


def _sides(shape: tuple[int, ...]) -> str:
    return f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"
