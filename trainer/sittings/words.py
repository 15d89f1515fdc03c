"""What every front end says of questions that are behind: in a word, or in part of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.question import Question
from question_bank.slips import SLIPS
from question_bank.wording import row
from trainer.practice import Done, Sitting
from trainer.sittings.clocks import took
from trainer.sittings.days import said
from trainer.sittings.renewed import median_seconds

if TYPE_CHECKING:
    from trainer.history import Best


def quiet_word(one: Done) -> str:
    """What a drill says of an answer: one word, and which slip it was."""
    first = one.tries[0] if one.tries else None
    if first is None or first.outcome == "skipped":
        return "skipped"
    if first.is_right:
        return "right" if first.outcome == "right" else "right by another convention"
    named = first.slips[:1] or first.pairs[:1]
    if named:
        ids = named[0] if isinstance(named[0], tuple) else (named[0],)
        return f"slip: {' and '.join(SLIPS[slip].name for slip in ids)}"
    return "left open" if first.outcome == "gave-up" else "not right"


def short(asked: Question, room: int) -> str:
    """A question in part of a line: what is asked for, and of what."""
    what = asked.topic.title
    if asked.scenario is not None:
        what = f"{asked.topic.title.partition(' of ')[0]}: {row(asked.scenario)}"
    else:
        what = f"{what}: {asked.prompt}"
    flat = " ".join(what.split())
    return flat if len(flat) <= room else f"{flat[: max(0, room - 3)]}..."


def results(sitting: Sitting, best: Best | None) -> list[str]:
    """A sitting that is over in numbers: what was right first, then the time, then the best for exactly its setting."""
    tally, rules = sitting.tally, sitting.rules
    if not sitting.done:
        return ["Nothing was answered, so nothing is counted."]
    if not rules.quiet:
        return [f"{tally.at_once} of {tally.asked} right at the first try, {tally.second_try} at the second."]
    words = f"{tally.at_once} of {tally.asked} right.{_speed(sitting)}"
    if rules.limit is not None and sitting.left == 0.0:
        words += " The time is up."
    return [words, *([_against(sitting, best)] if rules.setting else [])]


def _speed(sitting: Sitting) -> str:
    middle = median_seconds(sitting)
    return "" if middle is None else f" Half of the right ones took you {took(middle)} or less."


def _against(sitting: Sitting, best: Best | None) -> str:
    right = sitting.tally.at_once
    if best is None:
        return "This is your first result for exactly this setting."
    before = f"Your best for this setting was {best.right} right, on {said(best.day)}."
    quicker = (median_seconds(sitting) or 0.0) < (best.median_seconds or 0.0)
    if right > best.right or (right == best.right and quicker):
        return f"{before} This is a new best."
    return before
