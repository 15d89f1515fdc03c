"""What Keras says of a layer that it calls on a symbolic input; what its backend alone refuses is left out."""

import logging
import os
import warnings
from types import SimpleNamespace
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy
from witness import LeftOut, Record, built, facts, reason

logging.getLogger("tensorflow").setLevel("ERROR")  # it counts how often we build
NAMES = SimpleNamespace(keras=keras, layers=keras.layers, tf=SimpleNamespace(keras=keras))
BATCH = 2
REFUSALS = (TypeError, ValueError, AttributeError, ZeroDivisionError, IndexError)


def observe(layer: str, code: str, shape: tuple[int, ...], printed: bool) -> Record:
    """Say what becomes of a line of code; Keras prints no line of a layer that one could read."""
    assert not printed
    return {"code": code} | spoken(layer, code, shape)


def spoken(layer: str, code: str, shape: tuple[int, ...]) -> Record:
    """Build the layer and call it: its facts, the refusal, or why it is left out."""
    keras.utils.clear_session(free_memory=False)  # or the names in its messages would be numbered
    try:
        return {"facts": run(layer, _built(code), shape)}
    except REFUSALS as error:
        return {"refused": reason(error)}
    except LeftOut as why:
        return {"left_out": str(why)}


def _built(code: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return built(code, NAMES)


def run(layer: str, built_layer: Any, shape: tuple[int, ...]) -> Record:
    """Call a layer on a symbolic input, and see whether it then gives the same shape on zeros."""
    dtype, times = "int32" if layer == "embedding" else "float32", 2 if layer == "multi_head_attention" else 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        output = built_layer(*[keras.Input(shape, dtype=dtype)] * times)
        try:
            real = built_layer(*[numpy.zeros((BATCH, *shape), dtype)] * times)
        except Exception as error:
            raise LeftOut(f"Keras takes it, TensorFlow does not run it: {reason(error)}") from error
    assert list(real.shape[1:]) == list(output.shape[1:]), f"Keras foretold another shape than it gives: {layer}"
    weights = [list(weight.shape) for weight in built_layer.trainable_weights]
    kept = [list(weight.shape) for weight in built_layer.non_trainable_weights]
    return facts(layer, list(output.shape[1:]), weights, kept)


def printed_network(code: str) -> str | None:
    """Keras prints a table that nobody types."""
    return None


def printed_in_full(layer: str, code: str, shape: tuple[int, ...]) -> bool:
    """Nothing is printed, so nothing is lost."""
    return True
