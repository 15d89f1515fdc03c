"""What comes next in an evening: rules over plain data, the same for people and for simulated learners.

First what was missed tonight and is to come again, then what is due, something new, and a mix. No question is made here:
the choice is of an idea and of a topic with it on its chain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from question_bank.layer import Level
from question_bank.sampling import chance
from trainer.learning import due
from trainer.learning.memory import MISSES
from trainer.learning.pool import Offer, Pool
from trainer.practice.card import Card

Section = Literal["again", "back", "new", "mixed"]

SOON, LATER = 3, 8
"""So many other questions stand before a missed idea comes back, and before it comes once more."""
ENOUGH = 2
"""Right so often without help, and a missed idea is done with for tonight."""
GIVEN = 2
"""So many lines are given away at first where help fades."""
NEW = 3
"""At most so many new ideas in one evening."""
LAST, LEAST, MOST = 10, 0.7, 0.9
"""Under 70 % right among the last ten first tries nothing new; over 90 % what is new, or harder, comes sooner."""
_ROOM = 6
"""So many questions must be left after a new idea, or it could not come again."""
_BETWEEN = 2
"""So many others stand between two new ideas, unless all goes well."""
_SHARE = 0.6
"""At most so much of an evening is what is due, where something new may come."""


class Terms(NamedTuple):
    """What an evening is to be."""

    day: str
    total: int
    seed: str
    interview: str = ""
    """The day of the interview; empty where there is none."""
    evenings: int | None = None
    """Evenings left with tonight's; None without a date."""

    @property
    def is_last(self) -> bool:
        """Whether it is the last evening, which brings nothing new."""
        return self.evenings == 1


class Past(NamedTuple):
    """What is known from the evenings before."""

    cards: Mapping[str, Card] = {}
    types: Mapping[int, str] = {}
    """For each question type its last first answers, `1` for right."""
    recent: tuple[bool, ...] = ()
    """The last first tries, the newest last."""


class Pick(NamedTuple):
    """What comes next, and on which grounds."""

    offer: Offer
    idea: str
    """What it is asked for."""
    section: Section
    shown: int = 0
    """So many first lines are given away, since help fades; none otherwise."""
    ago: int = 0
    """How many questions ago the idea was missed."""

    @property
    def level(self) -> Level:
        return self.offer.level


class Turn(NamedTuple):
    """What came of a question."""

    marks: Mapping[str, bool]
    right: bool
    helped: bool = False
    """Whether hints were seen, or half of it was given."""
    skipped: bool = False
    stuck: bool = False
    """Whether one said that one did not know."""


class Return(NamedTuple):
    """An idea that was missed tonight and is to come again."""

    at: int
    """The first place at which it may."""
    missed: int
    """The place at which it was missed last."""
    right: int = 0
    """Right so often since, without help."""
    half: int = 0
    """So many lines are given away next time."""
    at_once: bool = False
    """Whether it may follow on itself, since help fades."""
    topic: str = ""
    """The topic in which it is asked again, where an answer left open what was missed."""


