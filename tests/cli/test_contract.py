"""The scripting contract: every command, the shape of its JSON, its exit statuses, and what it does with bad input."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import Any

import pytest

from trainer.cli import main

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


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command in this process: its status, its standard output, its standard error."""

    def ran(*arguments: str) -> tuple[int, str, str]:
        status = main(list(arguments))
        said = capsys.readouterr()
        return status, said.out, said.err

    return ran


@pytest.fixture
def asked(run: Any) -> Any:
    """The JSON document of a command that succeeds without a message."""

    def document(*arguments: str) -> Any:
        status, out, err = run(*arguments, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)

    return document


@pytest.fixture
def fed(run: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The answers of `--jsonl` to some raw lines."""

    def answers(command: str, raw: bytes) -> list[Any]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        status, out, err = run(command, "--jsonl")
        assert (status, err) == (0, "")
        return [json.loads(line) for line in out.splitlines()]

    return answers


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
    names = [topic["topic"] for topic in asked("topics")]
    for name in names:
        (question,) = asked("ask", "--topic", name, "--seed", "5", "--level", "expert", "--solution")
        assert list(question) == ASKED + SOLVED
        assert question["topic"] == name
        assert question["level"] == "expert"
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
        json.dumps({"code": SEED, "answer": {"a": 1}}).encode(),
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


def test_numbers_and_shapes_may_be_json(fed: Any) -> None:
    shape = "forward/conv2d/output_shape?H=24&W=24&D=3&M=10&K_h=3&K_w=3"
    lines = [{"code": SEED, "answer": 280}, {"code": shape, "answer": [22, 22, 10]}, {"code": SEED, "answer": 280.0}]
    assert [one["outcome"] for one in fed("grade", "\n".join(map(json.dumps, lines)).encode())] == ["right"] * 3


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nonsense"], "ask, grade, explain"),
        (["--nonsense"], "--nonsense"),
        (["ask", "--topic", "nonsense"], "forward/conv2d/params"),
        (["ask", "--level", "nonsense"], "warmup"),
        (["ask", "--topic", "*/reach", "--level", "warmup"], "interview, expert"),
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
        (["explain", "\ud800", "--input", "\udcff"], "not one line"),
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


def test_two_processes_with_one_seed_print_the_same() -> None:
    command = [sys.executable, "-m", "trainer.cli", "ask", "--seed", "3", "--count", "12", "--solution", "--json"]
    runs = [subprocess.run(command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}) for seed in "12"]
    assert runs[0].stdout == runs[1].stdout
    assert len(json.loads(runs[0].stdout)) == 12


def test_without_a_seed_questions_differ(asked: Any) -> None:
    assert asked("ask", "--count", "5") != asked("ask", "--count", "5")


LIGHT = """
import sys
from trainer.cli import main
main(sys.argv[1:])
heavy = {"textual", "rich", "sympy", "sqlite3", "platformdirs", "asyncio", "multiprocessing"}
print(sorted(heavy & set(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["topics", "--json"],
        ["ask", "--count", "3", "--solution", "--json"],
        ["grade", SEED, "100", "--json"],
        ["explain", "nn.Conv2d(3, 10, 3)", "--input", "3x24x24", "--json"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_commands_for_programs_load_nothing_heavy(arguments: list[str]) -> None:
    ran = subprocess.run([sys.executable, "-c", LIGHT, *arguments], capture_output=True, text=True, check=True)
    assert ran.stderr == "[]\n"
    json.loads(ran.stdout)


def test_a_closed_pipe_ends_quietly() -> None:
    command = f"{sys.executable} -m trainer.cli ask --count 200 --json | head -c 10"
    ran = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    ("variables", "plain"),
    [
        ({}, False),
        ({"ACCESSIBLE": "1"}, True),
        ({"ACCESSIBLE": "0"}, False),
        ({"ACCESSIBLE": "false"}, False),
        ({"TERM": "dumb"}, True),
    ],
)
def test_plain_mode_starts_by_itself(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], plain: bool) -> None:
    from argparse import Namespace

    from trainer.cli.practice import in_plain_mode

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Terminal())
    assert in_plain_mode(Namespace(plain=False, no_plain=False)) is plain
    assert in_plain_mode(Namespace(plain=True, no_plain=False)) is True
    assert in_plain_mode(Namespace(plain=False, no_plain=True)) is False
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert in_plain_mode(Namespace(plain=False, no_plain=False)) is True
