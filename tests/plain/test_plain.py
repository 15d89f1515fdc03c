"""Plain mode by scripted streams: the transcript of the seed question, every word once, and what it must never print."""

from __future__ import annotations

import io
import itertools
import sys
from pathlib import Path

import pytest

from question_bank.catalog import families, topics
from tests.keeping import Noting
from trainer import settings
from trainer.cli import main
from trainer.plain.printable import in_words, printable
from trainer.plain.session import run
from trainer.practice import Attempt, Deck, Fixed, Phase, Sitting, Tour
from trainer.sittings.opening import Opening

SEED = "forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"
OTHER = "forward/conv2d/out_h?H=32&W=32&D=3&M=8&K_h=5&K_w=5;dress=code"
HERE = Path(__file__).parent


def played(deck: Deck, typed: str, width: int = 78) -> tuple[Sitting, str, list[Attempt]]:
    """A sitting played to its end: the sitting, the transcript, and what was kept."""
    out, kept, clock = io.StringIO(), [], itertools.count()
    sitting = run(Opening(deck), io.StringIO(typed), out, lambda: float(next(clock)), Noting(kept), width)
    return sitting, out.getvalue(), kept


def said(typed: str, *codes: str) -> str:
    return played(Fixed(codes or (SEED,)), typed)[1]


def test_the_transcript_of_the_seed_question() -> None:
    assert said("100\n10*(3*3*3)+10\n\n") == (HERE / "seed_question.txt").read_text("ascii")


def test_after_a_first_miss_the_right_number_is_not_said() -> None:
    transcript = said("100\npicture\nhint\nhint\nhint\nformula\nsay\n")
    assert "280" not in transcript
    assert "One filter 3 high, 3 wide, 3 deep, 10 of them." in transcript


def test_after_a_second_miss_the_chain_follows_with_the_own_line() -> None:
    transcript = said("100\n100\n\n")
    assert "Here is the solution, line by line." in transcript
    assert "1. Weights in one filter: K times K times D, here 3 times 3 times 3" in transcript
    assert "Your line: weights in one filter: K times K, here 3 times 3, which is 9." in transcript
    assert "In PyTorch: nn.Conv2d(3, 10, 3)" in transcript
    assert transcript.index("The answer: 280.") < transcript.index("Your line:")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("hint", "Think of it: a filter is as deep as the input that it sees."),
        ("hint\n?", "In symbols: M times (K times K times D) plus M."),
        ("formula", "In symbols: M times (K times K times D) plus M."),
        ("picture", "Output unknown high, unknown wide, unknown deep."),
        ("why", "The answer: 280."),
        ("say", "Ten 3 by 3 filters run over an input 24 high, 24 wide, 3 deep."),
        ("skip", "Skipped: 1."),
        ("quit", "Nothing was answered"),
        ("help", "skip: the next question."),
        ("idk", "Fine. Here it is, step by step."),
        ("I don't know.", "Fine. Here it is, step by step."),
        ("I don\u2019t know", "Fine. Here it is, step by step."),
        ("HINT", "Hint 1 of 3."),
        ("", "Type an answer, or one of: hint"),
        ("280\nsay", "Say it: Each filter is 3 by 3 by 3, 27 weights."),
        ("280\nwhy", "The formula: M times (K times K times D) plus M."),
        ("280\nformula", "The formula: M times (K times K times D) plus M."),
        ("280\npicture", "Output 22 high, 22 wide, 10 deep."),
        ("280\nhint", "why shows the solution."),
        ("280\n12", "Enter goes on"),
        ("280\nidk", "Enter goes on"),
        ("hint\nhint\nhint\nhint", "There is no other hint."),
    ],
)
def test_every_word(typed: str, says: str) -> None:
    assert says in said(typed + "\n")


def test_hints_and_the_formula_are_counted_and_cost_nothing() -> None:
    sitting, _, kept = played(Fixed((SEED,)), "formula\n280\n\n")
    assert sitting.phase is Phase.OVER
    assert sitting.done[0].hints == 2
    assert [(one.outcome, one.hints) for one in kept] == [("right", 2)]


def test_what_cannot_be_read_costs_nothing_and_is_told_with_its_place() -> None:
    sitting, transcript, kept = played(Fixed((SEED,)), "10*(3*3*3)+1O\n28x28\n280\n\n")
    assert "Can't read that at character 13, the letter O." in transcript
    assert "Can't read that.\nThis reads as a shape." in transcript
    assert [one.outcome for one in kept] == ["right"]
    assert sitting.done[0].tries[-1].place == 1


def test_at_the_end_of_the_input_there_is_the_summary() -> None:
    for typed in ("", "100\n", "280\n", "280\n\n", "280"):
        sitting, transcript, _ = played(Fixed((SEED, OTHER)), typed)
        assert sitting.phase is Phase.OVER
        assert "The end." in transcript


