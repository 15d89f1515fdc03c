"""Challenges: a short code that stands for the same questions in the same order, on any machine and in any later version."""

from trainer.challenges.challenge import FEWEST, MOST, SEEDS, Challenge, made, read
from trainer.challenges.deal import NEWEST, Pack, packs
from trainer.challenges.drawing import questions
from trainer.challenges.spelling import Unreadable

__all__ = ["FEWEST", "MOST", "NEWEST", "SEEDS", "Challenge", "Pack", "Unreadable", "made", "packs", "questions", "read"]
