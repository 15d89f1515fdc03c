"""Small layers counted by loops: every window visited, every weight and every multiply-add touched one by one.

Nothing here uses a formula of ours; a loop that walks over places can't share a mistake with a quotient that counts them.
"""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from question_bank.catalog import layers
from question_bank.expression import Number
from question_bank.scenario import Scenario

DRAWS = 120


def _between(chance: Random, low: int, high: int) -> int:
    return low + int(chance.random() * (high - low + 1))


def _places(size: int, kernel: int, padding: int, stride: int, dilation: int) -> list[list[int]]:
    """For each place where a kernel fits: the positions it touches, on the padded input."""
    padded = list(range(-padding, size + padding))
    found = []
    start = 0
    while True:
        touched = [start + dilation * tap for tap in range(kernel)]
        if touched[-1] >= len(padded):
            return found
        found.append([padded[place] for place in touched])
        start += stride


def _same_places(size: int, stride: int) -> list[int]:
    """Where 'same' padding puts the outputs: one for every stride that begins on the input."""
    return [place for place in range(size) if place % stride == 0]


def _drawn(chance: Random, symbols: set[str], *, grouped: bool) -> dict[str, int]:
    groups = _between(chance, 1, 3) if grouped else 1
    values = {
        "H": _between(chance, 1, 11),
        "W": _between(chance, 1, 11),
        "D": groups * _between(chance, 1, 3),
        "M": groups * _between(chance, 1, 3),
        "G": groups,
        "B": _between(chance, 0, 1),
    }
    for axis in "hw":
        values |= {
            f"K_{axis}": _between(chance, 1, 4),
            f"S_{axis}": _between(chance, 1, 4),
            f"P_{axis}": _between(chance, 0, 2),
            f"L_{axis}": _between(chance, 1, 3),
        }
    return {name: value for name, value in values.items() if name in symbols}


def _symbols(name: str) -> set[str]:
    return {one.symbol for one in layers()[name].all_inputs}


def _number(scenario: Scenario, name: str) -> Number:
    return scenario.answer(scenario.layer.quantity(name))[0]


def _spans(values: dict[str, int], mode: str) -> tuple[list[list[int]], list[list[int]]]:
    rows, columns = (
        _places(
            values[side],
            values[f"K_{axis}"],
            values[f"P_{axis}"] if mode == "numbers" else 0,
            values[f"S_{axis}"],
            values.get(f"L_{axis}", 1),
        )
        for side, axis in (("H", "h"), ("W", "w"))
    )
    return rows, columns


