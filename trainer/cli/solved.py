"""The part of a question that `ask --solution` adds: answer, formula, lines, slips and proof."""

from __future__ import annotations

from typing import Any

from question_bank.diagnosis import Plan, plans
from question_bank.explaining import step_json
from question_bank.expression import SCREEN, grouped, latex, text
from question_bank.fingerprints import Fingerprints
from question_bank.frameworks.proof import NO_LAYER, Proof, proof
from question_bank.grading import FormulaKey, ValueKey, said_of
from question_bank.question import Question
from question_bank.scenario import Words
from question_bank.solution import Solution
from trainer.cli import output


def solved(question: Question) -> dict[str, Any]:
    """The keys of the scripting contract from `answer` on."""
    solution = question.solution
    return {
        "answer": question.key.expected,
        "formula": _listed([text(part) for part in solution.formulas]) if solution else None,
        "latex": _listed([latex(part) for part in solution.formulas]) if solution else None,
        "spoken": solution.spoken if solution else None,
        "steps": [step_json(step) for step in solution.steps] if solution else [],
        "slips": wrong_answers(question),
        "proof": _proof_json(proof(solution.scenario, solution.quantity) if solution else NO_LAYER),
    }


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({', '.join(parts)})"


def _proof_json(found: Proof) -> dict[str, str | None]:
    return {"torch": found.torch, "keras": found.keras, "why_not": found.why_not}


def wrong_answers(question: Question) -> list[dict[str, Any]]:
    """Every single slip that gives another answer here; slips with the same answer are one, the commonest first."""
    key = question.key
    if isinstance(key, ValueKey):
        return _wrong_values(key)
    return _wrong_formulas(key) if isinstance(key, FormulaKey) else []


def _wrong_values(key: ValueKey) -> list[dict[str, Any]]:
    scenario = key.scenario
    found: dict[tuple[Any, ...], list[str]] = {}
    for plan in _thinkable(key):
        answer = plan.answer(scenario.values)
        if answer is not None and answer != key.right:
            ids = found.setdefault(answer, [])
            ids.extend(slip for slip in plan.ids if slip not in ids)
    return [
        {
            "ids": ids,
            "answer": (
                [output.number(side) for side in answer] if key.quantity.kind == "shape" else output.number(answer[0])
            ),
            "says": said_of("x".join(map(grouped, answer)), [(slip,) for slip in ids], [], Words(scenario)),
        }
        for answer, ids in found.items()
    ]


def _wrong_formulas(key: FormulaKey) -> list[dict[str, Any]]:
    scenario, prints = key.scenario, Fingerprints.of(key.scenario, key.quantity, key.letters)
    found: dict[str, dict[str, Any]] = {}
    for plan in _thinkable(key):
        formula = Solution(scenario, key.quantity, plan.derivation, plan.parts).formulas[0]
        fits = [one.ids for one in prints.slips(formula) if len(one.ids) == 1]
        if fits and (first := fits[0][0]) not in found:
            found[first] = {
                "ids": list(dict.fromkeys(ids[0] for ids in fits)),
                "answer": text(formula),
                "says": said_of(text(formula, SCREEN), fits, [], Words(scenario, letters=True)),
            }
    return list(found.values())


def _thinkable(key: ValueKey | FormulaKey) -> list[Plan]:
    """The single slips that bring in nothing which the question leaves unsaid."""
    unsaid = key.scenario.unsaid
    singles = plans(key.scenario.layer, key.scenario.mode, key.quantity.name).singles
    return [plan for plan in singles if not any(name in unsaid for name in plan.brings)]
