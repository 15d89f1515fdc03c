"""One line of PyTorch or Keras, read and written; never run."""

from question_bank.frameworks.nodes import Refused
from question_bank.frameworks.reading import Spelled, read_layer
from question_bank.frameworks.spelling import Argument, Layout, Spelling, Times, lazy
from question_bank.frameworks.writing import NAMES, Written, write_layer

__all__ = [
    "NAMES",
    "Argument",
    "Layout",
    "Refused",
    "Spelled",
    "Spelling",
    "Times",
    "Written",
    "lazy",
    "read_layer",
    "write_layer",
]
