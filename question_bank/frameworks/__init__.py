"""One line of PyTorch or Keras, read and written; never run."""

from question_bank.frameworks.reading import Refused, Spelled, read_layer
from question_bank.frameworks.spelling import Argument, Layout, Spelling
from question_bank.frameworks.writing import NAMES, input_shape, write_layer

__all__ = ["NAMES", "Argument", "Layout", "Refused", "Spelled", "Spelling", "input_shape", "read_layer", "write_layer"]
