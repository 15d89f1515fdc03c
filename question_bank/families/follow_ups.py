"""Follow-ups: one scenario and a ladder of turns, as an interviewer climbs it.

A turn changes one thing about the scenario and asks again. After a miss comes one step sideways, to a part of what was
missed, and then the next turn. A turn may be impossible; "impossible" is then the right answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from question_bank import codes, sampling, wording
from question_bank.catalog import Unknown, layers
from question_bank.diagnosis import plans
from question_bank.expression import Number
from question_bank.families.forward import named
from question_bank.grading import ValueKey
from question_bank.layer import HARDER, Level, Quantity
from question_bank.levels import twists
from question_bank.question import About, Code, Follow, Question, Topic, Verdict
from question_bank.replies import Impossible, NumberReply, Reply, ShapeReply
from question_bank.scenario import Scenario, Words
from question_bank.solution import Solution

_TARGET = "ladder"
Change = Callable[[Mapping[str, Number]], dict[str, int]]


class Turn(NamedTuple):
    """One step of a ladder."""

    quantity: str
    sideways: str
    """What is asked after a miss: a part of it."""
    said: str = ""
    """What changes, with the new values in braces; empty where nothing does."""
    change: Change = lambda _: {}


def _both(letter: str, value: Callable[[Mapping[str, Number]], int]) -> Change:
    return lambda given: {f"{letter}_h": value(given), f"{letter}_w": value(given)}


def _doubled(given: Mapping[str, Number]) -> dict[str, int]:
    return {"H": 2 * int(given["H"]), "W": 2 * int(given["W"])}


def _no_divisor(given: Mapping[str, Number]) -> dict[str, int]:
    """A number of groups that does not divide the depth."""
    return {"G": next(groups for groups in (4, 5, 3, 7) if int(given["D"]) % groups)}


def _divisor(given: Mapping[str, Number]) -> dict[str, int]:
    able = (groups for groups in (4, 2, 3) if int(given["D"]) % groups == 0 == int(given["M"]) % groups)
    return {"G": next(able, 1)}


_LADDERS: Mapping[str, tuple[Turn, ...]] = {
    "conv2d": (
        Turn("params", "kernel_weights"),
        Turn("out_h", "reach"),
        Turn("params", "weights", "Now the input is {H}x{W}", _doubled),
        Turn("out_h", "reach", "Now with padding {P}", _both("P", lambda given: int(given["K_h"]) // 2)),
        Turn("params", "biases", "Now without biases", lambda _: {"B": 0}),
        Turn("params", "kernel_weights", "Now with {G} groups", _no_divisor),
        Turn("weights", "kernel_weights", "Now with {G} groups", _divisor),
        Turn("macs", "out_h", "Now with stride {S}", _both("S", lambda _: 2)),
        Turn("flops", "macs"),
    ),
    "max_pool2d": (
        Turn("out_h", "out_w"),
        Turn("params", "out_h"),
        Turn("activation_size", "out_h", "Now with stride {S}", _both("S", lambda given: int(given["K_h"]))),
        Turn("out_h", "out_w", "Now the window is {kernel}", _both("K", lambda given: int(given["H"]) + 1)),
        Turn("out_w", "out_h", "Now the input is {H}x{W}", _doubled),
    ),
    "dense": (
        Turn("params", "weights"),
        Turn("params", "entries", "Now the input is {H}x{W}", _doubled),
        Turn("params", "biases", "Now without biases", lambda _: {"B": 0}),
        Turn("macs", "entries"),
        Turn("flops", "macs", "Now with {M} neurons", lambda given: {"M": 2 * int(given["M"])}),
    ),
}


class Refusing(NamedTuple):
    """Judges the answer to a turn that can't be."""

    why: str

    @property
    def expected(self) -> str:
        return "impossible"

    @property
    def shown(self) -> str:
        return "impossible"

    def wrong_answers(self) -> list[dict[str, Any]]:
        return []

    def judge(self, reply: Reply) -> Verdict:
        if isinstance(reply, Impossible):
            return Verdict("right", f"Right: impossible. {self.why}")
        assert isinstance(reply, NumberReply | ShapeReply)
        return Verdict("wrong", "Not yet: look again whether this layer can exist at all. Impossible is an answer too.")