class Night:
    """One evening as it goes: `choose` names what comes, `take` learns what came of it."""

    def __init__(self, pool: Pool, past: Past, terms: Terms) -> None:
        self.pool, self.past, self.terms = pool, past, terms
        self.place = 0
        self.met = set(past.cards)
        self.recent = list(past.recent[-LAST:])
        self.due = due.order(pool, past.cards, terms.day, terms.interview, terms.evenings)
        self.returns: dict[str, Return] = {}
        self.misses: Counter[str] = Counter()
        self.resting: set[str] = set()
        self.rested_now: str = ""
        self.new: list[str] = []
        self.last_new = -_BETWEEN - 1
        self.backs = 0
        self.picks: list[Pick] = []
        self.topics: Counter[str] = Counter()
        self.types: dict[int, str] = dict(past.types)
        self.asked_types: Counter[int] = Counter()
        self.asked: dict[str, int] = {}
        self.shaky = {idea: due.shakiness(card) for idea, card in past.cards.items()}
        for card in past.cards.values():
            self._same_day(card)

    def _same_day(self, card: Card) -> None:
        """What an earlier sitting of the same evening left behind."""
        if card.rests > self.terms.day:
            self.resting.add(card.idea)
        elif card.last == self.terms.day and card.misses:
            self.misses[card.idea] = card.misses
            right = len(card.lasts) - len(card.lasts.rstrip("1"))
            if right < ENOUGH:
                self.returns[card.idea] = Return(0, 0, right)

    # what comes next

    def choose(self) -> Pick:
        """What comes next."""
        return self._again() or self._back() or self._new() or self._mixed()

    def _again(self) -> Pick | None:
        ripe = [
            idea for idea, one in self.returns.items() if one.at <= self.place and (one.at_once or self._rested(idea))
        ]
        if not ripe:
            return None
        idea = min(ripe, key=lambda idea: (not self.returns[idea].at_once, self.returns[idea].at))
        one = self.returns[idea]
        offer = self._same(one.topic) or self._offer(idea, easy=True, half=one.half > 0)
        return Pick(offer, idea, "again", min(one.half, can_give(offer)), self.place - one.missed)

    def _same(self, topic: str) -> Offer | None:
        """The topic asked before, where the last answer to it left open what was missed."""
        return next((pick.offer for pick in reversed(self.picks) if pick.offer.topic == topic), None)

    def _rested(self, idea: str) -> bool:
        """Whether the question before was asked for another idea."""
        return not self.picks or self.picks[-1].idea != idea

    def _back(self) -> Pick | None:
        if self.backs >= _SHARE * self.terms.total and self.may_be_new():
            return None
        for idea in self.due:
            if idea not in self.resting and idea not in self.returns and self._rested(idea):
                return Pick(self._offer(idea), idea, "back")
        return None

    def may_be_new(self) -> bool:
        """Whether tonight has room for something new, now or later."""
        tries = self.recent[-LAST:]
        shaky = len(tries) >= LAST // 2 and sum(tries) < LEAST * len(tries)
        room = self.terms.total - self.place > _ROOM or self.place == 0
        return not self.terms.is_last and not shaky and room and len(self.new) < NEW

    def _goes_well(self) -> bool:
        return len(self.recent) >= LAST and sum(self.recent[-LAST:]) > MOST * LAST

    def _new(self) -> Pick | None:
        if not self.may_be_new():
            return None
        if self.place - self.last_new <= _BETWEEN and not self._goes_well() and self._mixed_offers():
            return None
        idea = self.next_new()
        return Pick(self._offer(idea, easy=True), idea, "new") if idea else None

    def next_new(self) -> str:
        """The weightiest idea that was never met; empty where all were."""
        return next((idea for idea in self.pool.by_weight if idea not in self.met and idea not in self.resting), "")

    def _mixed(self) -> Pick:
        offers = self._mixed_offers() or self._any_offers()
        best = max(offers, key=lambda offer: (self._worth(offer), chance(self.terms.seed, self.place, offer.topic)))
        return Pick(best, self._weakest(best), "mixed")

    def _mixed_offers(self) -> list[Offer]:
        """Offers of which every idea was met, none rests or waits to come again, and not what was just asked."""
        last = self.picks[-1] if self.picks else None
        away = self.resting.union(self.returns)
        return [
            offer
            for offer in self.pool.offers
            if offer.ideas
            and self.met.issuperset(offer.ideas)
            and away.isdisjoint(offer.ideas)
            and (last is None or (offer.topic != last.offer.topic and offer.ideas != (last.idea,)))
        ]

    def _any_offers(self) -> list[Offer]:
        """Where no offer is quite right: those with the fewest ideas that are new, rest, or wait to come again."""
        away = self.resting.union(self.returns)
        last = self.picks[-1].idea if self.picks else ""

        def amiss(offer: Offer) -> int:
            return 2 * (offer.ideas == (last,)) + sum((idea not in self.met) + (idea in away) for idea in offer.ideas)

        usual = [(amiss(offer), offer) for offer in self.pool.offers if offer.ideas]
        least = min(number for number, _ in usual)
        return [offer for number, offer in usual if number == least]

    def _weakest(self, offer: Offer) -> str:
        """The idea of an offer that is least sure, and not the one just asked for."""
        ideas = [idea for idea in offer.ideas if self._rested(idea)] or list(offer.ideas or offer.also)
        return max(ideas, key=lambda idea: self.shaky.get(idea, 1.0))

    # which topic

    def _worth(self, offer: Offer) -> float:
        """How much a question of the mix is worth: by weight, by how shaky it is, and by what was asked tonight."""
        need = max(due.need(self.types.get(number, "")) for number in offer.types)
        shaky = max(self.shaky.get(idea, 1.0) for idea in offer.ideas)
        tonight = 2.0 * self.topics[offer.topic] + max(self.asked_types[number] for number in offer.types)
        named = 1.0 if offer.named else 0.0
        level = 0.5 if offer.level == "interview" else 0.0
        return offer.weight * (need + shaky) + named + level - 2.0 * tonight

    def _offer(self, idea: str, *, easy: bool = False, half: bool = False) -> Offer:
        """The topic in which an idea is asked."""
        found = self.pool.by_idea[idea]
        return max(
            found,
            key=lambda offer: (self._fits(offer, idea, easy, half), chance(self.terms.seed, self.place, offer.topic)),
        )

    def _fits(self, offer: Offer, idea: str, easy: bool, half: bool) -> float:
        """How well a topic fits to ask for an idea: nothing unmet beside it, what else is due with it, its weight."""
        unmet = sum(one not in self.met and one != idea for one in offer.ideas)
        resting = sum(one in self.resting for one in offer.ideas)
        also_due = sum(one in self.due for one in offer.ideas if one != idea)
        need = max(due.need(self.types.get(number, "")) for number in offer.types)
        seldom = idea not in offer.ideas
        fits = 2.0 * also_due + offer.weight * (1.0 + need) + 2.0 * bool(offer.named)
        fits -= 8.0 * unmet + 20.0 * resting + 3.0 * seldom + 4.0 * self.topics[offer.topic]
        if easy:
            fits += 4.0 * (offer.level == "warmup") - 1.0 * len(offer.ideas)
        else:
            fits += 2.0 * (offer.level == "interview")
        if self.picks and self.picks[-1].offer.topic == offer.topic:
            fits -= 12.0
        if half:
            fits += 10.0 * (can_give(offer) > 0)
        return fits

    # what came of it

    def take(self, pick: Pick, turn: Turn) -> None:
        """Learns what came of a question."""
        if pick.section == "new" and pick.idea not in self.met:
            self.new.append(pick.idea)
            self.last_new = self.place
        self.backs += pick.section == "back"
        self.rested_now = ""
        for idea, right in turn.marks.items():
            self._mark(idea, right, pick, turn)
        if pick.idea not in turn.marks:
            self._unclear(pick, turn)
        if not turn.skipped:
            self.recent.append(turn.right)
            for number in pick.offer.types:
                self.types[number] = (self.types.get(number, "") + "01"[turn.right])[-LAST:]
        for number in pick.offer.types:
            self.asked_types[number] += 1
        self.topics[pick.offer.topic] += 1
        self.asked[pick.idea] = self.place
        self.met.add(pick.idea)
        self.picks.append(pick)
        self.place += 1

    def _mark(self, idea: str, right: bool, pick: Pick, turn: Turn) -> None:
        self.met.add(idea)
        if idea in self.due:
            self.due.remove(idea)
        self.shaky[idea] = (self.shaky.get(idea, 1.0) + 2.0 * (not right)) / 2 if right else 1.5
        if not right:
            self._missed(idea, turn)
        elif idea == pick.idea and (one := self.returns.get(idea)) is not None:
            self._came_back(idea, one, pick.shown, turn.helped)

    def _unclear(self, pick: Pick, turn: Turn) -> None:
        """Nothing was learned of the idea that was asked for. Unless it was skipped, it is asked once more."""
        if pick.idea in self.due:
            self.due.remove(pick.idea)  # it stays due tomorrow
        if not turn.skipped and not turn.right and pick.idea not in self.resting:
            before = self.returns.get(pick.idea)
            one = before or Return(0, self.place, ENOUGH - 1)
            self.returns[pick.idea] = one._replace(
                at=self.place + 1 + SOON, at_once=False, topic="" if before and before.topic else pick.offer.topic
            )

    def _missed(self, idea: str, turn: Turn) -> None:
        self.misses[idea] += 1
        if self.misses[idea] >= MISSES:
            self.resting.add(idea)
            self.returns.pop(idea, None)
            self.rested_now = idea
            return
        half = GIVEN if turn.stuck or self.misses[idea] > 1 else 0
        self.returns[idea] = Return(self.place + 1 + SOON, self.place, half=half)

    def _came_back(self, idea: str, one: Return, shown: int, helped: bool) -> None:
        if shown:  # help fades: the same at once, with less of it
            self.returns[idea] = one._replace(at=self.place + 1, half=shown - 1, at_once=True)
        elif helped:
            self.returns[idea] = one._replace(at=self.place + 1 + SOON, at_once=False)
        elif one.right + 1 >= ENOUGH:
            del self.returns[idea]
        else:
            self.returns[idea] = one._replace(at=self.place + 1 + LATER, right=one.right + 1, at_once=False, topic="")


def can_give(offer: Offer) -> int:
    """How many lines of its solution can be given away, with at least one left."""
    return len(offer.ideas) - 1 if offer.topic.startswith("forward/") and offer.ideas else 0


def resting(cards: Iterable[Card], day: str) -> frozenset[str]:
    """The ideas that rest on a day."""
    return frozenset(card.idea for card in cards if card.rests > day)
