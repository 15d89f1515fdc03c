"""The random configurations of Keras: its names, its order of arguments, what people get wrong in it."""

from configurations.keras import activations, convolutions, features, norms, pools, rearranging, sequences

MODULES = ("layers.", "layers.", "keras.layers.", "tf.keras.layers.")
"""What people write before the name of a class."""

RECIPES = tuple(
    recipe
    for part in (convolutions, pools, features, rearranging, norms, activations, sequences)
    for recipe in part.RECIPES
)
