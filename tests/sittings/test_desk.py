"""The desk: what is answered is on disk at once, ideas are learned from it, and what was cut off goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.keeping import NOW, Listing
from trainer import settings as stored
from trainer.cli import main
from trainer.history import open_history
from trainer.practice import (
    Answered,
    Event,
    Fixed,
    GaveUp,
    Hinted,
    Hung,
    Moved,
    Paused,
    Phase,
    Rules,
    Sitting,
    Skipped,
    Stopped,
    parked,
    start,
    step,
)
from trainer.settings import Settings
from trainer.sittings import modes
from trainer.sittings.desk import Desk

FIRST = "forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"
OTHER = "forward/conv2d/params?H=32&W=32&D=8&M=16&K_h=5&K_w=5"
DRILL = Rules("sprint", quiet=True, limit=300.0, setting="sprint/test")


def sat(desk: Desk, *events: Event, codes: tuple[str, ...] = (FIRST, OTHER), rules: Rules = DRILL) -> Sitting:
    """A sitting after some events, each kept as a front end keeps it."""
    sitting = start(Fixed(codes), 0.0, rules, "0123456789abcdef")
    for event in events:
        sitting, effects = step(sitting, event)
        desk.keep(sitting, effects, "Test")
    return sitting


def again() -> Desk:
    """The desk of the next start, which knows only what is on disk."""
    return Desk(open_history(stored.home() / "history.db"), Settings, lambda: NOW)


def test_an_answer_is_on_disk_with_its_number_its_slip_and_its_ideas() -> None:
    sat(Listing(), Answered("100", 4.0), Answered("3216", 9.0))
    second, first = again().history.attempts()
    assert (first.entry.number, first.entry.attempt.slips, first.entry.mode) == (1, ("forgot-depth",), "sprint")
    assert first.entry.marks == {"filter-depth": False}
    assert (second.entry.number, second.entry.attempt.outcome, second.entry.attempt.seconds) == (2, "right", 5.0)
    assert set(second.entry.marks.values()) == {True}
    assert first.entry.day == "2026-11-22"
    cards = again().history.cards()
    assert cards["filter-depth"].firsts == "01"
    assert cards["one-bias"].firsts == "1"


def test_what_is_skipped_keeps_its_own_number_and_teaches_nothing() -> None:
    sat(Listing(), Skipped(2.0), GaveUp(3.0))
    second, first = again().history.attempts()
    assert [(one.entry.number, one.entry.attempt.outcome) for one in (first, second)] == [
        (1, "skipped"),
        (2, "gave-up"),
    ]
    assert first.entry.marks == {}
    assert second.entry.marks == {"filter-depth": False}


WAYS: dict[str, tuple[Event, ...]] = {
    "answered": (Answered("280", 1.0),),
    "missed": (Answered("100", 1.0),),
    "hinted": (Hinted(1.0),),
    "shown": (Answered("280", 1.0), Moved(2.0), GaveUp(3.0)),
    "paused": (Answered("100", 1.0), Paused(2.0)),
    "weighed": (Answered("100", 1.0), Answered("280", 2.0), Moved(3.0), Answered("3216", 4.0)),
}


@pytest.mark.parametrize("rules", [Rules(), Rules(weighs=True), DRILL], ids=["calm", "weighing", "drill"])
@pytest.mark.parametrize("way", WAYS)
def test_what_is_cut_off_in_any_state_goes_on_at_the_next_start(way: str, rules: Rules) -> None:
    before = sat(Listing(), *WAYS[way], rules=rules)
    found = again().unfinished()
    if before.phase is Phase.OVER or not (before.done or before.tries or before.hints):
        assert found is None
        return
    assert found is not None
    assert found.heading == "Test"
    assert parked(found.sitting) == parked(before)


def test_what_came_to_its_end_does_not_go_on() -> None:
    sat(Listing(), Answered("280", 1.0), Answered("3216", 2.0))
    assert again().unfinished() is None
    best = again().best("sprint/test")
    assert best is not None
    assert (best.right, best.asked, best.median_seconds) == (2, 2, 1.0)


def test_what_was_cut_off_can_be_dropped_and_its_answers_stay() -> None:
    sat(Listing(), Answered("280", 1.0))
    desk = again()
    found = desk.unfinished()
    assert found is not None
    desk.drop(found)
    assert again().unfinished() is None
    assert len(again().history.attempts()) == 1


def test_a_hung_line_takes_its_time_out_of_the_result() -> None:
    sat(Listing(), Answered("280", 1.0), Answered("3216", 101.0), Hung(2, 102.0))
    best = again().best("sprint/test")
    assert best is not None
    assert best.median_seconds == 1.0


def test_a_kept_state_that_nobody_can_read_is_left_behind() -> None:
    desk = again()
    desk.history.park("fedcba9876543210", "tonight", '{"heading": "Tonight", "sitting": {}}', NOW, "2026-11-22")
    assert desk.unfinished() is None
    assert again().unfinished() is None


def test_an_evening_begins_with_what_was_missed_and_a_sprint_wants_what_is_known() -> None:
    desk = again()
    with pytest.raises(modes.NothingYet):
        modes.sprint(desk)
    with pytest.raises(modes.NothingYet):
        modes.missed(desk, fresh=True)
    sat(desk, Answered("100", 1.0), Stopped(2.0), rules=Rules())
    waits = modes.missed(desk, fresh=False)
    assert waits.deck.deal(()) is not None
    assert waits.deck.deal(()).code == FIRST  # type: ignore[union-attr]
    fresh = modes.missed(desk, fresh=True).deck.deal(())
    assert fresh is not None
    assert fresh.code != FIRST
    assert fresh.code.startswith("forward/conv2d/params?")
    desk.settings = lambda: replace(Settings(), known_only=False, sprint="10 questions")
    opening = modes.sprint(desk)
    assert (opening.deck.total, opening.rules.limit, opening.rules.quiet) == (10, None, True)
    tomorrow = Desk(desk.history, Settings, lambda: NOW + 86_400)
    dealt = modes.tonight(tomorrow).deck.deal(())
    assert dealt is not None
    assert "filter is as deep" in dealt.why


def test_in_a_shell_a_sprint_names_no_keys_of_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sprint", "--plain"]) == 0
    said = capsys.readouterr().out
    assert "convdrill sprint --any" in said
    assert "p, then k" not in said


def test_a_sitting_that_another_convdrill_has_on_view_is_not_offered() -> None:
    sat(Listing(), Answered("280", 1.0))
    desk = again()
    kept = desk.history.unfinished()
    assert kept is not None
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        state = json.dumps({**json.loads(kept.state), "process": other.pid})
        desk.history.park(kept.sitting, kept.mode, state, NOW + 1, "2026-11-22")
        assert again().unfinished() is None
        other.kill()
    assert again().unfinished() is not None, "it ended, so its sitting can be gone on with"
