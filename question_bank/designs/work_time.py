"""From work to time: how long a network takes on a device that reaches only a part of its speed."""

from __future__ import annotations

from question_bank.layer import HARDER, Bound, Input, Layer, Mode, Quantity, Rule
from question_bank.shared import ranges
from question_bank.slips import Slip

IDEAS = {
    "work-over-speed": "time is work over speed: FLOPs are counted, FLOPS are counted a second",
    "speed-reached": "a device reaches only a part of its speed",
}

SLIPS = (
    Slip(
        "full-speed",
        "speed-reached",
        "the full speed taken",
        "takes the speed that is printed on the box",
        "Only {u} percent of the speed is reached, so it takes longer.",
    ),
    Slip(
        "faster-than-full",
        "speed-reached",
        "the part of the speed divided",
        "makes the device faster than it is",
        "The part that is reached multiplies the speed; time is divided by it.",
    ),
    Slip(
        "speed-over-work",
        "work-over-speed",
        "speed over work",
        "divides the speed by the work",
        "Time is work over speed: more work takes longer, more speed does not.",
    ),
    Slip(
        "work-times-speed",
        "work-over-speed",
        "work times speed",
        "multiplies work and speed",
        "FLOPs say how much there is to do, FLOPS how much of it is done in a second: divide.",
        "The two differ by their last letter only.",
    ),
    Slip(
        "macs-for-flops",
        "flops-two",
        "multiply-adds taken for FLOPs",
        "counts a multiply-add as one operation",
        "A multiply-add is a multiplication and an addition, and the speed counts both.",
    ),
    Slip(
        "one-image",
        "work-over-speed",
        "one image for all",
        "tells the time of one image",
        "There are {I} thousand images, and each of them takes its time.",
    ),
    Slip(
        "thousand-left-out",
        "work-over-speed",
        "a thousand left out",
        "slips by a thousand",
        "A second has a thousand milliseconds; put the units beside the numbers.",
    ),
)

_COUNTED = "GFLOPs: a billion operations. TFLOPS: a trillion operations a second."


def _work(name: str, formula: str, why: str, unit: str) -> Mode:
    return Mode(
        name,
        "",
        (
            Rule(
                "work",
                "billions of operations for an image",
                formula,
                why,
                "An image takes {work} GFLOPs.",
                "flops-two",
            ),
        ),
        scene=f"{{I|count}} thousand images of {{F}} {unit} each run on a device of {{T}} TFLOPS, used to {{u}} percent.",
        row=f"RUN  {{I}} thousand images, {{F}} {unit} each, on {{T}} TFLOPS at {{u}} %",
    )


_FLOPS = _work("flops", "F", "the work is given in operations", "GFLOPs")
_MACS = _work("macs", "2*F", "a multiply-add is two operations", "billion multiply-adds")

LAYERS = (
    Layer(
        name="work_time",
        title="work on a device",
        inputs=(
            Input("I", "thousands of images", ranges.by_level((1, 2, 5, 10), (1, 5, 10, 50, 60), (5, 50, 60, 1281))),
            Input(
                "F",
                "work for each image, in billions",
                ranges.by_level((1, 2, 4, 5, 8, 10), (2, 3, 4, 5, 6, 8, 11, 12, 16, 20, 31), (3, 7, 11, 15, 31, 55)),
            ),
            Input(
                "T",
                "TFLOPS of the device",
                ranges.by_level((1, 2, 5, 10), (2, 4, 5, 10, 20, 25, 50, 100), (4, 20, 25, 50, 100)),
            ),
            Input(
                "u",
                "percent of the speed that is reached",
                ranges.by_level((50, 10, 20), (10, 20, 25, 50), (10, 20, 25, 50)),
            ),
        ),
        rules=(
            Rule(
                "reached",
                "TFLOPS reached",
                "T*u/100",
                "only a part of the speed is reached",
                "It reaches {reached} TFLOPS.",
                "speed-reached",
            ),
            Rule(
                "milliseconds",
                "milliseconds for an image",
                "work/reached",
                "a billion over a trillion is a thousandth, so GFLOPs over TFLOPS are milliseconds",
                "An image takes {milliseconds} milliseconds.",
                "work-over-speed",
            ),
            Rule(
                "seconds",
                "seconds for all images",
                "I*milliseconds",
                "a thousand images take as many seconds as one takes milliseconds",
                "{I} thousand images take {seconds} seconds.",
                "work-over-speed",
            ),
        ),
        quantities=(
            Quantity(
                "milliseconds",
                "milliseconds",
                ("milliseconds",),
                "How many milliseconds does one image take?",
                counted=_COUNTED,
                without="How many images there are does not change the time of one.",
                types=(86,),
            ),
            Quantity(
                "seconds",
                "seconds",
                ("seconds",),
                "How many seconds does that take?",
                counted=_COUNTED,
                types=(86,),
                levels=HARDER,
                spot=False,
            ),
        ),
        scene=_FLOPS.scene,
        row=_FLOPS.row,
        subject="I thousand images of F GFLOPs each run on a device of T TFLOPS, used to u percent.",
        modes=(_FLOPS._replace(scene="", row=""), _MACS),
        mode_key="work",
        slips=(
            Bound("full-speed", {"reached": "T"}),
            Bound("faster-than-full", {"reached": "100*T/u"}),
            Bound("speed-over-work", {"milliseconds": "reached/work"}),
            Bound("work-times-speed", {"milliseconds": "work*reached"}),
            Bound("macs-for-flops", {"work": "F"}, modes=("macs",)),
            Bound("one-image", {"seconds": "milliseconds"}),
            Bound("thousand-left-out", {"milliseconds": "work/(1000*reached)"}),
            Bound("thousand-left-out", {"seconds": "1000*I*milliseconds"}),
        ),
        takes=(),
        gives=(),
    ),
)
