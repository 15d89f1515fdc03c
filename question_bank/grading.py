"""Judges replies: right, right by another convention, slipped, or wrong, with every slip that fits.

Each kind of key knows one kind of answer. After a miss no sentence holds the right number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from question_bank.answers import read_answer
from question_bank.conventions import Convention
from question_bank.diagnosis import Plan, Plans, plans
from question_bank.expression import SCREEN, Expr, Num, Number, grouped, letters_in, text
from question_bank.fingerprints import Fingerprints
from question_bank.layer import Quantity
from question_bank.question import Question, Verdict
from question_bank.replies import FormulaReply, Impossible, NumberReply, Reply, ShapeReply, Unreadable
from question_bank.scenario import Scenario, Words
from question_bank.slips import SLIPS
from question_bank.solution import Solution, Step, slipped_steps


def grade(question: Question, typed: str) -> tuple[Reply | Unreadable, Verdict]:
    """How an answer is read, and the verdict on it."""
    reply = read_answer(question.wanted, typed)
    if isinstance(reply, Unreadable):
        return reply, Verdict("unreadable", f"Can't read that (not counted): {reply.why}")
    return reply, question.key.judge(reply)


def make_ready(question: Question) -> None:
    """Does beforehand what the first verdict would have to wait for: some milliseconds while a person reads."""
    prepare = getattr(question.key, "make_ready", None)  # a key may have it
    if prepare is not None:
        prepare()


@dataclass(frozen=True)
class ValueKey:
    """Judges numbers and shapes against a scenario."""

    scenario: Scenario
    quantity: Quantity

    @cached_property
    def right(self) -> tuple[Number, ...]:
        return self.scenario.answer(self.quantity)

    @property
    def expected(self) -> Any:
        return self._printed(self.right)

    @property
    def shown(self) -> str:
        return "x".join(map(str, self.right)) if self.quantity.kind == "shape" else grouped(self.right[0])

    def make_ready(self) -> None:
        """Builds the plans of all slips and pairs."""
        self._plans().pair_fits((), self.scenario.values, self.scenario.unsaid)

    def judge(self, reply: Reply) -> Verdict:
        """The verdict on a reply, with the learner's own lines where it slipped."""
        verdict, plan = self._judged(reply)
        return verdict if plan is None else verdict._replace(own=self._own(plan), reveals=self._reveals(plan))

    def judge_briefly(self, reply: Reply) -> Verdict:
        """The verdict without the learner's own lines, which only the explanation of a question shows."""
        return self._judged(reply)[0]

    def wrong_answers(self) -> list[dict[str, Any]]:
        words = Words(self.scenario)
        return [
            {
                "ids": [plan.ids[0] for plan in fits],
                "answer": self._printed(answer),
                "says": said_of("x".join(map(grouped, answer)), [plan.ids for plan in fits], [], words),
            }
            for answer, fits in self._slips.items()
        ]

    def slipped(self, place: int) -> tuple[Number, ...] | None:
        """What the single slip at a place of the plans gives, whether anybody would think of it here or not."""
        if place not in self._slipped_to:
            self._slipped_to[place] = self._plans().singles[place].beside(self._known)
        return self._slipped_to[place]

    @cached_property
    def _slipped_to(self) -> dict[int, tuple[Number, ...] | None]:
        return {}

    @cached_property
    def _known(self) -> Mapping[str, Number]:
        return self.scenario.known(self.scenario.parts(self.quantity))

    @cached_property
    def _slips(self) -> Mapping[tuple[Number, ...], tuple[Plan, ...]]:
        """The wrong answers that single slips give, each slip once, the commonest first."""
        found: dict[tuple[Number, ...], dict[str, Plan]] = {}
        for place, plan in enumerate(self._plans().singles):
            if not plan.brings.isdisjoint(self.scenario.unsaid):
                continue
            if (answer := self.slipped(place)) is not None and answer != self.right:
                found.setdefault(answer, {}).setdefault(plan.ids[0], plan)
        return {answer: tuple(fits.values()) for answer, fits in found.items()}

    def _printed(self, answer: tuple[Number, ...]) -> Any:
        sides = [side if isinstance(side, int) else str(side) for side in answer]
        return sides if self.quantity.kind == "shape" else sides[0]

    def _judged(self, reply: Reply) -> tuple[Verdict, Plan | None]:
        """The verdict, and the commonest slip or pair that fits."""
        if isinstance(reply, Impossible):
            return self._impossible(), None
        if isinstance(reply, NumberReply):
            return self._weighed((reply.value,), reply)
        assert isinstance(reply, ShapeReply)
        return self._weighed(reply.sides, None)

    def _weighed(self, given: tuple[Number, ...], reply: NumberReply | None) -> tuple[Verdict, Plan | None]:
        shown = "x".join(grouped(side) for side in given) if len(given) > 1 else grouped(given[0])
        if reply and reply.worked and reply.worked[1] != reply.value:
            return self._miscounted(reply), None
        if given == self.right:
            return self._right(shown, reply), None
        if (other := self._convention(given, reply)) is not None:
            return Verdict("convention", f"Right by another convention: {other.says}", convention=other.id), None
        singles = self._slips.get(given, ())
        pairs = () if singles else self._plans().pair_fits(given, self.scenario.values, self.scenario.unsaid)
        if singles or pairs:
            return self._slipped(shown, singles, pairs), (singles or pairs)[0]
        return self._wrong(given, shown), None

    def _right(self, shown: str, reply: NumberReply | None) -> Verdict:
        """Right, unless the word beside the number says that it is another one: "280 no bias"."""
        said = reply.convention if reply else None
        named = next((one for one in self.quantity.conventions if one.id == said), None)
        if named is not None and self.scenario.known((named.instead,))[named.instead] != self.right[0]:
            assert reply is not None
            says = f"Not yet: {shown} is the number, but not {reply.words}. Which of the two do you mean?"
            return Verdict("wrong", says)
        return Verdict("right", f"Right: {shown}.")

    def _plans(self) -> Plans:
        return plans(self.scenario.layer, self.scenario.mode, self.quantity.name)

    def _convention(self, given: tuple[Number, ...], reply: NumberReply | None) -> Convention | None:
        said = reply.convention if reply else None
        for convention in self.quantity.conventions:
            if convention.channels_first:
                agrees = given == (*self.right[-1:], *self.right[:-1])
            else:
                agrees = given == (self.scenario.number(convention.instead),)
            if agrees and (said == convention.id or not convention.only_said):
                return convention
        return None

    def _slipped(self, shown: str, singles: tuple[Plan, ...], pairs: tuple[Plan, ...]) -> Verdict:
        return Verdict(
            "slipped",
            said_of(shown, [one.ids for one in singles], [one.ids for one in pairs], Words(self.scenario)),
            slips=tuple(one.ids[0] for one in singles),
            pairs=tuple((one.ids[0], one.ids[1]) for one in pairs),
            aside=_company(singles),
        )

    def _own(self, plan: Plan) -> Mapping[str, Step]:
        right = Solution(self.scenario, self.quantity)
        wrong = Solution(self.scenario, self.quantity, plan.derivation, plan.parts)
        return slipped_steps(right, wrong, plan.rewritten)

    def _reveals(self, plan: Plan) -> tuple[str, ...]:
        lines = self.scenario.derivation.lines
        named = {name for line in plan.rewritten for name in letters_in(lines[line].formula)}
        return tuple(sorted(named - set(self.scenario.parts(self.quantity))))

    def _miscounted(self, reply: NumberReply) -> Verdict:
        assert reply.worked
        written, value = reply.worked
        says = f"Not yet: {text(written, SCREEN)} is not {grouped(reply.value)}."
        if (value,) == self.right:
            return Verdict(
                "wrong", says + " The sum is the right one; work it out again.", arithmetic="worked-out-wrong"
            )
        return Verdict("wrong", says, arithmetic="worked-out-wrong")

    def _wrong(self, given: tuple[Number, ...], shown: str) -> Verdict:
        if len(given) > 1 or len(self.right) > 1:
            return Verdict("wrong", f"Not yet: {shown} is not it. {self._sides(given)}")
        value, right = given[0], self.right[0]
        if right and value in (right * 10, right * 100, right * 1000):
            return Verdict(
                "wrong", f"Not yet: {shown} is too large by noughts only. Count the zeros.", arithmetic="zeros"
            )
        if value and right in (value * 10, value * 100, value * 1000):
            return Verdict(
                "wrong", f"Not yet: {shown} is too small by noughts only. Count the zeros.", arithmetic="zeros"
            )
        if _swapped(value, right):
            return Verdict("wrong", f"Not yet: two digits of {shown} look swapped.", arithmetic="swapped-digits")
        return Verdict("wrong", f"Not yet: {shown} is not it, and it is none of the slips known here.")

    def _sides(self, given: tuple[Number, ...]) -> str:
        if len(given) != len(self.right):
            return f"It has {len(given)} sides; {len(self.right)} are asked for."
        good = [i + 1 for i, (one, other) in enumerate(zip(given, self.right, strict=True)) if one == other]
        if not good:
            return "No side is right yet."
        named = " and ".join(str(i) for i in good)
        return f"Side {named} is right." if len(good) == 1 else f"Sides {named} are right."

    def _impossible(self) -> Verdict:
        known = self.scenario.known(self.scenario.parts(self.quantity))
        for axis in self.scenario.layer.axes:
            room, stride = known.get(f"room_{axis.suffix}"), known.get(f"S_{axis.suffix}")
            if room is not None and stride and room % stride and f"out_{axis.suffix}" in known:
                says = said_of("Impossible", [("fraction-impossible",)], [], Words(self.scenario))
                return Verdict("slipped", says, slips=("fraction-impossible",))
        return Verdict("wrong", "Not yet: this layer can exist, and there is a number to find.")


