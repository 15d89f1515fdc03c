"""What counts of multiply-adds say of time: why fewer are often hardly faster."""

from __future__ import annotations

from question_bank.concepts.item import Item, Source, Target, Wrong
from question_bank.concepts.sources import MOBILENET
from question_bank.concepts.themes import COST

IDEAS = {"bytes-moved": "time goes into moving values as well as into multiplying them"}

_IDEA = "bytes-moved"
_SPEED = Target(COST, "speed", "multiply-adds and time", (87,))
_SHUFFLE = Source("Ma and others: ShuffleNet V2", "https://arxiv.org/abs/1807.11164")
_REGNET = Source("Radosavovic and others: Designing Network Design Spaces", "https://arxiv.org/abs/2003.13678")
_V2 = Source("Tan, Le: EfficientNetV2", "https://arxiv.org/abs/2104.00298")
_BURDEN = Source("convnet-burden, issue 5", "https://github.com/albanie/convnet-burden/issues/5")
_TOOL = Source("torchinfo, printed for ResNet-50", "https://github.com/TylerYep/torchinfo")
_ASKED = Source("Ultralytics, issue 22324: TOPS and GFLOPS", "https://github.com/ultralytics/ultralytics/issues/22324")
_GPU = Source(
    "NVIDIA, GPU performance background",
    "https://docs.nvidia.com/deeplearning/performance/dl-performance-gpu-background",
)