@pytest.mark.parametrize("mode", ["numbers", "valid"])
def test_a_convolution_counts_what_the_loops_count(mode: str) -> None:
    layer = layers()["conv2d"]
    chance = Random(f"conv2d {mode}")
    counted = refused = 0
    for _ in range(DRAWS):
        values = _drawn(chance, _symbols("conv2d"), grouped=True)
        if mode == "valid":
            values["P_h"] = values["P_w"] = 0
        scenario = Scenario(layer, values, mode)
        rows, columns = _spans(values, mode)
        if not rows or not columns:
            assert scenario.refusal() is not None, values
            refused += 1
            continue
        assert scenario.refusal() is None, values
        counted += 1
        touches = learned = held = 0
        per_filter: set[int] = set()
        for one in range(values["M"]):
            group = one // (values["M"] // values["G"])
            seen = [channel for channel in range(values["D"]) if channel // (values["D"] // values["G"]) == group]
            weights = set(product(seen, range(values["K_h"]), range(values["K_w"])))
            per_filter.add(len(weights))
            learned += len(weights) + values["B"]
            for row, column in product(rows, columns):
                held += 1
                touches += sum(1 for _ in product(seen, row, column))
        assert {_number(scenario, "kernel_weights")} == per_filter
        assert _number(scenario, "params") == learned
        assert _number(scenario, "weights") + _number(scenario, "biases") == learned
        assert _number(scenario, "biases") == sum(values["B"] for _ in range(values["M"]))
        assert _number(scenario, "out_h") == len(rows)
        assert _number(scenario, "out_w") == len(columns)
        assert _number(scenario, "activation_size") == held
        assert _number(scenario, "macs") == touches
        assert _number(scenario, "flops") == sum(2 for _ in range(touches))
        assert _number(scenario, "reach") == len(range(rows[0][0], rows[0][-1] + 1))
        assert scenario.answer(layer.quantity("output_shape")) == (len(rows), len(columns), values["M"])
    assert counted >= DRAWS // 3
    assert refused >= 3


@pytest.mark.parametrize("mode", ["numbers", "valid"])
@pytest.mark.parametrize("name", ["max_pool2d", "avg_pool2d"])
def test_pooling_counts_what_the_loops_count(name: str, mode: str) -> None:
    layer = layers()[name]
    chance = Random(f"{name} {mode}")
    counted = refused = 0
    for _ in range(DRAWS):
        values = _drawn(chance, _symbols(name), grouped=False)
        if mode == "valid":
            values["P_h"] = values["P_w"] = 0
        scenario = Scenario(layer, values, mode)
        rows, columns = _spans(values, mode)
        if not rows or not columns:
            assert scenario.refusal() is not None, values
            refused += 1
            continue
        counted += 1
        held = sum(1 for _ in product(rows, columns, range(values["D"])))
        assert scenario.answer(layer.quantity("output_shape")) == (len(rows), len(columns), values["D"])
        assert _number(scenario, "activation_size") == held
        assert _number(scenario, "params") == 0
    assert counted >= DRAWS // 3
    assert refused >= 3


@pytest.mark.parametrize("name", ["conv2d", "max_pool2d", "avg_pool2d"])
def test_same_padding_gives_one_output_for_every_stride_that_begins(name: str) -> None:
    layer = layers()[name]
    chance = Random(f"{name} same")
    for _ in range(DRAWS):
        values = _drawn(chance, _symbols(name) - {"P_h", "P_w"}, grouped=name == "conv2d")
        scenario = Scenario(layer, values, "same")
        rows, columns = _same_places(values["H"], values["S_h"]), _same_places(values["W"], values["S_w"])
        assert (_number(scenario, "out_h"), _number(scenario, "out_w")) == (len(rows), len(columns))
        if name != "conv2d":
            continue
        seen = values["D"] // values["G"]
        taps = product(rows, columns, range(values["M"]), range(values["K_h"]), range(values["K_w"]), range(seen))
        assert _number(scenario, "macs") == sum(1 for _ in taps)


@pytest.mark.parametrize("mode", ["flatten", "last", "vector"])
def test_a_fully_connected_layer_counts_what_the_loops_count(mode: str) -> None:
    layer = layers()["dense"]
    chance = Random(f"dense {mode}")
    for _ in range(DRAWS // 2):
        values = _drawn(chance, _symbols("dense"), grouped=False)
        if mode == "vector":
            values["H"] = values["W"] = 1
        scenario = Scenario(layer, values, mode)
        volume = list(product(range(values["H"]), range(values["W"]), range(values["D"])))
        joined = volume if mode == "flatten" else list(range(values["D"]))
        places = [()] if mode == "flatten" else list(product(range(values["H"]), range(values["W"])))
        weights = sum(1 for _ in product(range(values["M"]), joined))
        biases = sum(values["B"] for _ in range(values["M"]))
        assert _number(scenario, "entries") == len(joined)
        assert _number(scenario, "weights") == weights
        assert _number(scenario, "biases") == biases
        assert _number(scenario, "params") == weights + biases
        assert _number(scenario, "macs") == sum(1 for _ in product(places, range(values["M"]), joined))
        assert _number(scenario, "activation_size") == sum(1 for _ in product(places, range(values["M"])))


@pytest.mark.parametrize(("name", "quantity"), [("flatten", "out_n"), ("input", "activation_size")])
def test_a_volume_holds_each_of_its_values_once(name: str, quantity: str) -> None:
    chance = Random(name)
    for _ in range(DRAWS // 2):
        values = _drawn(chance, {"H", "W", "D"}, grouped=False)
        scenario = Scenario(layers()[name], values)
        held = list(product(range(values["H"]), range(values["W"]), range(values["D"])))
        assert _number(scenario, quantity) == len(held)
        assert _number(scenario, "params") == 0
