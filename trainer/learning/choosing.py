"""What comes next in an evening: rules over plain data, the same for people and for simulated learners.

First what was missed tonight and is to come again, then what is due, something new, and a mix. No question is made here:
the choice is of an idea and of a topic with it on its chain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from question_bank.layer import LEVELS, Level
from question_bank.sampling import chance
from trainer.learning import due
from trainer.learning.pool import Offer, Pool
from trainer.learning.returns import SOON, Returns
from trainer.learning.worth import Worth
from trainer.practice.card import Card

Section = Literal["again", "back", "new", "mixed"]

NEW = 3
"""At most so many new ideas in one evening."""
LAST, LEAST, MOST = 10, 0.7, 0.9
"""Under 70 % right among the last ten first tries nothing new; over 90 % what is new, or the next level."""
AGAIN, HALF = 12.0, 10.0
"""What speaks against the topic that was just asked, and for one of which lines can be given away."""
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

    cards: Mapping[str, Card]
    types: Mapping[int, str]
    """For each question type its last first answers, `1` for right."""
    recent: tuple[bool, ...] = ()
    """The last first tries, the newest last."""


class Pick(NamedTuple):
    """What comes next, and on which grounds."""

    offer: Offer
    idea: str
    """What it is asked for."""
    section: Section
    level: Level
    shown: int = 0
    """So many first lines are given away, since help fades; none otherwise."""
    ago: int = 0
    """How many questions ago the idea was missed."""


class Turn(NamedTuple):
    """What came of a question."""

    marks: Mapping[str, bool]
    right: bool
    helped: bool = False
    """Whether hints were seen, or some of it was given."""
    skipped: bool = False


class Night:
    """One evening as it goes: `choose` names what comes, `take` learns what came of it."""

    def __init__(self, pool: Pool, past: Past, terms: Terms) -> None:
        self.pool, self.past, self.terms = pool, past, terms
        self.picks: list[Pick] = []
        self.met = set(past.cards)
        self.recent = list(past.recent[-LAST:])
        self.due = due.order(pool, past.cards, terms.day, terms.interview, terms.evenings)
        self.new: list[str] = []
        self.backs = 0
        self.worth = Worth(past.types, {idea: 1 - due.recall(card, terms.day) for idea, card in past.cards.items()})
        self.returns = Returns()
        for card in past.cards.values():
            if card.idea in pool.by_idea:
                self.returns.bring(card, terms.day)

    @property
    def place(self) -> int:
        """How many questions are behind."""
        return len(self.picks)

    @property
    def last(self) -> Pick | None:
        """What was asked just before."""
        return self.picks[-1] if self.picks else None

    # what comes next

    def choose(self) -> Pick:
        """What comes next."""
        return self._again() or self._back() or self._new() or self._mixed()

    def _again(self) -> Pick | None:
        idea = self.returns.ripe(self.place, self._last_idea)
        if not idea:
            return None
        one = self.returns.waiting[idea]
        offer = self._same(one.topic) or self._offer(idea, easy=True, given=one.given)
        return Pick(offer, idea, "again", offer.level, min(one.given, offer.can_give), self.place - one.missed)

    @property
    def _last_idea(self) -> str:
        return self.last.idea if self.last else ""

    def _same(self, topic: str) -> Offer | None:
        """The topic asked before, where the last answer to it left open what was missed."""
        return next((pick.offer for pick in reversed(self.picks) if pick.offer.topic == topic), None)

    def _back(self) -> Pick | None:
        if self.backs >= _SHARE * self.terms.total and self.may_be_new():
            return None
        away = self.returns.away
        idea = next((idea for idea in self.due if idea not in away and idea != self._last_idea), "")
        return self._picked(self._offer(idea), idea, "back") if idea else None

    def _picked(self, offer: Offer, idea: str, section: Section) -> Pick:
        return Pick(offer, idea, section, offer.level)

    @property
    def is_closed(self) -> bool:
        """Whether nothing new is for now: too much was missed of late, or it is the last evening."""
        tries = self.recent[-LAST:]
        return self.terms.is_last or (2 * len(tries) >= LAST and sum(tries) < LEAST * len(tries))

    def may_be_new(self) -> bool:
        """Whether something new may come, and could still come again tonight if it were missed."""
        room = self.place == 0 or self.terms.total - self.place > SOON + 1
        return room and len(self.new) < NEW and not self.is_closed

    def _new(self) -> Pick | None:
        idea = self.next_new() if self.may_be_new() else ""
        return self._picked(self._offer(idea, easy=True), idea, "new") if idea else None

    def next_new(self) -> str:
        """The weightiest idea that was never met; empty where all were."""
        return next((idea for idea in self.pool.by_weight if idea not in self.met), "")

    def _mixed(self) -> Pick:
        offers = self._fitting() or self._nearly_fitting()
        best = self._best(offers, self.worth.of)
        ideas = [idea for idea in best.ideas if idea != self._last_idea] or list(best.ideas)
        well = len(self.recent) >= LAST and sum(self.recent[-LAST:]) > MOST * LAST
        level = LEVELS[LEVELS.index(best.level) + 1] if well else best.level  # an offer is never of the hardest
        return Pick(best, max(ideas, key=self.worth.unsure), "mixed", level)

    def _fitting(self) -> list[Offer]:
        """Offers of which every idea was met, none rests or waits to come again, and not what was just asked."""
        last, away = self.last, self.returns.away
        return [
            offer
            for offer in self.pool.usual
            if self.met.issuperset(offer.ideas)
            and away.isdisjoint(offer.ideas)
            and (last is None or (offer.topic != last.offer.topic and offer.ideas != (last.idea,)))
        ]

    def _nearly_fitting(self) -> list[Offer]:
        """Where no offer is quite right: those with the fewest ideas that are new, rest, or wait to come again."""
        waiting, resting, last, new = self.returns.waiting, self.returns.resting, self._last_idea, 2 + self.is_closed

        def amiss(offer: Offer) -> int:
            wrong = sum(
                new * (idea not in self.met) + (idea in waiting) + 4 * (idea in resting) for idea in offer.ideas
            )
            return wrong + 100 * (offer.ideas == (last,))

        found = [(amiss(offer), offer) for offer in self.pool.usual]
        least = min(number for number, _ in found)
        return [offer for number, offer in found if number == least]

    def _offer(self, idea: str, *, easy: bool = False, given: int = 0) -> Offer:
        """The topic in which an idea is asked."""
        unmet = {one for offer in self.pool.by_idea[idea] for one in offer.ideas} - self.met - {idea}
        last = self.last.offer.topic if self.last else ""

        def fits(offer: Offer) -> float:
            fit = self.worth.of(offer) + self.worth.fit(
                offer, idea, unmet=unmet, closed=self.is_closed, resting=self.returns.resting, due=self.due
            )
            easier = easy and offer.level == "warmup"
            return fit + easier - AGAIN * (offer.topic == last) + HALF * bool(given and offer.can_give)

        return self._best(self.pool.by_idea[idea], fits)

    def _best(self, offers: Iterable[Offer], fits: Callable[[Offer], float]) -> Offer:
        """The offer that fits best; among equals a hash decides. The first of an evening is one that is there at once."""
        able = list(offers)
        if self.place == 0:
            able = [offer for offer in able if offer.is_ready] or able
        fit = [fits(offer) for offer in able]
        most = max(fit)
        best = [offer for offer, one in zip(able, fit, strict=True) if one == most]
        return max(best, key=lambda offer: chance(self.terms.seed, self.place, offer.topic, offer.level))

    # what came of it

    def take(self, pick: Pick, turn: Turn) -> None:
        """Learns what came of a question."""
        if pick.section == "new":
            self.new.append(pick.idea)
        self.backs += pick.section == "back"
        self.returns.rested_now = ""
        for idea, right in turn.marks.items():
            self._mark(idea, right, pick, turn)
        if pick.idea not in turn.marks and not turn.right and not turn.skipped:
            self.returns.left_open(pick.idea, self.place, pick.offer.topic)
        if not turn.skipped:
            self.recent.append(turn.right)
        self.worth.asked(pick.offer, None if turn.skipped else turn.right)
        if pick.idea in self.due:
            self.due.remove(pick.idea)  # where nothing was learned of it, it stays due tomorrow
        self.met.add(pick.idea)
        self.picks.append(pick)

    def _mark(self, idea: str, right: bool, pick: Pick, turn: Turn) -> None:
        self.met.add(idea)
        self.worth.marked(idea, right=right)
        if idea in self.due:
            self.due.remove(idea)
        if idea not in self.pool.by_idea:
            return  # a slip may miss an idea for which there is no question
        if not right:
            self.returns.missed(idea, self.place)
        elif idea == pick.idea:
            self.returns.came(idea, self.place, pick.shown, helped=turn.helped)