def said_of(shown: str, singles: Sequence[tuple[str, ...]], pairs: Sequence[tuple[str, ...]], words: Words) -> str:
    """The sentences for slips that fit: what the answer does, the slip's name, the rule, and who else made it."""
    if singles:
        slip, *others = (SLIPS[ids[0]] for ids in singles)
        says = [f"Not yet: {shown} {words.fill(slip.seen)}.", f"Slip: {slip.name}.", words.fill(slip.rule)]
        if others:
            says.append(f"Another slip gives the same here: {', or '.join(other.name for other in others)}.")
        return " ".join(says)
    one, other = (SLIPS[slip] for slip in pairs[0])
    return (
        f"Not yet: {shown} makes two slips at once. First: {one.name}. {words.fill(one.rule)} "
        f"Second: {other.name}. {words.fill(other.rule)}"
    )


def _company(singles: Iterable[Plan]) -> str:
    company = next((SLIPS[plan.ids[0]].company for plan in singles), "")
    return f"You are in company. {company}" if company else ""


def _swapped(value: Number, right: Number) -> bool:
    one, other = str(value), str(right)
    if len(one) != len(other):
        return False
    apart = [i for i in range(len(one)) if one[i] != other[i]]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )


@dataclass(frozen=True, eq=False)
class FormulaKey:
    """Judges formulas: any form that is equal is right, in any whole notation.

    Two keys are equal where they want the same formula in the same letters, whatever the numbers behind them.
    """

    scenario: Scenario
    quantity: Quantity
    letters: tuple[str, ...]

    def _wants(self) -> tuple[object, ...]:
        return self.scenario.layer, self.scenario.mode, self.scenario.form, self.quantity.name, self.letters

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FormulaKey) and self._wants() == other._wants()

    def __hash__(self) -> int:
        return hash(self._wants())

    @property
    def formula(self) -> Expr:
        """The formula as taught, for letters as the question gives them."""
        return self.scenario.formula(self.scenario.parts(self.quantity)[0], self.quantity.stops)

    @property
    def expected(self) -> str:
        return text(self.formula)

    @property
    def shown(self) -> str:
        return text(self.formula, SCREEN)

    def make_ready(self) -> None:
        """Finds the points at which formulas are compared, and builds the plans of all slips."""
        Fingerprints.of(self.scenario, self.quantity, self.letters).slips(Num(-1))

    def wrong_answers(self) -> list[dict[str, Any]]:
        return [{"ids": list(one.ids), "answer": one.formula, "says": one.says} for one in _wrong_formulas(self)]

    def judge(self, reply: Reply) -> Verdict:
        assert isinstance(reply, FormulaReply)
        prints = Fingerprints.of(self.scenario, self.quantity, self.letters)
        for notation, meaning in reply.meanings:
            if prints.is_right(meaning):
                note = "" if notation.name == "our letters" else f" Read in {notation.name}."
                return Verdict("right", f"Right: {text(reply.expr, SCREEN)}.{note}")
        shown = text(reply.expr, SCREEN)
        for _, meaning in reply.meanings:
            if (other := self._convention(prints, meaning)) is not None:
                return Verdict("convention", f"Right by another convention: {other.says}", convention=other.id)
            if fits := prints.slips(meaning):
                return self._slipped(shown, fits)
        return Verdict("wrong", f"Not yet: {shown} is not it, and it is none of the slips known here.")

    def _convention(self, prints: Fingerprints, meaning: Expr) -> Convention | None:
        return next(
            (
                one
                for one in self.quantity.conventions
                if one.instead and not one.only_said and prints.is_line(one.instead, meaning)
            ),
            None,
        )

    def _slipped(self, shown: str, fits: tuple[Plan, ...]) -> Verdict:
        singles = [one for one in fits if len(one.ids) == 1]
        pairs = [one for one in fits if len(one.ids) == 2 and not singles]
        plan = (singles or pairs)[0]
        right = Solution(self.scenario, self.quantity)
        wrong = Solution(self.scenario, self.quantity, plan.derivation, plan.parts)
        return Verdict(
            "slipped",
            said_of(
                shown, [one.ids for one in singles], [one.ids for one in pairs], Words(self.scenario, letters=True)
            ),
            slips=tuple(one.ids[0] for one in singles),
            pairs=tuple((one.ids[0], one.ids[1]) for one in pairs),
            own=slipped_steps(right, wrong, plan.rewritten),
        )


class WrongFormula(NamedTuple):
    """A formula that slips lead to."""

    ids: tuple[str, ...]
    formula: str
    says: str


@lru_cache(maxsize=1024)
def _wrong_formulas(key: FormulaKey) -> tuple[WrongFormula, ...]:
    """The formulas that single slips lead to, each once; the same for every key that wants the same."""
    prints = Fingerprints.of(key.scenario, key.quantity, key.letters)
    words = Words(key.scenario, letters=True)
    found: dict[str, WrongFormula] = {}
    for plan in prints.plans.singles:
        if not plan.brings.isdisjoint(key.scenario.unsaid):
            continue
        formula = key.scenario.formula(plan.parts[0], key.quantity.stops, plan.derivation)
        fits = () if prints.is_right(formula) else prints.single_slips(formula, plan)
        if fits and (first := fits[0].ids[0]) not in found:
            ids = tuple(dict.fromkeys(one.ids[0] for one in fits))
            says = said_of(text(formula, SCREEN), [one.ids for one in fits], [], words)
            found[first] = WrongFormula(ids, text(formula), says)
    return tuple(found.values())
