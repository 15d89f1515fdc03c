"""The designs of memory, work, receptive fields and shapes against figures of others.

A row of `FACTS` is a figure that stands somewhere, a row of `SLIPPED` a wrong number that somebody printed, asked about or
would get with one known mistake. What nobody printed is counted in `test_designs_counted.py`.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from question_bank.codes import question
from question_bank.grading import grade

NOTES = "CS231n, https://cs231n.github.io/convolutional-networks/"
TABLE = "google-research/receptive_field, https://github.com/google-research/receptive_field"
ARTICLE = "CSDN 98473571, https://blog.csdn.net/qq_38742161/article/details/98473571"
LECTURE = (
    "Coursera, Why Convolutions, https://www.coursera.org/lecture/convolutional-neural-networks/why-convolutions-Xv7B5"
)
QUICK = "Deep Learning Quick Reference, https://www.oreilly.com/library/view/deep-learning-quick/9781788837996/"
INCEPTION = "Szegedy and others: Going Deeper with Convolutions, https://arxiv.org/abs/1409.4842"
WAVENET = "van den Oord and others: WaveNet, https://arxiv.org/abs/1609.03499"
WAVENET_ASKED = "Cross Validated 265462, https://stats.stackexchange.com/questions/265462"
MATRIX = "Dive into Deep Learning, AlexNet and NiN, https://github.com/d2l-ai/d2l-en"
CAFFE = "BVLC/caffe issue 1998, https://github.com/BVLC/caffe/issues/1998"
SQUEEZE = "Iandola and others: SqueezeNet, table 2, https://arxiv.org/abs/1602.07360"
CHAPTER = "Kunwar, distributed training, https://www.kunwar.page/chapter/012-distributed-training-ddp-fsdp-zero-tensor"
FORUM = "Hugging Face forum 34323, https://discuss.huggingface.co/t/llama-7b-gpu-memory-requirement/34323/6"
SPEED = "ultralytics issue 22324, https://github.com/ultralytics/ultralytics/issues/22324"
RESIDUAL = "He and others: Deep Residual Learning, https://arxiv.org/abs/1512.03385"
TUTORIAL = "PyTorch tutorial, https://docs.pytorch.org/tutorials/beginner/blitz/cifar10_tutorial.html"
SIZES = "Data Science SE 17286, https://datascience.stackexchange.com/questions/17286/cnn-memory-consumption"
POOLING = "Data Science SE 46858, https://datascience.stackexchange.com/questions/46858"
STACKED = "AI StackExchange 5107, https://ai.stackexchange.com/questions/5107"
PUZZLE = "Cross Validated 132897, https://stats.stackexchange.com/questions/132897"
RESHAPED = "bytezonex.com, https://www.bytezonex.com/archives/QBoC8wIS.html"
MISMATCH = "geekycodes.in, https://geekycodes.in/machine-learning/pytorch-cnn-shape-mismatch-error-fixing-mat1-and-mat2"
TORCH = "built and run with PyTorch 2.13.0"
KERAS = "run with Keras 3.15: which cells the first and the last output see"


class Fact(NamedTuple):
    """A figure and where it stands."""

    code: str
    answer: str
    source: str


class Wrong(NamedTuple):
    """A wrong number, the slip that leads to it, and who printed it, if anybody did."""

    code: str
    typed: str
    slip: str
    source: str = ""


FACTS = (
    Fact("batch_memory/bytes?H=224&W=224&D=3&b=32&N=1", "602112", NOTES + ": the input of VGG has 150K values"),
    Fact("activation_memory/mebibytes?H=224&W=224&D=64&b=32", "12.25", NOTES + ": 3.2M values, four bytes each"),
    Fact("activation_memory/training_bytes?H=224&W=224&D=64&b=32", "25690112", NOTES + ": twice for the backward pass"),
    Fact("matrix_file/mebibytes?D=25088&M=4096&b=32", "392", MATRIX + ": almost 400MB"),
    Fact("matrix_file/bytes?D=25088&M=4096&b=32", "411041792", MATRIX),
    Fact("matrix_file/mebibytes?D=6400&M=4096&b=32", "100", MATRIX + ": 164 together with the next"),
    Fact("matrix_file/mebibytes?D=4096&M=4096&b=32", "64", MATRIX + ": 164 together with the one before"),
    Fact("file_size/megabytes?n=60&b=32", "240", SQUEEZE),
    Fact("training_memory/megabytes?n=1&optimiser=adam", "16", FORUM),
    Fact("training_memory/megabytes?n=70000&optimiser=mixed", "1120000", CHAPTER + ": 70 billion, 1,120 GB"),
    Fact("training_memory/state_megabytes?n=70000&optimiser=mixed", "840000", CHAPTER + ": copy and averages"),
    Fact("work_time/milliseconds?I=1&F=8&T=4&u=100", "2", SPEED),
    Fact("conv_stack/field?n=2&K=3", "5", NOTES + ": two layers see 5x5"),
    Fact("conv_stack/field?n=3&K=3", "7", NOTES + ": three layers see 7x7"),
    Fact("needed_layers/layers?R=7&K=3", "3", NOTES),
    Fact("dilated_stack/field?n=10&K=2", "1024", WAVENET),
    Fact("dilated_stack/last?n=10&K=2", "512", WAVENET),
    Fact("dilated_stack/field?n=10&K=2&b=2", "2047", WAVENET + ": two such blocks share a cell"),
    Fact("pool_stack/side?n=5&K=2&N=224&D=512", "7", NOTES + ": 224/2/2/2/2/2"),
    Fact("pool_stack/side?n=1&K=2&N=25&D=64", "12", SIZES),
    Fact("pool_stack/dropped?n=1&K=2&N=224&D=64", "0.75", NOTES + ": exactly 75%"),
    Fact("strided_stack/field?K_a=11&S_a=4&K_b=3&S_b=2", "19", TABLE + ": alexnet_v2/pool1"),
    Fact("strided_stack_of_three/field?K_a=11&S_a=4&K_b=3&S_b=2&K_c=5&S_c=1", "51", TABLE + ": alexnet_v2/conv2"),
    Fact("strided_stack_of_three/field?K_a=3&S_a=1&K_b=3&S_b=1&K_c=2&S_c=2", "6", TABLE + ": vgg_16/pool1"),
    Fact("strided_stack/field?K_a=3&S_a=1&K_b=2&S_b=2", "4", ARTICLE),
    Fact("strided_stack_of_three/field?K_a=3&S_a=1&K_b=2&S_b=2&K_c=3&S_c=1", "8", ARTICLE),
    Fact("jump/jump?K_a=11&S_a=4&K_b=3&S_b=2", "8", TABLE + ": effective stride of alexnet_v2/pool1"),
    Fact("same_padding/padding?H=224&W=224&D=3&K_h=5&K_w=5", "2", NOTES + ": half of the kernel less one"),
    Fact("dense_as_conv/weights?N=7&D=512&M=4096", "102760448", NOTES),
    Fact("dense_as_conv/weight_shape_torch?N=7&D=512&M=4096", "4096x512x7x7", TORCH),
    Fact("dense_as_conv/params?N=7&D=512&M=1000", "25089000", TORCH),
    Fact("slid_network/kernel?T=32&N=224&X=384&M=1000", "7", NOTES),
    Fact("slid_network/output_shape?T=32&N=224&X=384&M=1000", "6x6x1000", NOTES),
    Fact("down_sampling/factor?S_a=4&S_b=2&S_c=2&S_d=2&N=224", "32", RESIDUAL),
    Fact("down_sampling/side?S_a=4&S_b=2&S_c=2&S_d=2&N=224", "7", RESIDUAL),
    Fact("channel_concat/out_d?N=28&D=192&M_a=64&M_b=128&M_c=32&M_d=32", "256", INCEPTION + ": module 3a"),
    Fact(
        "channel_concat/output_shape?N=28&D=256&M_a=128&M_b=192&M_c=96&M_d=64", "28x28x480", INCEPTION + ": module 3b"
    ),
    Fact("conv_against_dense/dense_weights?M=6&K=5&N=32&D=3", "14450688", LECTURE + ": 3,072 times 4,704"),
    Fact("conv_against_dense/conv_params?M=6&K=5&N=32&D=3", "456", TORCH),
    Fact("conv_against_dense/dense_weights?M=64&K=3&N=32&D=3", "176947200", QUICK),
    Fact("pooled_head/pooled_params?N=7&D=512&M=1000", "513000", TORCH + ": the head of ResNet-18"),
    Fact("pooled_head/saved?N=7&D=512&M=1000", "24576000", TORCH + ": 25,089,000 less 513,000"),
    Fact("strided_conv/params?K=3&N=56&D=96", "83040", TORCH),
    Fact("strided_conv/output_shape?K=3&N=56&D=64", "28x28x64", TORCH),
    Fact("whole_steps/out?K=11&S=4&N=227", "55", NOTES),
    Fact("whole_steps/rest?K=11&S=4&N=224", "1", NOTES + ": 224 leaves a rest"),
    Fact("whole_steps/next_side?K=11&S=4&N=224", "227", NOTES),
    Fact("buggy_in_features/in_features?N=32&M_a=6&M_b=16&K=5&N_b=32", "400", TUTORIAL),
    Fact(
        "buggy_in_features/mat1_shape?N=32&M_a=6&M_b=16&K=5&N_b=32", "32x400", TORCH + ": the error says (32x400 ...)"
    ),
    *(
        Fact(f"{layer}/{side}?N={n}&K={k}{stride}", str(zeros), KERAS)
        for layer, n, k, stride, before, after in (
            ("strided_same", 28, 3, "&S=2", 0, 1),
            ("strided_same", 15, 3, "&S=2", 1, 1),
            ("strided_same", 224, 7, "&S=2", 2, 3),
            ("strided_same", 28, 7, "&S=4", 1, 2),
            ("strided_same", 227, 7, "&S=4", 2, 2),
            ("even_same", 10, 2, "", 0, 1),
            ("even_same", 28, 4, "", 1, 2),
            ("even_same", 57, 4, "&S=2", 1, 2),
            ("even_same", 45, 6, "&S=3", 1, 2),
            ("even_same", 13, 8, "&S=3", 3, 4),
        )
        for side, zeros in (("before", before), ("after", after), ("total", before + after))
    ),
)

SLIPPED = (
    Wrong("matrix_file/mebibytes?D=25088&M=4096&b=32", "411.041792", "mb-for-mib", CAFFE),
    Wrong("activation_memory/mebibytes?H=224&W=224&D=64&b=32", "12.845056", "mb-for-mib"),
    Wrong("activation_memory/bytes?H=10&W=10&D=3&b=16", "4800", "bits-as-bytes"),
    Wrong("activation_memory/bytes?H=10&W=10&D=3&b=16", "1200", "always-four-bytes"),
    Wrong("activation_memory/bytes?H=10&W=10&D=3&b=16&N=8", "600", "batch-left-out"),
    Wrong("activation_memory/training_bytes?H=10&W=10&D=3&b=16", "600", "gradients-left-out"),
    Wrong("training_memory/megabytes?n=1&optimiser=adam", "4", "training-is-file", FORUM),
    Wrong("training_memory/megabytes?n=5&optimiser=adam", "60", "gradients-left-out"),
    Wrong("training_memory/megabytes?n=5&optimiser=mixed", "60", "copy-left-out"),
    Wrong("training_memory/megabytes?n=5&optimiser=mixed", "50", "all-in-sixteen"),
    Wrong("largest_batch/batch?V=8&F=2&A=50", "160", "fixed-left-out"),
    Wrong("largest_batch/batch?V=8&F=2&A=50", "3", "fixed-for-each"),
    Wrong("largest_batch/batch?V=11&F=3&A=90", "89", "part-of-an-example"),
    Wrong("known_memory/percent?n=10&N_a=8&N_b=32&A=20", "200", "activations-left-out"),
    Wrong("other_batch/factor?N_a=32&b_a=32&N_b=64&b_b=16&s=2", "2", "side-once"),
    Wrong("file_size/megabytes?n=25&b=4", "100", "bits-as-bytes"),
    Wrong("file_size/megabytes?n=25&b=8&m=1", "25", "all-quantised"),
    Wrong("work_time/milliseconds?I=1&F=8&T=4&u=50", "2", "full-speed"),
    Wrong("work_time/milliseconds?I=1&F=8&T=4&u=50&work=macs", "4", "macs-for-flops"),
    Wrong("intensity/dense_moved?N=4&D=2&K=3", "68", "output-not-moved"),
    Wrong("conv_stack/field?n=2&K=3", "3", "one-layer-sees", STACKED),
    Wrong("conv_stack/field?n=3&K=3", "9", "reach-not-less-one"),
    Wrong("conv_stack/field?n=3&K=3", "27", "fields-multiplied"),
    Wrong("needed_layers/layers?R=8&K=3", "3", "layers-rounded-down"),
    Wrong("dilated_stack/field?n=10&K=2&b=2", "2048", "blocks-share-no-cell", WAVENET_ASKED),
    Wrong("dilated_stack/field?n=10&K=2&b=2", "1048576", "blocks-multiplied", WAVENET_ASKED),
    Wrong("pool_stack/dropped?n=1&K=2&N=224&D=64", "1/2", "side-for-area"),
    Wrong("pools_to_one/rounds?N=32&K=2&D=3", "6", "halved-until-nothing"),
    Wrong("strided_stack/field?K_a=3&S_a=1&K_b=2&S_b=2", "6", "stride-scales-field", POOLING),
    Wrong("strided_stack/field?K_a=11&S_a=4&K_b=3&S_b=2", "27", "own-stride-in-field"),
    Wrong("strided_stack/field?K_a=11&S_a=4&K_b=3&S_b=2", "13", "strides-left-out-of-field"),
    Wrong("strided_stack/field?K_a=11&S_a=4&K_b=3&S_b=2", "33", "fields-multiplied"),
    Wrong("strided_stack_of_three/field?K_a=2&S_a=2&K_b=5&S_b=2&K_c=3&S_c=1", "14", "last-stride-only", ARTICLE),
    Wrong("jump/jump?K_a=11&S_a=4&K_b=3&S_b=2", "6", "strides-added"),
    Wrong("jump/start?K_a=7&S_a=2&K_b=3&S_b=2&P_a=3", "5", "start-without-padding"),
    Wrong("same_padding/padding?H=28&W=28&D=3&K_h=5&K_w=5", "4", "whole-reach-padded"),
    Wrong("strided_same/before?N=28&K=3&S=2", "1", "stride-1-padding"),
    Wrong("even_same/before?N=28&K=4", "2", "more-zeros-before"),
    Wrong("slid_network/map?T=32&N=224&X=384&M=1000", "12", "head-does-not-move"),
    Wrong("slid_network/map?T=32&N=224&X=384&M=1000", "5", "forgot-plus-one"),
    Wrong("new_size/reaches?N=256&H=320&W=360&T=32&D=512", "32768", "built-for-it"),
    Wrong("down_sampling/factor?S_a=4&S_b=2&S_c=2&S_d=2&N=224", "10", "strides-added"),
    Wrong("channel_concat/out_d?N=28&D=192&M_a=64&M_b=128&M_c=32&M_d=32", "128", "deepest-branch"),
    Wrong("channel_concat/out_d?N=28&D=192&M_a=64&M_b=128&M_c=32&M_d=32", "448", "input-joins-in"),
    Wrong("conv_against_dense/conv_params?M=6&K=5&N=32&D=3", "156", "forgot-depth", LECTURE),
    Wrong("conv_against_dense/dense_weights?M=6&K=5&N=32&D=3", "18432", "one-neuron-a-filter"),
    Wrong("pooled_head/saved?N=7&D=512&M=1000", "25089000", "head-vanishes"),
    Wrong("pooled_head/pooled_params?N=7&D=512&M=1000", "50000", "pooled-to-places"),
    Wrong("strided_conv/params?K=3&N=56&D=96", "0", "nothing-new"),
    Wrong("strided_conv/params?K=3&N=56&D=96", "960", "one-filter-each"),
    Wrong("whole_steps/out?K=11&S=4&N=224", "55", "rounded-up", PUZZLE),
    Wrong("whole_steps/out?K=3&S=2&N=10", "4.5", "not-rounded", NOTES + ": (10 - 3)/2 + 1"),
    Wrong("whole_steps/next_side?K=11&S=4&N=225", "228", "multiple-of-stride"),
    Wrong("buggy_in_features/in_features?N=32&M_a=16&M_b=24&K=5&N_b=8", "400", "earlier-depth", RESHAPED),
    Wrong("buggy_in_features/in_features?N=112&M_a=64&M_b=128&K=3&P=1&N_b=128", "784", "flatten-depth", MISMATCH),
)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.code)
def test_a_figure_of_others_comes_out(fact: Fact) -> None:
    asked = question(f"forward/{fact.code}")
    assert grade(asked, fact.answer)[1].outcome == "right", (asked.key.shown, fact.source)


@pytest.mark.parametrize("wrong", SLIPPED, ids=lambda wrong: f"{wrong.code}-{wrong.slip}")
def test_a_wrong_number_gets_the_name_of_its_slip(wrong: Wrong) -> None:
    verdict = grade(question(f"forward/{wrong.code}"), wrong.typed)[1]
    assert verdict.outcome == "slipped", verdict.says
    assert wrong.slip in verdict.slips, (verdict.slips, wrong.source)
