"""Spot the mistake in a table of a network: some of its parameter counts are wrong. Which rows?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from question_bank import sampling
from question_bank.asking.letters import with_values
from question_bank.catalog import Unknown
from question_bank.choices import ChoiceKey
from question_bank.derivation import BadLayer
from question_bank.diagnosis import plans
from question_bank.expression import SCREEN, Number, grouped, text
from question_bank.layer import Level
from question_bank.networks.network import Network, given
from question_bank.networks.templates import built, drawn, numbers_of, templates
from question_bank.question import About, Code, Option, Question, Topic, Wanted
from question_bank.scenario import Scenario, Words, count
from question_bank.slips import SLIPS
from question_bank.solution import Solution

_TARGET = "params"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class SpotTable:
    """A table with slips in, the wrong rows out."""

    name = "spot-table"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(
                self.name,
                template.name,
                _TARGET,
                f"spot the mistake: the table of {template.title}",
                f"{template.title}: spot the rows that went wrong",
                "choices",
                template.tabled,
                (17, 35),
                lambda: About(("filter-depth", "one-bias", "pool-learns-nothing", "flatten-depth")),
            )
            for template in templates().values()
            if template.tabled
        )

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        template = templates()[topic.subject]
        for own, network, key in drawn(template, level, topic.name, seed):
            try:
                slips = _drawn_slips(network, level, key)
            except BadLayer:
                continue
            return str(Code(self.name, template.name, _TARGET, own, {"slips": slips}))
        raise BadLayer(f"{template.name} has no network at level {level}")

    def build(self, topic: Topic, code: Code) -> Question:
        template = templates()[topic.subject]
        if code.arguments.keys() != {"slips"}:
            raise Unknown("A table code has one argument: slips, such as CONV1:forgot-depth.")
        own = numbers_of(template, code.inputs)
        try:
            network = built(template, own)
            slipped = _slipped(network, code.arguments["slips"])
        except BadLayer as bad:
            raise Unknown(f"{bad}") from None
        printed = {row: misprint.slip for row, misprint in slipped.items()} == dict(template.published) and not own
        return _question(
            topic,
            Code(self.name, template.name, _TARGET, own, dict(code.arguments)),
            network,
            slipped,
            template.published_as if printed else "Somebody made this table.",
        )


class Misprint(NamedTuple):
    """A wrong count of parameters, with the slip that leads to it."""

    slip: str
    number: Number


def _misprints(network: Network, name: str) -> dict[str, Misprint]:
    """The wrong counts of one row, each slip once."""
    scenario = network.scenarios[name]
    right = scenario.answer(scenario.layer.quantity(_TARGET))
    found: dict[str, Misprint] = {}
    for plan in plans(scenario.layer, scenario.mode, _TARGET).singles:
        answer = plan.answer(scenario.values) if not plan.brings & scenario.unsaid else None
        if answer not in (None, right) and answer is not None:
            found.setdefault(plan.ids[0], Misprint(plan.ids[0], answer[0]))
    earlier = _earlier_depth(network, name)
    if earlier is not None and earlier != right[0]:
        found[_EARLIER] = Misprint(_EARLIER, earlier)
    return found


_EARLIER = "earlier-depth"


def _earlier_depth(network: Network, name: str) -> Number | None:
    """What a row that flattens would count with the depth of an earlier convolution than the last."""
    names = list(network.scenarios)
    before = names[: names.index(name)]
    convolutions = [row for row in before if "kernel_weights" in network.scenarios[row].derivation.lines]
    if network.scenarios[name].mode != "flatten" or len(convolutions) < 2:
        return None
    *_, depth = given(network.scenarios[convolutions[-2]])
    scenario = with_values(network.scenarios[name], {"D": depth})
    return scenario.answer(scenario.layer.quantity(_TARGET))[0]


_COMMON = (
    "forgot-depth",
    "forgot-bias",
    "one-bias",
    "flatten-depth",
    "bias-per-channel",
    "pool-has-weights",
    "one-filter",
    _EARLIER,
)


_ROWS = {"warmup": (1, 1, 2), "interview": (2, 3), "expert": (3, 4)}
_KINDS = {"warmup": 1, "interview": 2, "expert": 3}
"""How many rows are wrong at each level, and how many different slips are in them."""


def _drawn_slips(network: Network, level: Level, key: tuple[object, ...]) -> str:
    possible = {name: [slip for slip in _misprints(network, name) if slip in _COMMON] for name in network.scenarios}
    chosen: dict[str, str] = {}
    for place in range(sampling.pick(_ROWS[level], *key, "slips")):
        kinds = set(chosen.values())
        able = {
            name: [slip for slip in slips if _fits(slip, kinds, place, level)]
            for name, slips in possible.items()
            if name not in chosen
        }
        rows = [name for name, slips in able.items() if slips]
        if not rows:
            raise BadLayer("no row is left for another slip")
        row = sampling.pick(rows, *key, "row", place)
        chosen[row] = sampling.pick(able[row], *key, "slip", place)
    return ",".join(f"{name}:{chosen[name]}" for name in possible if name in chosen)


def _fits(slip: str, kinds: set[str], place: int, level: Level) -> bool:
    """Whether a slip keeps to the number of kinds of the level."""
    return slip not in kinds if place < _KINDS[level] else slip in kinds


def _slipped(network: Network, slips: str) -> dict[str, Misprint]:
    found: dict[str, Misprint] = {}
    for pair in slips.split(","):
        row, _, slip = pair.partition(":")
        if row not in network.scenarios:
            raise Unknown(f"There is no row {row[:40]!r}. There are: {', '.join(network.scenarios)}.")
        if slip not in (misprints := _misprints(network, row)):
            raise Unknown(f"The slip {slip[:40]!r} does not change {row}.")
        found[row] = misprints[slip]
    return {row: found[row] for row in network.scenarios if row in found}


def _question(topic: Topic, code: Code, network: Network, slipped: Mapping[str, Misprint], intro: str) -> Question:
    names = list(network.scenarios)
    number = count(len(slipped))
    ask = "Which row? Type its number." if len(slipped) == 1 else "Which rows? Type the row numbers."
    said = f"{number} of its parameter counts {'is' if len(slipped) == 1 else 'are'} wrong."
    options = tuple(Option(_LETTERS[i], _row_text(network, name, slipped)) for i, name in enumerate(names))
    letters = {name: option.letter for name, option in zip(names, options, strict=True)}
    return Question(
        code=str(code),
        topic=topic,
        dress="row",
        prompt=f"{intro} {said} {ask}",
        conventions=("Counted here: weights and biases.",),
        wanted=Wanted("choices", options=options, noun="row"),
        key=ChoiceKey(
            tuple(letters[name] for name in slipped),
            tuple(letters.values()),
            {letters[name]: _why(network, name, i + 1, slipped) for i, name in enumerate(names)},
            several=True,
        ),
        more_hints=(
            "Three rules decide: a filter is as deep as its input, each filter or neuron has one bias, "
            "pooling learns nothing.",
            "Work out the first convolution: height times width of the kernel, times the depth that comes in.",
        ),
        explain=lambda: [_told(network, name, slipped) for name in names],
        work=_work(network, slipped),
        effort=(len(slipped), len({misprint.slip for misprint in slipped.values()}) - 1),
    )


def _printed(network: Network, name: str, slipped: Mapping[str, Misprint]) -> Number:
    if name in slipped:
        return slipped[name].number
    scenario = network.scenarios[name]
    return scenario.answer(scenario.layer.quantity(_TARGET))[0]


def _cells(network: Network, name: str, slipped: Mapping[str, Misprint]) -> tuple[str, str, str, str]:
    """What the layer is, its output, its size, and the count as printed."""
    scenario = network.scenarios[name]
    shape = scenario.answer(scenario.layer.quantity("output_shape"))
    size = scenario.answer(scenario.layer.quantity("activation_size"))[0]
    shown = " x ".join(grouped(side) for side in shape)
    return _layer_text(scenario), shown, grouped(size), grouped(_printed(network, name, slipped))


def _layer_text(scenario: Scenario) -> str:
    return Words(scenario).fill(scenario.layer.brief)


def _row_text(network: Network, name: str, slipped: Mapping[str, Misprint]) -> str:
    what, shape, size, params = _cells(network, name, slipped)
    return f"{name} {what}".strip() + f": output {shape}, {size} values, {params} parameters"


def _work(network: Network, slipped: Mapping[str, Misprint]) -> tuple[str, ...]:
    lines = [f"{'row':>3}  {'layer':<28} {'output':<13} {'size':>8} {'parameters':>12}"]
    for i, name in enumerate(network.scenarios):
        what, shape, size, params = _cells(network, name, slipped)
        lines.append(f"{i + 1:>3}  {name:<8} {what:<19} {shape:<13} {size:>8} {params:>12}")
    return tuple(lines)


def _why(network: Network, name: str, place: int, slipped: Mapping[str, Misprint]) -> str:
    scenario = network.scenarios[name]
    solution = Solution(scenario, scenario.layer.quantity(_TARGET))
    right = grouped(solution.answer[0])
    if name in slipped:
        return f"Row {place}: {SLIPS[slipped[name].slip].name}. Right: {right}."
    last = solution.rows[-1]
    reason = text(last.numbers, SCREEN) if last.value else last.why
    return f"Row {place} is right: {reason}."


def _told(network: Network, name: str, slipped: Mapping[str, Misprint]) -> str:
    scenario = network.scenarios[name]
    solution = Solution(scenario, scenario.layer.quantity(_TARGET))
    right, printed = solution.answer[0], _printed(network, name, slipped)
    chain = text(solution.rows[-1].numbers, SCREEN)
    sum_ = f"{chain} = {grouped(right)}" if chain != grouped(right) else grouped(right)
    if name in slipped:
        return f"{name}: {sum_}. Printed: {grouped(printed)}, {SLIPS[slipped[name].slip].name}."
    return f"{name}: {sum_}."


FAMILY = SpotTable()
