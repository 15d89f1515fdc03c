"""The parts of `python -m tools.measure`: one file for each thing that is measured."""
