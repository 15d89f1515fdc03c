"""The question types that interviews and exams ask, how often, and the codes that are questions of each type.

The weights steer what is drawn: 3 for the core, 0 for what comes only when it is chosen. They are judgement over public
interview lists, course notes and exams, and may be corrected. Numbers are those of that list; layers name them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from question_bank.question import Topic
from question_bank.sampling import pick


class QuestionType(NamedTuple):
    """One thing that interviewers ask."""

    number: int
    asks: str
    weight: int
    codes: str
    """The codes of its questions, as a pattern."""
    conceptual: bool = False
    """Whether it is asked in words, from a stock of items."""


_TYPES = (
    # shapes
    QuestionType(1, "output height of a convolution", 3, "forward/conv2d/out_h?*"),
    QuestionType(2, "full output volume", 3, "forward/conv2d/output_shape?*"),
    QuestionType(3, "size after padding only", 2, "forward/zero_pad2d/output_shape?*"),
    QuestionType(4, "padding that keeps the size", 3, "forward/same_padding/padding?*"),
    QuestionType(5, "'valid', 'same' and 'full'", 2, "forward/conv2d/out_h?*padding=[vf]*"),
    QuestionType(6, "output of pooling", 3, "forward/max_pool2d/output_shape?*"),
    QuestionType(7, "does it tile?", 1, "forward/conv2d/covered?*"),
    QuestionType(8, "floor or ceil mode", 1, "forward/max_pool2d/out_h?*padding=ceil*"),
    QuestionType(9, "find padding, stride or kernel for a size", 2, "reverse/conv2d/out_h?*find=[PSK]*"),
    QuestionType(10, "rectangular inputs and kernels", 1, "forward/conv2d/out_w?*"),
    QuestionType(11, "size as a formula", 1, "formula/conv2d/out_h?*"),
    QuestionType(12, "reach of a dilated kernel", 2, "forward/conv2d/reach?*"),
    QuestionType(13, "size of a transposed convolution", 1, "forward/conv_transpose2d/out_h?*"),
    QuestionType(14, "why output padding exists", 1, "concept/transposed/output_padding?*", True),
    QuestionType(15, "'same' with a stride", 2, "forward/strided_same/*?*"),
    QuestionType(16, "even kernels and 'same'", 1, "concept/padding/even_kernel?*", True),
    QuestionType(17, "shapes through a network", 3, "chain/stack/output_shape?*"),
    QuestionType(18, "flatten size for the first fully connected layer", 3, "forward/flatten/out_n?*"),
    QuestionType(19, "wrong in_features", 2, "forward/buggy_in_features/*?*"),
    QuestionType(20, "global average pooling", 2, "forward/global_avg_pool2d/*?*"),
    QuestionType(21, "channels first or last, and the batch", 2, "forward/input/shape_*?*"),
    QuestionType(22, "depth of a concatenation", 1, "forward/channel_concat/out_d?*"),
    QuestionType(23, "does the kernel fit the input: AlexNet's first layer", 1, "forward/whole_steps/*?*"),
    QuestionType(24, "a fully connected layer as a convolution", 1, "forward/dense_as_conv/*?*"),
    QuestionType(25, "a network at another size", 1, "forward/new_size/*?*"),
    QuestionType(26, "channels of text", 1, "forward/conv1d/kernel_weights?*"),
    QuestionType(27, "total down-sampling", 1, "forward/down_sampling/*?*"),
    QuestionType(28, "pools until nothing is left", 1, "forward/pool_stack/*?*"),
    # parameters
    QuestionType(29, "parameters of a convolution", 3, "forward/conv2d/params?*"),
    QuestionType(30, "biases", 2, "forward/conv2d/biases?*"),
    QuestionType(31, "weights in one filter", 3, "forward/conv2d/kernel_weights?*"),
    QuestionType(32, "a fully connected layer on a picture", 3, "forward/dense/params?*"),
    QuestionType(33, "convolution against fully connected", 2, "forward/conv_against_dense/*?*"),
    QuestionType(34, "what learns nothing", 3, "which/classifier/learners?*"),
    QuestionType(35, "all parameters of a network", 3, "chain/stack/params?*"),
    QuestionType(36, "the layer with most parameters", 3, "which/classifier/largest?*"),
    QuestionType(37, "does the count depend on the picture?", 3, "concept/sizes/count?*", True),
    QuestionType(38, "grouped convolutions", 2, "forward/conv2d/weights?*G=*"),
    QuestionType(39, "depthwise and separable convolutions", 3, "forward/separable_conv2d/params?*"),
    QuestionType(40, "what a separable convolution saves", 2, "forward/separable_conv2d/ratio?*"),
    QuestionType(41, "1x1 convolutions", 3, "forward/pointwise_conv/*?*"),
    QuestionType(42, "what a bottleneck saves", 2, "forward/bottleneck/*?*"),
    QuestionType(43, "stacked small kernels against a large one", 3, "forward/kernel_stack/*weights*?*"),
    QuestionType(44, "n x 1 and 1 x n", 1, "forward/factorised_conv/*?*"),
    QuestionType(45, "batch normalisation", 3, "forward/batch_norm2d/*?*"),
    QuestionType(46, "a bias before batch normalisation", 1, "forward/conv_batch_norm/*?*"),
    QuestionType(47, "parameters of a transposed convolution", 1, "forward/conv_transpose2d/params?*"),
    QuestionType(48, "weight shapes of the frameworks", 2, "forward/conv2d/weight_shape_*?*"),
    QuestionType(49, "no weights shared", 0, "forward/unshared_conv/*?*"),
    QuestionType(50, "parameters as a formula", 2, "formula/conv2d/params?*"),
    QuestionType(51, "filters, kernel or depth from a count", 2, "reverse/conv2d/params?*"),
    QuestionType(52, "a pooled head for a flattened one", 2, "forward/pooled_head/*?*"),
    QuestionType(53, "a strided convolution for a pool", 2, "forward/strided_conv/*?*"),
    QuestionType(54, "what scales with what", 3, "scaling/conv2d/*?*"),
    # compute, memory, receptive field
    QuestionType(55, "multiply-adds of a convolution", 3, "forward/conv2d/macs?*"),
    QuestionType(56, "FLOPs and multiply-adds", 2, "forward/conv2d/flops?*"),
    QuestionType(57, "a 1x1 before a large kernel", 1, "forward/reduced_conv/*?*"),
    QuestionType(58, "multiplications of a separable convolution", 1, "forward/separable_conv2d/macs?*"),
    QuestionType(59, "the layer with most work", 2, "which/classifier/busiest?*"),
    QuestionType(60, "multiply-adds of a transposed convolution", 1, "forward/conv_transpose2d/macs?*"),
    QuestionType(61, "width and resolution multipliers", 1, "forward/width_multiplier/*?*"),
    QuestionType(62, "work of stacked kernels for each pixel", 1, "forward/kernel_stack/*operations?*"),
    QuestionType(63, "im2col", 1, "forward/im2col/*?*"),
    QuestionType(64, "values and bytes of activations", 2, "forward/activation_memory/*?*"),
    QuestionType(65, "memory of training", 2, "forward/training_memory/*?*"),
    QuestionType(66, "the largest batch that fits", 2, "forward/largest_batch/*?*"),
    QuestionType(67, "is the architecture enough to know the memory?", 1, "concept/cost/memory?*", True),
    QuestionType(68, "receptive field without strides", 2, "forward/conv_stack/field?*"),
    QuestionType(69, "receptive field with strides", 3, "chain/stack/field?*"),
    QuestionType(70, "receptive field with dilations", 1, "forward/dilated_stack/*?*"),
    QuestionType(71, "layers until enough is seen", 1, "forward/needed_layers/*?*"),
    QuestionType(72, "jump and first centre", 1, "chain/stack/start?*"),
    # in words
    QuestionType(73, "pooling and training", 2, "concept/pooling/gradients?*", True),
    QuestionType(74, "parameter sharing and sparsity", 1, "concept/sharing/weights?*", True),
    QuestionType(75, "why convolutions for pictures", 2, "concept/sharing/conv_or_dense?*", True),
    QuestionType(76, "zero padding and kernel size", 2, "concept/padding/[kz]*?*", True),
    QuestionType(77, "max and average pooling", 2, "concept/pooling/max_or_average?*", True),
    QuestionType(78, "equivariance and invariance", 2, "concept/invariance/*?*", True),
    QuestionType(79, "a tiny layer by hand", 1, "by-hand/conv2d/*?*"),
    QuestionType(80, "which filter finds which edge", 1, "concept/filters/*?*", True),
    # vision, added
    QuestionType(81, "batch normalisation folded away", 2, "forward/folded_batch_norm/*?*"),
    QuestionType(82, "projection shortcuts", 2, "forward/projection_shortcut/*?*"),
    QuestionType(83, "channels of a detection head", 2, "forward/detection_head/*?*"),
    QuestionType(84, "squeeze and excite", 2, "forward/squeeze_excite/*?*"),
    QuestionType(85, "patch embedding", 2, "forward/patch_embedding/*?*"),
    QuestionType(86, "work to time", 2, "forward/work_time/*?*"),
    QuestionType(87, "fewer multiply-adds, hardly faster", 2, "forward/intensity/*?*"),
    QuestionType(88, "file size at a precision", 2, "forward/file_size/*?*"),
)
MOST_WEIGHT = 3
"""The weight of the core."""
TYPES: Mapping[int, QuestionType] = {one.number: one for one in _TYPES}


def pick_topic(topics: Iterable[Topic], *key: object) -> Topic:
    """One of the topics, the types that they cover drawn by their weight.

    Topics without a type are a track of their own: they come only where all topics are such, and then alike.
    """
    able = list(topics)
    by_type: dict[int, list[Topic]] = {}
    for topic in able:
        for number in topic.types:
            by_type.setdefault(number, []).append(topic)
    weighed = [number for number in by_type if number in TYPES for _ in range(TYPES[number].weight)]
    if not weighed:
        return pick(able, *key)
    return pick(by_type[pick(weighed, *key, "type")], *key, "topic")
