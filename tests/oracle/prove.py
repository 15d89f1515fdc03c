"""Runs the proofs that the bank writes: `python tests/oracle/prove.py [torch|keras] [HOW MANY]`.

Random questions are drawn, their proofs run for real, and what they print is compared with our numbers. It needs the
frameworks, so the tests do not call it; without a framework it runs one process for each.
"""

import ast
import io
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from question_bank.catalog import families, topics
from question_bank.codes import question
from question_bank.frameworks.proof import proof
from question_bank.question import Question

ENOUGH = 200
TOO_MUCH_WORK = 2_000_000_000
"""Multiply-adds beyond which a run on a small machine is no pleasure."""


def main(arguments: list[str]) -> int:
    """Prove in one framework, or in both one after the other."""
    names = [one for one in arguments if not one.isdigit()]
    many = next((int(one) for one in arguments if one.isdigit()), ENOUGH)
    if not names:
        runs = [subprocess.run([sys.executable, __file__, name, str(many)]) for name in ("torch", "keras")]
        return max(run.returncode for run in runs)
    if names not in (["torch"], ["keras"]):
        print("usage: python tests/oracle/prove.py [torch|keras] [HOW MANY]", file=sys.stderr)
        return 2
    return proved(names[0], many)


def proved(framework: str, many: int) -> int:
    """Draw, run and compare until so many proofs have run; the number of faults decides the exit status."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    run: Counter[str] = Counter()
    none: Counter[str] = Counter()
    faults = 0
    for asked in drawn():
        assert asked.scenario is not None
        assert asked.solution is not None
        found = proof(asked.scenario, asked.solution.quantity)
        code = found.torch if framework == "torch" else found.keras
        if code is None:
            none[f"{asked.topic.name}: {found.why_not}"] += 1
            continue
        if too_much(asked):
            continue
        run[asked.topic.name] += 1
        shown, ours = printed(code), asked.key.expected
        if shown != ours:
            faults += 1
            print(f"{asked.code}\n{code}\nprints {shown!r}, ours is {ours!r}\n")
        if run.total() == many:
            break
    report(framework, run, none, faults)
    return 1 if faults or run.total() < many else 0


def drawn() -> Iterator[Question]:
    """Questions of every topic in turn, each turn with other numbers."""
    forward = families()["forward"]
    for turn in range(1000):
        for topic in topics().values():
            if topic.family == "forward":
                yield question(forward.draw(topic, topic.levels[turn % len(topic.levels)], f"prove/{turn}"))


def too_much(asked: Question) -> bool:
    """Whether a run would take long."""
    assert asked.scenario is not None
    if "macs" not in {one.name for one in asked.scenario.layer.quantities}:
        return False
    return asked.scenario.answer(asked.scenario.layer.quantity("macs"))[0] > TOO_MUCH_WORK


def printed(code: str) -> object:
    """What the lines print, as a number or a list of sides."""
    output = io.StringIO()
    try:
        with redirect_stdout(output):
            exec(code, {})  # noqa: S102 - our own lines; running them is what this script is for
        shown = ast.literal_eval(output.getvalue())
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return list(shown) if isinstance(shown, tuple) else shown


def report(framework: str, run: Counter[str], none: Counter[str], faults: int) -> None:
    """How many proofs ran for each topic, and what could not be proved."""
    for name, count in sorted(run.items()):
        print(f"{name:40} {count:4}")
    for reason, count in sorted(none.items()):
        print(f"no proof, {count:4} times: {reason}")
    print(f"{framework}: {run.total()} proofs run, {faults} faults")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
