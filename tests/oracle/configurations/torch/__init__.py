"""The random configurations of PyTorch: its names, its order of arguments, what people get wrong in it."""

from configurations.torch import activations, convolutions, features, norms, pools, rearranging, sequences

MODULES = ("nn.", "nn.", "nn.", "torch.nn.")
"""What people write before the name of a class."""

RECIPES = tuple(
    recipe
    for part in (convolutions, pools, features, rearranging, norms, activations, sequences)
    for recipe in part.RECIPES
)
