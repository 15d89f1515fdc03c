"""Judges choices: one letter, or several of which each may be right or falsely accused."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from question_bank.question import Verdict
from question_bank.replies import ChoiceReply, Reply


class ChoiceKey(NamedTuple):
    """Judges choices against the letters that are right."""

    right: tuple[str, ...]
    order: tuple[str, ...]
    """All letters, in the order of the options."""
    whys: dict[str, str]
    """For every letter: why it is right to choose it, or why not."""
    several: bool = False
    slips: Mapping[str, str] = MappingProxyType({})
    """The slip behind a wrong choice, by its letter, where it has a name."""

    @property
    def expected(self) -> str:
        return ",".join(self.right)

    @property
    def shown(self) -> str:
        return ", ".join(str(self.order.index(letter) + 1) for letter in self.right)

    def wrong_answers(self) -> list[dict[str, Any]]:
        """None: what is wrong about a choice stands in its verdict, not in a slip of the learner's."""
        return []

    def judge(self, reply: Reply) -> Verdict:
        assert isinstance(reply, ChoiceReply)
        if reply.letters == self.right:
            says = [f"Right: {reply.words}.", *(self.whys[letter] for letter in self.right)]
            return Verdict("right", " ".join(says))
        if not self.several:
            slip = self.slips.get(reply.letters[0])
            why = f"Not yet: {self.whys[reply.letters[0]]}"
            return Verdict("slipped", why, slips=(slip,)) if slip else Verdict("wrong", why)
        return Verdict("wrong", self._partly(reply))

    def _partly(self, reply: ChoiceReply) -> str:
        hits = [letter for letter in reply.letters if letter in self.right]
        falsely = [letter for letter in reply.letters if letter not in self.right]
        accused = f"{len(falsely)} falsely accused" if falsely else "none falsely accused"
        says = [f"Not yet: {len(hits)} of {len(self.right)}, and {accused}."]
        says += [self.whys[letter] for letter in (*hits, *falsely)]
        if left := len(self.right) - len(hits):
            says.append(f"{'One more is' if left == 1 else f'{left} more are'} to be found.")
        return " ".join(says)
