"""What PyTorch says of a layer that it builds and runs on zeros."""

import re
import warnings
from types import SimpleNamespace
from typing import Any

import torch
from torch.utils.flop_counter import FlopCounterMode
from witness import COUNTED, LeftOut, Record, built, facts, reason

BATCH = 2
"""Two examples: with a single one a batch norm of a vector has nothing to average over, and refuses."""
SEQUENCES = {"simple_rnn", "lstm", "gru", "multi_head_attention", "transformer_encoder_layer"}
NAMES = SimpleNamespace(torch=torch, nn=torch.nn)
REFUSALS = (TypeError, ValueError, RuntimeError, IndexError, AssertionError, KeyError, ZeroDivisionError)

torch.set_num_threads(1)


def observe(layer: str, code: str, shape: tuple[int, ...], printed: bool) -> Record:
    """Say what becomes of a line of code, as it is written or as PyTorch prints the layer."""
    shown = printed_layer(code) if printed and printed_in_full(layer, code, shape) else None
    return {"code": shown or code} | spoken(layer, code, shape)


def spoken(layer: str, code: str, shape: tuple[int, ...]) -> Record:
    """Build the layer and run it: its facts, the refusal, or why it is left out."""
    try:
        return {"facts": run(layer, _built(code), shape)}
    except REFUSALS as error:
        return {"refused": reason(error)}
    except LeftOut as why:
        return {"left_out": str(why)}


def run(layer: str, module: Any, shape: tuple[int, ...]) -> Record:
    """Run a module eagerly, as it was built (for training), without gradients."""
    counter = FlopCounterMode(display=False)
    with torch.no_grad(), warnings.catch_warnings(), counter:
        warnings.simplefilter("ignore")
        output = _output(layer, module, shape)
    weights = [list(weight.shape) for weight in module.parameters() if weight.requires_grad]
    kept = [list(one.shape) for name, one in module.named_buffers() if not name.endswith("num_batches_tracked")]
    found = facts(layer, list(output.shape[1:]), weights, kept)
    return found | ({"macs": counter.get_total_flops() // (2 * BATCH)} if layer in COUNTED else {})


def _output(layer: str, module: Any, shape: tuple[int, ...]) -> Any:
    """Give the output for a batch, the batch first."""
    given = torch.zeros(BATCH, *shape, dtype=torch.long if layer == "embedding" else torch.float)
    if layer not in SEQUENCES:
        return module(given)
    batch_axis = 0 if getattr(module, "self_attn", module).batch_first else 1
    given = given.movedim(0, batch_axis)
    output = module(given, given, given) if layer == "multi_head_attention" else module(given)
    return (output[0] if isinstance(output, tuple) else output).movedim(batch_axis, 0)


def _built(code: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return built(code, NAMES)


def printed_network(code: str) -> str | None:
    """What PyTorch prints for a network or a layer, if it can be built."""
    try:
        return repr(_built(code))
    except REFUSALS:
        return None


def printed_layer(code: str) -> str | None:
    """What PyTorch prints for the layer, if it can be built and takes one line."""
    text = printed_network(code)
    return None if text is None or "\n" in text else text


def printed_in_full(layer: str, code: str, shape: tuple[int, ...]) -> bool:
    """Whether the printed form says all that the code says: AvgPool2d, for one, prints no `ceil_mode`."""
    shown = printed_layer(code)
    if shown is None:
        return False
    readable = "nn." + re.sub(r"padding=(same|valid)\b", r"padding='\1'", shown)
    return spoken(layer, readable, shape).get("facts") == spoken(layer, code, shape).get("facts")