ITEMS = (
    Item(
        id="depthwise",
        target=_SPEED,
        idea=_IDEA,
        twists=1,
        prompt="A depthwise convolution needs far fewer multiply-adds, yet is often hardly faster on a graphics card. Why?",
        right="it moves about as many values and does little with each",
        why="Input and output are as large as before, so the card waits for its memory.",
        wrong=(
            Wrong("it has more parameters", "It has far fewer: one flat filter for each channel."),
            Wrong("its multiply-adds take longer to work out", "They are the same multiplications and additions."),
            Wrong(
                "it has to run once for each channel",
                "It runs over the picture once, with a flat filter for each channel.",
            ),
        ),
        hints=("What has to be read and written in either case?",),
        sources=(_SHUFFLE, _V2),
    ),
    Item(
        id="half-the-time",
        target=_SPEED,
        idea=_IDEA,
        twists=0,
        prompt="A network with half the multiply-adds runs in half the time.",
        right="false",
        why="Reading and writing values takes time as well, and so does work that can't run side by side.",
        wrong=(Wrong("true", "Arithmetic is one part of the time. What must be done before a value is multiplied?"),),
        hints=("What else takes time besides multiplying?",),
        sources=(_SHUFFLE,),
    ),
    Item(
        id="relu-takes-time",
        target=_SPEED,
        idea=_IDEA,
        twists=0,
        prompt="ReLUs and additions of shortcuts take time although they hardly show in the multiply-adds.",
        right="true",
        why="Every value is read and written again for a single simple operation.",
        wrong=(Wrong("false", "Every value has to be fetched and put back, however simple the operation is."),),
        hints=("How many values does a ReLU read and write?",),
        sources=(_SHUFFLE,),
    ),
    Item(
        id="intensity",
        target=_SPEED,
        idea=_IDEA,
        twists=1,
        prompt="What does arithmetic intensity compare?",
        right="operations with bytes moved",
        why="It tells whether a layer waits for arithmetic or for memory.",
        wrong=(
            Wrong("operations with seconds of running", "That is the speed of a chip."),
            Wrong("operations with parameters that are stored", "Activations have to be moved too."),
            Wrong("operations of one layer with another's", "It is told of one layer alone."),
        ),
        hints=("A layer can wait for two things. What are they?",),
        sources=(_GPU,),
    ),
    Item(
        id="per-output",
        target=_SPEED,
        idea="macs-every-place",
        twists=0,
        prompt="How many multiply-adds does a 3x3 depthwise convolution do for each output value?",
        right="nine",
        why="Each output comes from a flat 3x3 window of one channel, which is little for a value read and one written.",
        wrong=(
            Wrong("nine for each channel, added up", "That is a full convolution, which reaches through all channels."),
            Wrong("three", "A window of 3x3 has two sides."),
            Wrong("one", "Each pixel under the window takes one of its own."),
        ),
        hints=("Through how many channels does one of its filters reach?",),
        sources=(MOBILENET, _SHUFFLE),
    ),
    Item(
        id="same-count",
        target=_SPEED,
        idea=_IDEA,
        twists=1,
        prompt="Two networks with the same number of multiply-adds can differ widely in speed on one machine.",
        right="true",
        why="They can differ in the values they move and in how much of the work can run side by side.",
        wrong=(Wrong("false", "The same arithmetic can come with very different amounts of reading and writing."),),
        hints=("What else does a layer do besides arithmetic?",),
        sources=(_SHUFFLE, _REGNET),
    ),
    Item(
        id="many-branches",
        target=_SPEED,
        idea=_IDEA,
        twists=2,
        prompt="Many small branches run faster on a graphics card than one wide layer with as many multiply-adds.",
        right="false",
        why="Small pieces leave much of the card idle, and each has to be started and joined again.",
        wrong=(Wrong("true", "Each branch is a piece of its own to start. How well does it fill a large card?"),),
        hints=("How well does a small piece of work fill a large card?",),
        sources=(_SHUFFLE,),
    ),
    Item(
        id="mobilenet",
        target=_SPEED,
        idea=_IDEA,
        twists=2,
        prompt="Where are most of the multiply-adds of a MobileNet?",
        right="in its 1x1 convolutions",
        why="They mix all channels at every pixel and hold about 95 of 100 multiply-adds.",
        wrong=(
            Wrong("in its depthwise 3x3 convolutions", "One flat filter for each channel: about 3 of 100."),
            Wrong("in its first layer, where the picture is largest", "It reads three channels only: about 1 of 100."),
            Wrong("in its fully connected classifier", "It runs at a single place: less than 1 of 100."),
        ),
        hints=("Which of its layers reaches through all channels at every pixel?",),
        sources=(MOBILENET,),
    ),
    Item(
        id="listed-flops",
        target=_SPEED,
        idea="flops-two",
        twists=1,
        prompt="A table lists ResNet-50 with 4.09 GFLOPs, but counts multiply-adds. "
        "How many multiplications and additions is that?",
        right="8.18 billion",
        why="Each multiply-add is one multiplication and one addition.",
        wrong=(
            Wrong("4.09 billion", "That is what the table counts. How many operations are in each?", "macs-for-flops"),
            Wrong("2.04 billion", "A multiply-add is more than one operation, not less.", "flops-halved"),
            Wrong("16.36 billion", "One multiplication and one addition: double it once."),
        ),
        hints=("How many operations is one multiply-add?",),
        sources=(_BURDEN,),
    ),
    Item(
        id="batch-of-two",
        target=_SPEED,
        idea="macs-every-place",
        twists=1,
        prompt="A tool is given two images and prints 8.18 billion multiply-adds, so ResNet-50 takes that for each image.",
        right="false",
        why="The tool works on the whole batch and counts both: one image takes 4.09 billion.",
        wrong=(Wrong("true", "Look at what the tool was given.", "batch-counted"),),
        hints=("How many images did the tool count?",),
        sources=(_TOOL,),
    ),
    Item(
        id="work-and-speed",
        target=_SPEED,
        idea="work-over-speed",
        twists=1,
        prompt="An image takes 8 GFLOPs, and a chip reaches 4 TFLOPS. What follows from that?",
        right="an image takes 2 milliseconds",
        why="Work over speed is time: 8 billion operations at 4 trillion a second take 0.002 seconds.",
        wrong=(
            Wrong(
                "an image takes 16 GFLOPS, twice its GFLOPs",
                "FLOPs count work and FLOPS tell a speed; neither is a multiple of the other.",
            ),
            Wrong("an image takes 2 seconds", "A trillion is a thousand billions.", "thousand-left-out"),
            Wrong("an image takes 32 milliseconds", "A faster chip takes less time, not more.", "work-times-speed"),
        ),
        hints=("One is work and one is work in each second. How do you get from them to seconds?",),
        sources=(_ASKED,),
        conventions=("GFLOPs: a billion operations. TFLOPS: a trillion operations a second.",),
    ),
)
