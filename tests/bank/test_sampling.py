"""Draws: bounded tries, the ranges of the level, and nothing that a layer could not be."""

from __future__ import annotations

from collections import Counter

import pytest

from question_bank import sampling
from question_bank.catalog import layers
from question_bank.layer import LEVELS, Input, Layer, Level
from question_bank.sampling import TRIES, TWISTS, Wish, chance, differs, level_of, pick, scenario
from question_bank.scenario import Scenario

SEEDS = [f"seed {number}" for number in range(60)]
by_layer = pytest.mark.parametrize("layer", list(layers().values()), ids=lambda layer: layer.name)
by_level = pytest.mark.parametrize("level", LEVELS)


def _declared(layer: Layer) -> dict[str, Input]:
    return {one.symbol: one for one in layer.all_inputs}


@by_layer
@by_level
def test_drawn_values_are_in_the_ranges_of_the_level_and_can_exist(layer: Layer, level: Level) -> None:
    declared = _declared(layer)
    for seed in SEEDS:
        drawn = scenario(layer, level, seed)
        assert drawn.refusal() is None
        for symbol, value in drawn.values.items():
            one = declared[symbol]
            assert value in one.ranges[level] or value == one.neutral, (symbol, value)
        assert all(drawn.values[one.symbol] == one.neutral for one in layer.all_inputs if _is_shut(one, drawn))
        assert layer.mode(drawn.mode).asked
        assert all(
            isinstance(side, int) and side >= 0
            for quantity in layer.quantities
            if quantity.kind == "shape" and drawn.mode in layer.modes_of(quantity)
            for side in drawn.answer(quantity)
        )  # fmt: skip


def _is_shut(one: Input, drawn: Scenario) -> bool:
    return bool(one.modes) and drawn.mode not in one.modes


@by_layer
@by_level
def test_no_more_leaves_the_usual_than_the_level_allows(layer: Layer, level: Level) -> None:
    """Only what is mostly left alone is a twist; an input that hardly ever has its neutral value is none."""
    for seed in SEEDS:
        drawn = scenario(layer, level, seed)
        twists = {
            one.symbol.split("_")[0] + ("_" if "_" in one.symbol else "")
            for one in layer.all_inputs
            if one.neutral is not None
            and one.neutral in one.ranges[level]
            and drawn.values[one.symbol] != one.neutral
        }  # fmt: skip
        unusual = drawn.mode != layer.modes[0].name
        assert len(twists) + unusual <= max(TWISTS[level])


@by_layer
def test_a_warmup_has_no_twist_and_its_axes_agree(layer: Layer) -> None:
    for seed in SEEDS:
        drawn = scenario(layer, "warmup", seed)
        assert drawn.mode == layer.modes[0].name
        assert drawn.axes_agree or not layer.axes


@by_layer
@by_level
def test_the_level_of_a_draw_is_no_higher_than_the_level_it_was_drawn_at(layer: Layer, level: Level) -> None:
    for seed in SEEDS[:30]:
        assert LEVELS.index(level_of(scenario(layer, level, seed))) <= LEVELS.index(level)


def test_level_of_is_the_lowest_level_that_holds_the_values() -> None:
    conv = layers()["conv2d"]
    plain = {"H": 24, "W": 24, "D": 3, "M": 10, "K_h": 3, "K_w": 3}
    assert level_of(Scenario(conv, plain)) == "warmup"
    assert level_of(Scenario(conv, {**plain, "S_h": 2, "S_w": 2})) == "interview"
    assert level_of(Scenario(conv, {**plain, "H": 227, "W": 227, "M": 64})) == "interview"
    assert level_of(Scenario(conv, {**plain, "H": 225, "W": 225, "D": 12, "M": 24})) == "expert"
    assert level_of(Scenario(conv, {**plain, "H": 9999})) == "expert"


@by_layer
def test_one_seed_draws_one_scenario_and_many_seeds_draw_many(layer: Layer) -> None:
    drawn = [scenario(layer, "interview", seed) for seed in SEEDS]
    again = [scenario(layer, "interview", seed) for seed in SEEDS]
    assert [(one.values, one.mode) for one in drawn] == [(one.values, one.mode) for one in again]
    assert len({(*one.values.values(), one.mode) for one in drawn}) > len(SEEDS) // 2


@by_layer
def test_tries_are_bounded(layer: Layer) -> None:
    asked = 0

    def never(_: Scenario) -> bool:
        nonlocal asked
        asked += 1
        return False

    drawn = scenario(layer, "expert", "never", never)
    assert drawn.refusal() is None
    assert 0 < asked <= TRIES


def test_a_layer_without_a_scenario_is_told_after_bounded_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = 0

    def exists(_: Scenario) -> bool:
        nonlocal tries
        tries += 1
        return False

    monkeypatch.setattr(Scenario, "exists", exists)
    with pytest.raises(ValueError, match="conv2d has no scenario at level warmup"):
        scenario(layers()["conv2d"], "warmup", "seed")
    assert tries == sampling.TRIES


def test_what_is_wanted_is_drawn_where_it_can_be_had() -> None:
    conv = layers()["conv2d"]
    quantity = conv.quantity("out_h")
    for seed in SEEDS[:20]:
        drawn = scenario(conv, "interview", seed, differs(conv, quantity))
        assert drawn.answer(quantity)[0] not in drawn.values.values()
        strided = scenario(conv, "interview", seed, lambda one: one.values["S_h"] > 1)
        assert strided.values["S_h"] > 1


@by_layer
def test_only_the_modes_that_are_asked_for_are_drawn(layer: Layer) -> None:
    for mode in layer.modes:
        assert {scenario(layer, "expert", seed, wish=Wish((mode.name,))).mode for seed in SEEDS[:10]} == {mode.name}


def test_a_hash_picks_the_same_everywhere() -> None:
    """The first numbers of the hash as they must always be, whatever the machine or the version of Python."""
    assert chance("a", 1) == int.from_bytes(bytes.fromhex("839e11a421d370be"), "big")
    assert chance("a", 1) != chance("a1")
    assert chance("a", "b") != chance("ab")


def test_picks_are_spread_over_all_values() -> None:
    counted = Counter(pick("abcd", "spread", number) for number in range(2000))
    assert set(counted) == set("abcd")
    assert min(counted.values()) > 400