class FollowUps:
    """A scenario in, one turn of its ladder out."""

    name = "follow-ups"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(
                self.name,
                layer,
                _TARGET,
                f"an interviewer's turns about {layers()[layer].title}",
                f"{layers()[layer].title}: follow-up questions",
                layers()[layer].quantity(turns[0].quantity).kind,
                HARDER,
                (),
                lambda layer=layer, turns=turns: _about(layer, turns),  # type: ignore[misc]
            )
            for layer, turns in _LADDERS.items()
        )

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        layer, turns = layers()[topic.subject], _LADDERS[topic.subject]
        place = 1 + sampling.chance(topic.name, level, seed, "turn") % len(turns)
        wish = sampling.Wish((layer.modes[0].name,), plain=level == "interview")
        drawn = sampling.scenario(
            layer, level, f"{topic.name}/{seed}", lambda one: _climbable(one, turns[place - 1]), wish
        )
        arguments = {"turn": str(place)} if place > 1 else {}
        return str(Code(self.name, layer.name, _TARGET, codes.inputs_of(drawn), arguments))

    def build(self, topic: Topic, code: Code) -> Question:
        turns = _LADDERS[topic.subject]
        place, sideways = _place(code, len(turns))
        base = codes.scenario_of(codes.layer_named(code.subject), code.inputs)
        turn = turns[place - 1]
        now = Scenario(base.layer, {**_whole(base), **turn.change(base.values)}, base.mode)
        quantity = base.layer.quantity(turn.sideways if sideways else turn.quantity)
        inputs = codes.inputs_of(base)
        refusal = now.refusal()
        arguments = {"turn": str(place)} if place > 1 else {}
        own = Code(self.name, topic.subject, _TARGET, inputs, arguments | ({"sideways": "1"} if sideways else {}))
        follow = _follow(own, place, len(turns), sideways=sideways or refusal is not None)
        shared = {
            "code": str(own),
            "topic": topic._replace(wants=quantity.kind),
            "prompt": _prompt(base, now, turn, quantity),
            "conventions": (quantity.counted,) if quantity.counted else (),
            "follow": follow,
        }
        return _impossible(base, quantity, refusal, shared) if refusal else _possible(now, quantity, shared)


def _possible(now: Scenario, quantity: Quantity, shared: Mapping[str, Any]) -> Question:
    return Question(
        dress="said",
        wanted=wording.wanted(now, quantity),
        key=ValueKey(now, quantity),
        scenario=now,
        solution=Solution(now, quantity),
        **shared,
    )


def _impossible(base: Scenario, quantity: Quantity, refusal: str, shared: Mapping[str, Any]) -> Question:
    return Question(
        dress="said",
        wanted=wording.wanted(base, quantity),
        key=Refusing(refusal),
        more_hints=("Before the numbers: can this layer exist at all?",),
        explain=lambda: (f"Impossible. {refusal}",),
        effort=(1, 1 + twists(base)),
        **shared,
    )


def _prompt(base: Scenario, now: Scenario, turn: Turn, quantity: Quantity) -> str:
    if not turn.said:
        return f"{wording.said(base)} {quantity.ask}"
    return f"{wording.said(base)} {Words(now).fill(turn.said)}: {quantity.ask[0].lower()}{quantity.ask[1:]}"


def _climbable(scenario: Scenario, turn: Turn) -> bool:
    """Whether every turn of the ladder changes what it says, and this one is short enough to be said."""
    changes = [one.change(scenario.values) for one in _LADDERS[scenario.layer.name] if one.said]
    if not all(any(scenario.values[name] != value for name, value in change.items()) for change in changes):
        return False
    now = Scenario(scenario.layer, {**_whole(scenario), **turn.change(scenario.values)}, scenario.mode)
    return wording.sayable(_prompt(scenario, now, turn, scenario.layer.quantity(turn.quantity)))


def _whole(scenario: Scenario) -> dict[str, int]:
    return {name: int(value) for name, value in scenario.values.items()}


def _place(code: Code, turns: int) -> tuple[int, bool]:
    """Which turn a code is, and whether it is the step sideways."""
    turn = code.arguments.get("turn", "1")
    if code.arguments.keys() - {"turn", "sideways"} or turn not in map(str, range(1, turns + 1)):
        raise Unknown(f"A follow-up code has a turn from 1 to {turns}, and may have sideways=1.")
    if code.arguments.get("sideways", "1") != "1":
        raise Unknown("sideways is 1 or left out.")
    return int(turn), "sideways" in code.arguments


def _follow(own: Code, place: int, turns: int, *, sideways: bool) -> Follow:
    """The next turn up; after a miss the step sideways, which is made once."""
    up = str(own._replace(arguments={"turn": str(place + 1)})) if place < turns else ""
    aside = up if sideways else str(own._replace(arguments={**own.arguments, "sideways": "1"}))
    return Follow(up, aside)


def _about(layer: str, turns: tuple[Turn, ...]) -> About:
    """What all turns of a ladder rest on, and the slips that they can meet in the usual mode, the only one here."""
    found = [named(layer, quantity) for turn in turns for quantity in (turn.quantity, turn.sideways)]
    ideas = (idea for one in found for idea in one.ideas)
    usual = layers()[layer].modes[0].name
    asked = {quantity for turn in turns for quantity in (turn.quantity, turn.sideways)}
    able = {plan.ids[0] for quantity in asked for plan in plans(layers()[layer], usual, quantity).singles}
    slips = (slip for one in found for slip in one.slips if slip in able or slip == "fraction-impossible")
    return About(tuple(dict.fromkeys(ideas)), tuple(dict.fromkeys(slips)))


FAMILY = FollowUps()
