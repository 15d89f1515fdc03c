"""What can't be understood: one line that says what could be, and never a traceback."""

from __future__ import annotations

import json
from typing import Any

import pytest

SEED = "forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"


def test_lines_are_answered_in_order_and_a_bad_one_stops_nothing(fed: Any) -> None:
    good = json.dumps({"code": SEED, "answer": "280"}).encode()
    bad = [
        b"",
        b"{",
        b"[1, 2]",
        b"null",
        b'"text"',
        b"\xff\xfe",
        b"[" * 50_000,
        b"9" * 90_000,
        b'{"a":"' + b"x" * 300_000 + b'"}',
        b"{}",
        b'{"code": 3, "answer": "1"}',
        json.dumps({"code": SEED}).encode(),
        json.dumps({"code": SEED, "answer": None}).encode(),
        json.dumps({"code": SEED, "answer": True}).encode(),
        json.dumps({"code": "forward/conv2d/params?H=1e9", "answer": "1"}).encode(),
        json.dumps({"code": SEED.replace("K_h=3", "K_h=99"), "answer": "1"}).encode(),
        json.dumps({"code": "x" * 5000, "answer": "1"}).encode(),
        b"\x00\x1b[31m",
    ]
    answers = fed("grade", b"\n".join(part for one in bad for part in (good, one)) + b"\n" + good)
    assert len(answers) == 2 * len(bad) + 1
    assert all(answer["outcome"] == "right" for answer in answers[::2])
    assert [answer["line"] for answer in answers[1::2]] == list(range(2, 2 * len(bad) + 2, 2))
    assert all(answer["error"] and "\n" not in answer["error"] for answer in answers[1::2])


@pytest.mark.parametrize("answer", ["\ud800", "\x00\x1b[2J", "(" * 1999, "9" * 5000, "×" * 50, "1/0", "‮280"])
def test_hostile_answers_are_unreadable_and_nothing_worse(fed: Any, answer: str) -> None:
    (verdict,) = fed("grade", json.dumps({"code": SEED, "answer": answer}).encode())
    assert verdict["outcome"] == "unreadable"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nonsense"], "ask, grade, explain"),
        (["--nonsense"], "--nonsense"),
        (["ask", "--topic", "nonsense"], "forward/conv2d/params"),
        (["ask", "--level", "nonsense"], "warmup"),
        (["ask", "--topic", "forward/conv2d/reach", "--level", "warmup"], "interview, expert"),
        (["ask", "--count", "0"], "1 to 10,000"),
        (["ask", "--count", "99999999999999999999"], "1 to 10,000"),
        (["ask", "--seed", "\x1b"], "printable"),
        (["ask", "--seed", "\udcff"], "printable"),
        (["ask", "--code", "nonsense"], "forward/conv2d/params?"),
        (["ask", "--code", "forward/conv2d/nonsense?H=1"], "convdrill topics"),
        (["ask", "--code", SEED, "--seed", "1"], "--code"),
        (["ask", "--code", SEED + "&X=1"], "no input 'X'"),
        (["grade", SEED], "ANSWER"),
        (["grade", SEED, "1", "2"], "2"),
        (["grade", "nonsense", "1"], "forward/conv2d/params?"),
        (["grade", SEED, "--jsonl"], "standard input"),
        (["explain"], "--input"),
        (["explain", "nn.Conv2d(3, 10, 3)", "--input", "4x4x4", "--json"], "in_channels"),
        (["explain", "\ud800", "--input", "\udcff"], "can't be read"),
        (["bank"], "check"),
        (["bank", "check", "--topic", "nonsense"], "forward/conv2d/params"),
        (["practice", "--plain", "--no-plain"], "not allowed"),
        (["practice", "--no-plain"], "terminal"),
        (["practice", "--code", "nonsense"], "forward/conv2d/params?"),
    ],
)
def test_what_is_not_understood_gets_one_line(run: Any, arguments: list[str], says: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1
    assert "\x1b" not in err
