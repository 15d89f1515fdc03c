"""Random walks through the session machine, and what must hold after every step.

`python -m tests.practice.walks 50000` walks the long way; the suite walks a shorter one.
"""

from __future__ import annotations

import json
import random
import sys
from functools import lru_cache

from question_bank import codes, grading
from trainer.practice import (
    Answered,
    Event,
    Excused,
    Finished,
    Fixed,
    Hung,
    Phase,
    Rules,
    Saved,
    Sitting,
    Stopped,
    Weighed,
    parked,
    start,
    step,
    unparked,
)
from trainer.practice import step as _step
from trainer.practice.decks import Deck
from trainer.practice.events import EVENTS
from trainer.practice.step import JUMP, Effect

CODES = (
    "forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3",
    "forward/max_pool2d/output_shape?H=28&W=28&D=8&K_h=2&K_w=2&S_h=2&S_w=2",
    "formula/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3",
    "spot-table/lecture/params?;slips=CONV1:forgot-depth,FC3:one-bias",
    "table/lecture/shapes_and_parameters?;to=POOL1",
)
ANSWERS = (
    "280",
    "100",
    "14x14x8",
    "M*(K*K*D)+M",
    "2 6",
    "7",
    "b",
    "?!",
    "",
    "1O",
    "impossible",
    '{"CONV1.params": "608"}',
)
RULES = (
    Rules(),
    Rules(weighs=True),
    Rules("sprint", quiet=True, limit=60.0),
    Rules("sprint", quiet=True, weighs=True),
    Rules("stand", quiet=True),
)


def quicken() -> tuple[object, ...]:
    """Remembers questions and verdicts, both of which are functions of their arguments; what to put back afterwards."""
    machine = sys.modules[_step.__module__]
    before = (machine.question, machine.grade)  # type: ignore[attr-defined]
    verdicts: dict[tuple[str, str], object] = {}

    def graded(asked: object, text: str) -> object:
        key = (asked.code, text)  # type: ignore[attr-defined]
        if key not in verdicts:
            verdicts[key] = grading.grade(asked, text)  # type: ignore[arg-type]
        return verdicts[key]

    machine.question = lru_cache(codes.question)  # type: ignore[attr-defined]
    machine.grade = graded  # type: ignore[attr-defined]
    return before


def walk(seed: int) -> set[Phase]:
    """One walk from the start to the end; the phases that were met."""
    chance = random.Random(seed)
    deck: Deck = Fixed(tuple(chance.choices(CODES, k=chance.randint(1, 4))))
    at = clock = 1000.0
    sitting = start(deck, at, chance.choice(RULES), str(seed))
    counted, saved, met = 0.0, 0, {sitting.phase}
    for _ in range(chance.randint(1, 25)):
        clock = at
        at += chance.choice((0.0, 0.5, 3.0, 20.0, -5.0, JUMP + 1))
        if sitting.is_open and 0 <= at - clock <= JUMP:
            counted += at - clock
        before, event = sitting, _event(chance, at)
        sitting, effects = step(before, event)
        saved += sum(isinstance(effect, Saved) for effect in effects)
        _hold(before, event, sitting, effects)
        assert abs(sitting.elapsed - counted) < 1e-6, "time was lost or gained"
        assert saved == sum(len(one.tries) for one in sitting.done) + _tries_apart(sitting)
        met.add(sitting.phase)
        if chance.random() < 0.1:
            _parks(sitting, _event(chance, at + 1.0))
    over, _ = step(sitting, Stopped(at))
    assert over.phase is Phase.OVER
    return met


def _tries_apart(sitting: Sitting) -> int:
    """Tries at the question on view, which are not yet among those behind."""
    return 0 if sitting.phase is Phase.OVER else len(sitting.tries)


def _event(chance: random.Random, at: float) -> Event:
    kind = chance.choice(
        [*[Answered] * 6, *(one for one in EVENTS if one is not Stopped), Stopped if at > 1100 else Answered]
    )
    if kind is Weighed:
        return Weighed(chance.choice([True, False, None]), at)
    if kind is Hung:
        return Hung(chance.randint(0, 4), at)
    if kind is Answered:
        return Answered(chance.choice(ANSWERS), at)
    event: Event = kind(at)
    return event


def _hold(before: Sitting, event: Event, sitting: Sitting, effects: tuple[Effect, ...]) -> None:
    """What holds for every step."""
    assert len(sitting.done) - len(before.done) in (0, 1)
    if not any(isinstance(effect, Excused) for effect in effects):
        assert sitting.done[: len(before.done)] == before.done
    assert all(one.seconds >= 0 for one in (*sitting.tries, *sitting.done))
    assert sitting.number == len(sitting.done) + 1
    assert (sitting.paused is not None) == (sitting.phase is Phase.PAUSED)
    assert bool(sitting.pending) == (Phase.WEIGHED in (sitting.phase, sitting.paused))
    assert (before.phase is not Phase.OVER and sitting.phase is Phase.OVER) == any(
        isinstance(effect, Finished) for effect in effects
    )
    if sitting.rules.quiet:
        assert sitting.phase in (Phase.ASKED, Phase.WEIGHED, Phase.PAUSED, Phase.OVER)
        assert not sitting.hints
        assert len(sitting.tries) <= 1
    if sitting.phase is Phase.MISSED:
        assert len(sitting.tries) == 1
        assert sitting.missed is not None
    tally = sitting.tally
    assert tally.asked == tally.at_once + tally.second_try + tally.shown + tally.skipped == len(sitting.done)


def _parks(sitting: Sitting, event: Event) -> None:
    """A sitting that is parked and brought back does what it would have done."""
    data = json.loads(json.dumps(parked(sitting)))
    again = unparked(data, sitting.last)
    assert parked(again) == parked(sitting)
    there, effects = step(sitting, event)
    here, others = step(again, event)
    assert parked(here) == parked(there)
    assert others == effects


def main(number: int) -> None:
    """So many walks, and the phases that they met."""
    quicken()
    met: set[Phase] = set()
    for seed in range(number):
        met |= walk(seed)
    print(f"{number} walks, every invariant held; phases met: {', '.join(sorted(phase.value for phase in met))}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
