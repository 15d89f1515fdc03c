"""Five evenings answered through a real desk, for whatever looks back on them."""

from __future__ import annotations

from pathlib import Path

from tests.keeping import NOW
from trainer import settings as stored
from trainer.history import open_history
from trainer.practice import Answered, Fixed, GaveUp, Moved, Phase, Rules, Sitting, Skipped, start, step
from trainer.settings import Settings
from trainer.sittings.desk import Desk

CONV = "forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"
GROUPED = "forward/conv2d/params?H=56&W=56&D=32&M=64&K_h=3&K_w=3&G=4"
FORMULA = "formula/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"
NORM = "forward/batch_norm2d/params?H=28&W=28&D=64"
ASKED = (
    (CONV, ("100", "100", "280", "10*(3*3)+10", "280")),
    (GROUPED, ("18496", "18496", "", "18,496", "18496")),
    (FORMULA, ("M*K*K+M", "M*(K*K*D)+M", "M*(D*K*K+1)", "M*K*K*D+M", "M*K*K+M")),
    (NORM, ("256", "128", "128", "128", "128")),
)
"""Questions, and what was answered on each evening: an empty text is "I don't know"."""
SPRINT = "sprint/5 minutes/x1/known/interview"
DAY = 86_400
TODAY = "2026-11-22"


def practised(evenings: int = 5) -> Desk:
    """A desk with the last of five evenings behind it, the newest of them today's. On the second and fourth a sprint."""
    now = [NOW]
    stored.save(Settings(tour_done=True, date_asked=True))
    desk = Desk(open_history(stored.home() / "history.db"), stored.load, lambda: now[0])
    for evening in range(5 - evenings, 5):
        now[0] = NOW - (4 - evening) * DAY
        _answer(desk, now, evening)
    return desk


def _answer(desk: Desk, now: list[float], evening: int) -> None:
    timed = evening % 2 == 1
    rules = Rules("sprint", quiet=True, setting=SPRINT) if timed else Rules("practice")
    sitting = start(Fixed(tuple(code for code, _ in ASKED)), 0.0, rules, f"{evening:016x}")
    at = 0.0
    for place, (_, answers) in enumerate(ASKED, start=1):
        at, now[0] = at + 20, now[0] + 20
        typed = answers[evening]
        sitting = _kept(desk, sitting, Answered(typed, at) if typed else GaveUp(at))
        if sitting.number == place and sitting.phase is not Phase.OVER:
            sitting = _kept(desk, sitting, Skipped(at) if sitting.is_open else Moved(at))
    assert sitting.phase is Phase.OVER


def _kept(desk: Desk, sitting: Sitting, event: Answered | GaveUp | Moved | Skipped) -> Sitting:
    sitting, effects = step(sitting, event)
    desk.keep(sitting, effects, "Practice")
    return sitting


def damaged(path: Path) -> None:
    """Something else under the name of a history."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"no database at all, but long enough to have a header" * 40)
