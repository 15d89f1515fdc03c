"""Compare: two designs side by side. Which has more, or how many times as much has the larger one?

A code holds the first design, and what is different about the second: `with=K_h:3,K_w:3;rows=2`. Where a choice is asked it
holds the order of the options as well, so that the right one stands at each place equally often.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial

from question_bank import catalog, codes, sampling
from question_bank.asking.amounts import tells
from question_bank.asking.contests import CONTESTS, Contest, pairs
from question_bank.asking.factors import COMPARED, OWN_IDEAS, PHRASES, FactorKey, written
from question_bank.asking.pairs import Design, Pair, at_work, shared, wrong_factors
from question_bank.catalog import Unknown, layers
from question_bank.choices import ChoiceKey
from question_bank.expression import grouped, text
from question_bank.families.forward import about
from question_bank.layer import HARDER, LEVELS, Level
from question_bank.levels import Effort, reason
from question_bank.question import About, Code, Option, Question, Topic, Wanted
from question_bank.scenario import Words
from question_bank.solution import Solution

_FACTOR = "-factor"
_OFF = Fraction(1, 20)
"""What part of a factor an answer may be off by, so that two digits are always enough."""
_NEAR, _LEAST, _FAR = 2, Fraction(11, 10), 200
"""Up to what factor a pair is close, and from where to where one is asked."""
_PLAIN = 4
"""The largest denominator of a factor in a warm-up."""
_LETTERS, _ORDERS = "abc", ("abs", "asb", "bas", "bsa", "sab", "sba")
"""The letters of the options, and their orders: the first design, the second, or both the same."""
_TRIES, _MOST_WORDS = 60, 30


class Compare:
    """Two designs in, the larger one or the factor between them out."""

    name = "compare"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            topic
            for subject, contest in CONTESTS.items()
            if {contest.one, contest.other} <= layers().keys()
            for name in contest.quantities
            for topic in self._topics(subject, contest, name)
        )

    def _topics(self, subject: str, contest: Contest, name: str) -> Iterator[Topic]:
        one, other = catalog.layer(contest.one), catalog.layer(contest.other)
        label = one.quantity(name).label
        asked = [set(layer.quantity(name).levels) for layer in (one, other)]
        levels = tuple(level for level in LEVELS if all(level in found for found in asked))
        levels = tuple(level for level in levels if level in HARDER) if contest.in_a_row else levels
        beside = "small kernels in a row" if contest.in_a_row else other.title
        told = f"{label} of {one.title} beside {'another' if beside == one.title else beside}"
        rest = (levels, contest.quantities[name])
        group = "two designs side by side"
        yield Topic(
            self.name, subject, name, f"which has more: {told}", group, "choice", *rest, partial(_about, contest, name)
        )
        times = name + _FACTOR
        title = f"how many times as many: {told}"
        yield Topic(self.name, subject, times, title, group, "number", *rest, partial(_about, contest, times))

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        contest = CONTESTS[topic.subject]
        for attempt in range(_TRIES):
            key = (topic.name, level, seed, attempt)
            found = pairs(contest, topic.target.removesuffix(_FACTOR), level, key)
            if topic.wants == "number":
                found = [one for one in found if one.differs]
                able = _factors(found if contest.one == contest.other else found[:1], level)
            else:
                able = _close(found, sampling.chance(*key, "kind") % 4)
                wins = sampling.chance(topic.name, level, seed, "wins") % 2
                if attempt < _TRIES // 2:  # either design is to win as often, as far as it can
                    able = [one for one in able if one.factor == 1 or one[wins] is one.larger]
            able = [one for one in able if one.differs]
            pair = sampling.pick(able, *key, "pair") if able else None
            if pair is not None and not _misfit(pair, level):
                order = {"order": sampling.pick(_ORDERS, *key, "order")} if topic.wants == "choice" else {}
                return str(_code(topic, pair, order))
        raise ValueError(f"{topic.name} has nothing to compare at level {level}")

    def build(self, topic: Topic, code: Code) -> Question:
        pair = _pair(CONTESTS[topic.subject], topic.target, code)
        if topic.wants == "number":
            return _how_many_times(topic, pair)
        if code.arguments.get("order") not in _ORDERS:
            raise Unknown(f"order is one of: {', '.join(_ORDERS)}.")
        return _which(topic, pair, code.arguments["order"])


def _about(contest: Contest, name: str) -> About:
    """What both counts rest on, and what there is to know about factors. Who only says which has more names no slip."""
    known = [about(layer, name.removesuffix(_FACTOR)) for layer in dict.fromkeys((contest.one, contest.other))]
    ideas = (*(idea for one in known for idea in one.ideas), *OWN_IDEAS)
    if not name.endswith(_FACTOR):
        return About(tuple(dict.fromkeys(ideas)))
    own = [slip for slip in COMPARED if contest.in_a_row or slip != "one-row-only"]
    return About(
        tuple(dict.fromkeys(ideas)), tuple(dict.fromkeys((*(slip for one in known for slip in one.slips), *own)))
    )


def _close(found: list[Pair], kind: int) -> list[Pair]:
    """The pairs that are equal, a quarter of the time; or close, half of it; or just different."""
    if kind == 0:
        return [one for one in found if one.factor == 1]
    return [one for one in found if one.factor > 1 and (kind == 1 or one.factor <= _NEAR)]


def _factors(found: list[Pair], level: Level) -> list[Pair]:
    """The pairs whose factor can be worked out at a level."""
    able = [one for one in found if _LEAST <= one.factor <= _FAR]
    return [one for one in able if level != "warmup" or one.factor.denominator <= _PLAIN]


def _misfit(pair: Pair, level: Level) -> bool:
    long = any(len(one.said.split()) >= _MOST_WORDS for one in pair)
    return long or bool(reason(Effort(*pair.effort), level))


def _pair(contest: Contest, target: str, code: Code) -> Pair:
    """The pair of a code; `Unknown` where it makes none."""
    if stray := code.arguments.keys() - {"with", "rows", "order"}:
        raise Unknown(f"A compare code has no argument {min(stray)[:40]!r}. It has: with, rows, order.")
    name = target.removesuffix(_FACTOR)
    scenario = codes.scenario_of(catalog.layer(contest.one), code.inputs)
    layer = catalog.layer(contest.other)
    values, mode = shared(scenario, layer)
    usual = {one.symbol: one.neutral for one in layer.all_inputs}
    inputs = {symbol: str(value) for symbol, value in values.items() if value != usual[symbol]}
    inputs |= _differences(code.arguments.get("with", ""))
    if mode != layer.modes[0].name:
        inputs[layer.mode_key] = mode
    second = codes.scenario_of(layer, inputs)
    rows = code.arguments.get("rows", "1")
    if rows not in (("2", "3") if contest.in_a_row else ("1",)):
        raise Unknown("rows is 2 or 3." if contest.in_a_row else "Only small kernels stand in rows.")
    quantities = [codes.quantity_of(one, name) for one in (scenario, second)]
    pair = Pair(Design(scenario, quantities[0]), Design(second, quantities[1], int(rows)))
    pair.factor  # noqa: B018 - refuses what has none
    return pair


def _differences(written_out: str) -> dict[str, str]:
    """`K_h:3,K_w:3` by name."""
    found: dict[str, str] = {}
    for part in filter(None, written_out.split(",")):
        name, colon, value = part.partition(":")
        if not colon or name in found:
            raise Unknown(f"{part[:40]!r} in with is not of the form name:value, each name once.")
        found[name] = value
    return found


def _code(topic: Topic, pair: Pair, order: Mapping[str, str]) -> Code:
    values, _ = shared(pair.one.scenario, pair.other.scenario.layer)
    differs = [
        f"{one.symbol}:{pair.other.scenario.values[one.symbol]}"
        for one in pair.other.scenario.inputs
        if pair.other.scenario.values[one.symbol] != values.get(one.symbol, one.neutral)
    ]
    arguments = {"with": ",".join(differs)} if differs else {}
    arguments |= {"rows": str(pair.other.rows)} if pair.other.rows > 1 else {}
    return Code(topic.family, topic.subject, topic.target, codes.inputs_of(pair.one.scenario), {**arguments, **order})


def _which(topic: Topic, pair: Pair, order: str) -> Question:
    label = pair.one.quantity.label
    right = "s" if pair.factor == 1 else ("a" if pair.larger is pair.one else "b")
    texts = {"a": pair.one.said, "b": pair.other.said, "s": "both have the same"}
    options = tuple(Option(letter, texts[one]) for letter, one in zip(_LETTERS, order, strict=True))
    whys = dict(zip(_LETTERS, (_why(pair, one, right) for one in order), strict=True))
    key = ChoiceKey((_LETTERS[order.index(right)],), tuple(_LETTERS), whys)
    places = {one: str(order.index(one) + 1) for one in "ab"}
    return Question(
        code=str(_code(topic, pair, {"order": order})),
        topic=topic,
        dress="said",
        prompt=f"Two designs: which has more {label}?",
        conventions=_counted(pair),
        wanted=Wanted("choice", options=options, noun="choice"),
        key=key,
        more_hints=tuple(_hints(pair)),
        explain=partial(_worked, pair, places),
        work=tuple(f"{place:>3}  {option.text}" for place, option in enumerate(options, 1)),
        effort=pair.effort,
    )


def _why(pair: Pair, chosen: str, right: str) -> str:
    """What is said of a choice; only the right one comes with numbers."""
    label, numbers = pair.one.quantity.label, [grouped(one.number) for one in pair]
    if chosen == right:
        if right == "s":
            return f"Both have {numbers[0]} {label}."
        own, rest = numbers if right == "a" else reversed(numbers)
        return f"It has {own} {label}, the other one {rest}."
    if chosen == "s":
        return f"The two differ. Work out the {label} of both."
    design = pair.one if chosen == "a" else pair.other
    return f"This one does not have more. Its {label}: {_in_letters(design)}."


def _how_many_times(topic: Topic, pair: Pair) -> Question:
    label = pair.one.quantity.label
    given = frozenset(number for one in pair for number in one.scenario.values.values())
    return Question(
        code=str(_code(topic, pair, {})),
        topic=topic,
        dress="said",
        prompt=f"A: {pair.one.said}.\nB: {pair.other.said}.\nHow many times as many {label} has the one with more?",
        conventions=(*_counted(pair), "Two digits are enough."),
        wanted=Wanted("number", phrases=PHRASES),
        key=FactorKey(
            pair.factor,
            wrong_factors(pair),
            lambda slip: Words(at_work(pair, slip)),
            given,
            _OFF,
        ),
        more_hints=tuple(hint for hint in _hints(pair) if not tells(hint, (pair.factor,), given)),
        explain=partial(_explained, pair),
        effort=pair.effort,
    )


def _counted(pair: Pair) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.quantity.counted for one in pair if one.quantity.counted))


def _hints(pair: Pair) -> Iterator[str]:
    yield "Write down both formulas before any number, and see what each of them multiplies."
    yield f"In symbols: {_in_letters(pair.one)}; beside it {_in_letters(pair.other)}."
    yield "Leave out what both have in common, and compare what is left."


def _in_letters(design: Design) -> str:
    formula = text(Solution(design.scenario, design.quantity).formulas[0])
    return formula if design.rows == 1 else f"{formula}, for each of the {design.rows} layers"


def _explained(pair: Pair) -> Iterator[str]:
    """Both numbers, and the factor between them."""
    yield from _worked(pair, {"a": "A", "b": "B"})
    yield f"The factor: {grouped(pair.larger.number)}/{grouped(pair.smaller.number)} = {written(pair.factor)}."


def _worked(pair: Pair, places: Mapping[str, str]) -> Iterator[str]:
    lines = {"a": pair.one, "b": pair.other}
    for one in sorted(lines, key=places.__getitem__):
        yield f"{places[one]}: {lines[one].worked}."


FAMILY = Compare()
