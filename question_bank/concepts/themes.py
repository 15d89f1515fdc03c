"""The themes under which items are chosen; the files of this folder hang their targets on them."""

from __future__ import annotations

from question_bank.concepts.item import Theme

COST = Theme("cost", "memory and speed")
FILTERS = Theme("filters", "edge filters")
INVARIANCE = Theme("invariance", "shifts of the input")
NORMALISATION = Theme("normalisation", "normalisation")
PADDING = Theme("padding", "padding and kernels")
POINTWISE = Theme("pointwise", "1x1 convolutions")
POOLING = Theme("pooling", "pooling")
SHARING = Theme("sharing", "shared weights")
SIZES = Theme("sizes", "other image sizes")
TRANSPOSED = Theme("transposed", "transposed convolutions")
