"""How much work a question about a network is: the rows that its answer takes, and what is unusual among them."""

from __future__ import annotations

from question_bank.levels import Effort
from question_bank.networks.network import Network

_NEVER_WORK = ("input", "activation", "dropout", "add")


def effort(network: Network, target: str) -> Effort:
    """The rows that a target takes, and the kinds of twists in them; a pool in between is a twist as well."""
    rows = [row for row in network.rows if row.layer.name not in _NEVER_WORK]
    if target == "flat":
        ends = [row.name for row in rows if row.layer.name in ("flatten", "dense")][:1]
        rows = rows[: [row.name for row in rows].index(ends[0])] if ends else rows
    if target in ("params", "macs"):
        rows = [row for row in rows if network.number(row.name, target if target == "macs" else "params")]
    kinds = {kind for row in rows for kind in _kinds(network, row.name)}
    pooled = any("pool" in row.layer.name for row in rows)
    return Effort(len(rows), len(kinds) + pooled)


def _kinds(network: Network, name: str) -> set[str]:
    """What is unusual about a row. The stride of a pool is not: it always has one."""
    scenario = network.scenarios[name]
    unusual = {
        scenario.layer.base(one.symbol)
        for one in scenario.inputs
        if one.neutral is not None and one.said and scenario.values[one.symbol] != one.neutral
    }
    return unusual | ({scenario.mode} if scenario.mode not in _USUAL_MODES else set())


_USUAL_MODES = ("", "numbers", "vector", "flatten", "volume")
