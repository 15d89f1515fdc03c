"""The scripting contract: every command, the shape of its JSON, and its exit statuses."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest

SEED = "forward/conv2d/params?H=24&W=24&D=3&M=10&K_h=3&K_w=3"
LEVELS = {"warmup", "interview", "expert"}
ASKED = [
    "code",
    "topic",
    "level",
    "dress",
    "prompt",
    "inputs",
    "given",
    "legend",
    "wants",
    "conventions",
    "hints",
    "picture",
]
SOLVED = ["answer", "formula", "latex", "spoken", "steps", "slips", "proof"]
STEP = ["line", "symbols", "numbers", "value", "why", "say", "idea"]
GRADED = ["outcome", "read_as", "expected", "slips", "pairs", "convention", "arithmetic", "says", "at"]


def test_topics(asked: Any) -> None:
    topics = asked("topics")
    assert len({topic["topic"] for topic in topics}) == len(topics) > 50
    for topic in topics:
        assert list(topic) == ["topic", "family", "layer", "quantity", "levels", "wants", "types", "ideas", "slips"]
        assert topic["topic"] == f"{topic['family']}/{topic['layer']}/{topic['quantity']}"
        assert set(topic["levels"]) <= LEVELS
        assert list(topic["wants"]) == ["kind"]
        assert all(type(number) is int for number in topic["types"])
        assert all(list(slip) == ["id", "says"] for slip in topic["slips"])
    params = next(topic for topic in topics if topic["topic"] == "forward/conv2d/params")
    assert "forgot-depth" in {slip["id"] for slip in params["slips"]}


def test_ask_without_solution_gives_nothing_away(asked: Any) -> None:
    (question,) = asked("ask", "--code", SEED)
    assert list(question) == ASKED
    assert question["code"] == SEED
    assert question["inputs"]["M"] == 10
    assert question["inputs"]["S_h"] == 1
    assert question["given"] == {"M": 10, "K": 3, "D": 3}
    assert set(question["legend"]) == {"M", "K", "D"}
    assert "280" not in json.dumps(question)


def test_ask_with_solution(asked: Any) -> None:
    (question,) = asked("ask", "--code", SEED, "--solution")
    assert list(question) == ASKED + SOLVED
    assert question["answer"] == 280
    assert question["formula"] == "M*(K*K*D) + M"
    assert all(list(step) == STEP for step in question["steps"])
    assert [step["value"] for step in question["steps"]] == [27, 270, 10, 280]
    wrong = {slip["answer"]: slip["ids"] for slip in question["slips"]}
    assert wrong[100] == ["forgot-depth"]
    assert wrong[270] == ["forgot-bias"]
    assert 280 not in wrong
    assert "nn.Conv2d(3, 10, 3)" in question["proof"]["torch"]
    assert "layers.Conv2D(10, 3)" in question["proof"]["keras"]
    assert question["proof"]["why_not"] is None


def test_every_topic_can_be_asked_with_its_solution(asked: Any) -> None:
    for topic in asked("topics"):
        name, level = topic["topic"], topic["levels"][-1]
        (question,) = asked("ask", "--topic", name, "--seed", "5", "--level", level, "--solution")
        assert list(question) == ASKED + SOLVED
        assert question["topic"] == name
        assert question["level"] == level
        assert set(question["legend"]) == set(question["given"])
        assert question["answer"] not in [slip["answer"] for slip in question["slips"]]
        proof = question["proof"]
        assert list(proof) == ["torch", "keras", "why_not"]
        assert bool(proof["why_not"]) == (proof["torch"] is None or proof["keras"] is None)
        if question["wants"]["kind"] in ("choice", "choices"):
            letters = [option["letter"] for option in question["wants"]["options"]]
            assert set(question["answer"].split(",")) <= set(letters)


def test_an_answer_that_was_printed_is_right(asked: Any, fed: Any) -> None:
    questions = asked("ask", "--count", "80", "--seed", "7", "--solution")
    requests = [{"code": one["code"], "answer": one["answer"]} for one in questions]
    verdicts = fed("grade", "\n".join(map(json.dumps, requests)).encode())
    assert [verdict["outcome"] for verdict in verdicts] == ["right"] * 80


def test_patterns_and_levels(asked: Any) -> None:
    questions = asked(
        "ask", "--topic", "forward/*/params", "--topic", "*/dense/*", "--count", "20", "--level", "warmup"
    )
    assert len(questions) == 20
    assert all("dense" in one["topic"] or one["topic"].endswith("params") for one in questions)
    assert {one["level"] for one in questions} == {"warmup"}


@pytest.mark.parametrize(
    ("answer", "status", "outcome"),
    [
        ("280", 0, "right"),
        ("10*(3*3*3)+10", 0, "right"),
        ("2.8e2", 0, "right"),
        ("270 no bias", 1, "convention"),
        ("100", 1, "slipped"),
        ("90", 1, "slipped"),
        ("283", 1, "wrong"),
        ("-280", 1, "wrong"),
        ("10*(3*3*3)+1O", 2, "unreadable"),
        ("", 2, "unreadable"),
        ("9**9**9**9", 2, "unreadable"),
    ],
)
def test_grade(run: Any, answer: str, status: int, outcome: str) -> None:
    found, out, err = run("grade", SEED, answer, "--json")
    verdict = json.loads(out)
    assert (found, verdict["outcome"], err) == (status, outcome, "")
    assert list(verdict) == GRADED
    assert verdict["expected"] == 280
    assert (verdict["at"] is None) == (outcome != "unreadable")
    assert found == run("grade", SEED, answer)[0]


def test_grade_names_slips_pairs_and_places(run: Any) -> None:
    def verdict(answer: str) -> Any:
        return json.loads(run("grade", SEED, answer, "--json")[1])

    assert verdict("100")["slips"] == ["forgot-depth"]
    assert verdict("90")["slips"] == []
    assert {"forgot-depth", "forgot-bias"} in [set(pair) for pair in verdict("90")["pairs"]]
    assert verdict("10*(3*3*3)+1O")["at"] == 12
    assert verdict("270 no bias")["convention"] == "without-biases"
    assert verdict("10*(3*3*3)+10 = 281")["arithmetic"] == "worked-out-wrong"


def test_numbers_and_shapes_may_be_json(fed: Any) -> None:
    shape = "forward/conv2d/output_shape?H=24&W=24&D=3&M=10&K_h=3&K_w=3"
    lines = [{"code": SEED, "answer": 280}, {"code": shape, "answer": [22, 22, 10]}, {"code": SEED, "answer": 280.0}]
    assert [one["outcome"] for one in fed("grade", "\n".join(map(json.dumps, lines)).encode())] == ["right"] * 3


def test_text_for_people(run: Any) -> None:
    assert "forward/conv2d/params" in run("topics")[1]
    assert "Ten 3x3 filters" in run("ask", "--code", SEED)[1]
    assert "Answer: 280" in run("ask", "--code", SEED, "--solution")[1]
    assert "Slip: the input depth left out." in run("grade", SEED, "100")[1]
    assert "280" not in run("grade", SEED, "100")[1]
    assert "\x1b" not in run("grade", SEED, "\x1b[31m")[1]
    assert "convdrill" in run("--version")[1]
    assert "explain" in run("--help")[1]
    assert "--topic" in run("ask", "--help")[1]


def test_bank_check_of_one_topic(run: Any) -> None:
    status, out, _ = run("bank", "check", "--topic", "forward/conv2d/params")
    assert status == 0
    assert "interview 50" in out
    assert out.endswith("Faults: 0.\n")


def test_practice_and_ask_with_one_seed_ask_the_same(run: Any, asked: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    choice = ["--seed", "11", "--count", "4", "--topic", "forward/conv2d/*"]
    questions = asked("ask", *choice, "--solution")
    answers = "".join(f"{_typed(one['answer'])}\n\n" for one in questions)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(answers.encode())))
    status, out, _ = run("practice", *choice)
    assert status == 0
    assert "Right at the first try: 4." in out


def _typed(answer: Any) -> str:
    return "x".join(map(str, answer)) if isinstance(answer, list) else str(answer)