def test_ctrl_c_ends_like_the_end_of_the_input() -> None:
    class Interrupted(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            line = super().readline()
            if not line:
                raise KeyboardInterrupt
            return line

    out = io.StringIO()
    sitting = run(Opening(Fixed((SEED,))), Interrupted("100\n"), out, lambda: 0.0)
    assert sitting.tally.asked == 1
    assert out.getvalue().endswith("Slip met: the input depth left out.\n")


@pytest.mark.parametrize("width", [40, 78])
def test_every_topic_in_printable_ascii_and_no_line_too_long(width: int) -> None:
    codes = [families()[one.family].draw(one, level, "plain") for one in topics().values() for level in one.levels]
    words = "hint\nhint\nhint\npicture\nformula\nsay\n1\nwhy\npicture\nformula\nsay\n\n"
    sitting, transcript, _ = played(Fixed(tuple(codes)), words * len(codes), width)
    assert sitting.tally.asked == len(codes)
    assert all(char == "\n" or " " <= char <= "~" for char in transcript)
    assert max(map(len, transcript.split("\n"))) <= width


HOSTILE = [
    "\x1b[2J\x1b]0;title\x07",
    "\x00\x01\x7f\x9b",
    "9" * 50_000,
    "(" * 5000,
    "\ud800\udcff",
    "×²–’…\u202e\u200b",
    "[/]",
]


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("width", [40, 78])
def test_hostile_input_is_never_echoed_raw(typed: str, width: int) -> None:
    for code in (SEED, OTHER, "formula/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"):
        sitting, transcript, kept = played(Fixed((code,)), f"{typed}\n280\n\n{typed}\n", width)
        assert sitting.phase is Phase.OVER
        assert all(char == "\n" or " " <= char <= "~" for char in transcript)
        assert max(map(len, transcript.split("\n"))) <= width
        assert all(one.text == "280" for one in kept)


def on_streams(monkeypatch: pytest.MonkeyPatch, typed: bytes, *arguments: str) -> tuple[int, bytes]:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii"))
    status = main(list(arguments))
    return status, out.getvalue()


def test_a_pipe_of_bytes_that_are_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    status, out = on_streams(monkeypatch, b"\xff\xfe\x80\n\x00\n280\n\n", "practice", "--code", SEED)
    assert status == 0
    assert b"Right. 280." in out


def test_the_first_start_is_the_tour_and_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    status, out = on_streams(monkeypatch, b"280\n\n18496\n\n2 4 6 7 8\n\n")
    assert status == 0
    assert b"Question 1 of 3." in out
    assert b"That was the tour." in out
    assert settings.load().tour_done
    status, out = on_streams(monkeypatch, b"quit\n")
    assert status == 0
    assert b"Question 1 of" in out
    assert b"tour" not in out


def test_an_untouched_tour_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    on_streams(monkeypatch, b"quit\n", "practice")
    assert not settings.load().tour_done


def test_practice_with_arguments_asks_just_those(monkeypatch: pytest.MonkeyPatch) -> None:
    _, out = on_streams(monkeypatch, b"", "practice", "--topic", "*/dense/*", "--count", "2")
    assert b"Question 1 of 2." in out
    assert b"fully connected" in out


def test_columns_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    _, out = on_streams(monkeypatch, b"idk\n\nidk\n\nidk\n\n")
    assert max(map(len, out.splitlines())) <= 40


def test_the_tour_without_a_miss_and_with_one() -> None:
    _, harder, _ = played(Tour(), "280\n\nquit\n")
    assert "groups=4" in harder
    _, again, _ = played(Tour(), "100\n280\n\nquit\n")
    assert "The same idea again, asked anew." in again
    assert "Done: weights in one filter: 3 times 3 times 32, which is 288." in again


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("run over a 24x24x3 input.", "run over an input 24 high, 24 wide, 3 deep."),
        ("An H x W x D volume", "An H by W by D volume"),
        ("over an HxWxD input", "over an H by W by D input"),
        ("8 of 5x5, output 28 x 28 x 8", "8 of 5 by 5, output 28 by 28 by 8"),
        ("each K_h x K_w, padding P", "each K_h by K_w, padding P"),
        ("more than KxK weights", "more than K by K weights"),
        ("10 × (3 × 3) + 10 = 100", "10 times (3 times 3) plus 10 equals 100"),
        ("M*(K*K*(D/G)) - M", "M times (K times K times (D over G)) minus M"),
        ("K² and K^2 and K³", "K squared and K squared and K cubed"),
        ("floor((H - 3)/2) + 1", "round down((H minus 3) over 2) plus 1"),
        ("room: -4", "room: minus 4"),
        ("the + 1 left out", "the plus 1 left out"),
        ("a fully-connected layer, w/o bias", "a fully-connected layer, w/o bias"),
    ],
)
def test_sizes_and_sums_in_words(text: str, says: str) -> None:
    assert in_words(text) == says


def test_printable() -> None:
    assert printable("“a” – b’s … ²\x1b\u00a0é") == '"a" - b\'s ... ^2? e'
