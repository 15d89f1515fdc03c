"""The part of a question that `ask --solution` adds: answer, formula, lines, slips and proof."""

from __future__ import annotations

from typing import Any

from question_bank.explaining import step_json
from question_bank.expression import latex, text
from question_bank.frameworks.proof import NO_LAYER, Proof, proof
from question_bank.question import Question


def solved(question: Question) -> dict[str, Any]:
    """The keys of the scripting contract from `answer` on."""
    solution = question.solution
    return {
        "answer": question.key.expected,
        "formula": _listed([text(part) for part in solution.formulas]) if solution else None,
        "latex": _listed([latex(part) for part in solution.formulas]) if solution else None,
        "spoken": solution.spoken if solution else None,
        "steps": [step_json(step) for step in solution.steps] if solution else [],
        "slips": question.key.wrong_answers(),
        "proof": _proof_json(proof(solution.scenario, solution.quantity) if solution else NO_LAYER),
    }


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({', '.join(parts)})"


def _proof_json(found: Proof) -> dict[str, str | None]:
    return {"torch": found.torch, "keras": found.keras, "why_not": found.why_not}
