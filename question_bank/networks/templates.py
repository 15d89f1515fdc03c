"""Every template of a network, found by its place; drawing one, and reading one's numbers from a code."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from question_bank import networks, sampling
from question_bank.catalog import Unknown
from question_bank.derivation import BadLayer
from question_bank.frameworks.reading import MOST
from question_bank.layer import Level
from question_bank.networks.network import Network
from question_bank.networks.template import Template


@cache
def templates() -> dict[str, Template]:
    """Every template by its name."""
    modules = [
        importlib.import_module(f"{networks.__name__}.{info.name}") for info in pkgutil.iter_modules(networks.__path__)
    ]
    found: dict[str, Template] = {}
    for template in (template for module in modules for template in getattr(module, "TEMPLATES", ())):
        if template.name in found:
            raise BadLayer(f"two networks are called {template.name}")
        found[template.name] = template
    return found


def drawn(
    template: Template, level: Level, topic: str, seed: str
) -> Iterator[tuple[dict[str, str], Network, tuple[object, ...]]]:
    """Networks of a template at a level that can exist: their own numbers, the network, and a key for what else is drawn."""
    for attempt in range(sampling.TRIES):
        key = (topic, level, seed, attempt)
        numbers = {name: sampling.pick(values, *key, name) for name, values in template.ranges[level].items()}
        own = {name: str(value) for name, value in numbers.items() if value != template.defaults[name]}
        try:
            network = built(template, own)
        except BadLayer:
            continue
        yield own, network, key


def built(template: Template, own: Mapping[str, str]) -> Network:
    """The network of a template with some numbers of its own.

    Raises:
        BadLayer: if a row can't exist.
    """
    return _network(template, tuple(own.items()))


@lru_cache(maxsize=64)
def _network(template: Template, own: tuple[tuple[str, str], ...]) -> Network:
    network = template.build(template.filled(dict(own)))
    network.scenarios  # noqa: B018 - a row that can't exist shows here
    return network


def numbers_of(template: Template, inputs: Mapping[str, str]) -> dict[str, str]:
    """The numbers of a code, in the order of the template and without those that it has anyway.

    Raises:
        Unknown: where one is unknown or no whole number.
    """
    for name, value in inputs.items():
        if name not in template.defaults:
            raise Unknown(f"{template.name} has no input {name[:40]!r}. It has: {', '.join(template.defaults)}.")
        if not (value.isascii() and value.isdigit() and len(value) <= 9 and int(value) <= MOST):
            raise Unknown(f"{name}={value[:20]} is not a whole number up to {MOST:,}.")
    return {
        name: str(int(inputs[name]))
        for name, default in template.defaults.items()
        if name in inputs and int(inputs[name]) != default
    }
