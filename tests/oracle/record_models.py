"""Records what the frameworks say of well-known networks: `python tests/oracle/record_models.py`.

Like `record.py` it must never import our packages. What torchvision and Keras have is built by them; the networks that only
a paper has stand here, in plain PyTorch. Each is really run once, and each layer that learns or pools tells its own facts.
`of` names the template of ours that a record is a witness of, with its numbers. `total` is what is learned, what statistics
are kept, the shape at its end with channels last, and the multiply-adds, None where the framework counts none; each of
`rows` has a name and a class before the same.
"""

import json
import math
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode
from torchvision import __version__ as torchvision_version
from torchvision import models

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras

Record = dict[str, Any]
TO = Path(__file__).parents[1] / "data" / "models.json"
COUNTED = (nn.Conv2d, nn.ConvTranspose2d, nn.Linear)
TOLD = (*COUNTED, nn.BatchNorm2d, nn.MaxPool2d, nn.AvgPool2d)
TOLD_BY_KERAS = ("Conv2D", "DepthwiseConv2D", "Dense", "BatchNormalization", "MaxPooling2D")


class Inception(nn.Module):
    """Block 3a of GoogLeNet, as in the paper: no normalisation."""

    def __init__(self) -> None:
        super().__init__()
        self.one = nn.Conv2d(192, 64, 1)
        self.three = nn.Sequential(nn.Conv2d(192, 96, 1), nn.ReLU(), nn.Conv2d(96, 128, 3, padding=1))
        self.five = nn.Sequential(nn.Conv2d(192, 16, 1), nn.ReLU(), nn.Conv2d(16, 32, 5, padding=2))
        self.pooled = nn.Sequential(nn.MaxPool2d(3, stride=1, padding=1), nn.Conv2d(192, 32, 1))

    def forward(self, given: Tensor) -> Tensor:
        """Run the branches and put their channels side by side."""
        return torch.cat([self.one(given), self.three(given), self.five(given), self.pooled(given)], 1)


def twice(came: int, filters: int, padding: int) -> nn.Sequential:
    """Two convolutions of a U-Net."""
    first, second = nn.Conv2d(came, filters, 3, padding=padding), nn.Conv2d(filters, filters, 3, padding=padding)
    return nn.Sequential(first, nn.ReLU(), second, nn.ReLU())


class UNet(nn.Module):
    """A U-Net; what stands beside is cropped to the size of what comes up, as in the paper."""

    def __init__(self, levels: int, padding: int) -> None:
        super().__init__()
        widths = [64 * 2**level for level in range(levels + 1)]
        self.downs = nn.ModuleList(twice(widths[i - 1] if i else 1, widths[i], padding) for i in range(levels))
        self.pool = nn.MaxPool2d(2)
        self.bottom = twice(widths[-2], widths[-1], padding)
        self.ups = nn.ModuleList(nn.ConvTranspose2d(widths[i + 1], widths[i], 2, 2) for i in reversed(range(levels)))
        self.afters = nn.ModuleList(twice(widths[i + 1], widths[i], padding) for i in reversed(range(levels)))
        self.output = nn.Conv2d(64, 2, 1)

    def forward(self, given: Tensor) -> Tensor:
        """Go down and up again."""
        seen = []
        for down in self.downs:
            seen.append(down(given))
            given = self.pool(seen[-1])
        given = self.bottom(given)
        for up, after in zip(self.ups, self.afters, strict=True):
            given, beside = up(given), seen.pop()
            cut = (beside.shape[-1] - given.shape[-1]) // 2
            beside = beside[..., cut : cut + given.shape[-2], cut : cut + given.shape[-1]]
            given = after(torch.cat([beside, given], 1))
        return self.output(given)


def alexnet_towers() -> nn.Sequential:
    """AlexNet as the paper has it, a group for each tower."""
    return nn.Sequential(
        *(nn.Conv2d(3, 96, 11, stride=4), nn.MaxPool2d(3, 2)),
        *(nn.Conv2d(96, 256, 5, padding=2, groups=2), nn.MaxPool2d(3, 2)),
        nn.Conv2d(256, 384, 3, padding=1),
        nn.Conv2d(384, 384, 3, padding=1, groups=2),
        *(nn.Conv2d(384, 256, 3, padding=1, groups=2), nn.MaxPool2d(3, 2)),
        *(nn.Flatten(), nn.Linear(9216, 4096), nn.Linear(4096, 4096), nn.Linear(4096, 1000)),
    )


def zfnet() -> nn.Sequential:
    """ZFNet, whose pools round up."""
    return nn.Sequential(
        *(nn.Conv2d(3, 96, 7, stride=2, padding=1), nn.MaxPool2d(3, 2, ceil_mode=True)),
        *(nn.Conv2d(96, 256, 5, stride=2), nn.MaxPool2d(3, 2, ceil_mode=True)),
        nn.Conv2d(256, 384, 3, padding=1),
        nn.Conv2d(384, 384, 3, padding=1),
        *(nn.Conv2d(384, 256, 3, padding=1), nn.MaxPool2d(3, 2)),
        *(nn.Flatten(), nn.Linear(9216, 4096), nn.Linear(4096, 4096), nn.Linear(4096, 1000)),
    )


def lenet(padding: int) -> nn.Sequential:
    """LeNet-5 with all maps of C3 connected."""
    return nn.Sequential(
        *(nn.Conv2d(1, 6, 5, padding=padding), nn.AvgPool2d(2)),
        *(nn.Conv2d(6, 16, 5), nn.AvgPool2d(2)),
        *(nn.Flatten(), nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)),
    )


def shortcut(came: int, filters: int, stride: int) -> nn.Sequential:
    """The projection of a residual block."""
    return nn.Sequential(nn.Conv2d(came, filters, 1, stride=stride, bias=False), nn.BatchNorm2d(filters))


def torch_models() -> Iterator[tuple[str, Record, nn.Module, tuple[int, ...]]]:
    """Each with the template it is a witness of, that template's numbers, and the shape of its input."""
    picture = (3, 224, 224)
    yield "alexnet", {}, models.alexnet(), picture
    yield "alexnet_towers", {}, alexnet_towers(), (3, 227, 227)
    yield "zfnet", {}, zfnet(), picture
    yield "lenet5", {}, lenet(0), (1, 32, 32)
    yield "lenet5", {"side": 28, "padding": 2}, lenet(2), (1, 28, 28)
    yield "vgg16", {}, models.vgg16(), picture
    yield "vgg16", {"norm": 1}, models.vgg16_bn(), picture
    yield "inception", {}, Inception(), (192, 28, 28)
    yield "resnet18", {}, models.resnet18(), picture
    yield "resnet18", {"side": 161, "classes": 10}, models.resnet18(num_classes=10), (3, 161, 161)
    yield "resnet50", {}, models.resnet50(), picture
    yield "mobilenet_v2", {}, models.mobilenet_v2(), picture
    yield "unet", {}, UNet(4, 1), (1, 512, 512)
    yield "unet", {"side": 572, "padding": 0}, UNet(4, 0), (1, 572, 572)
    yield "residual_block", {}, models.resnet.BasicBlock(64, 64), (64, 56, 56)
    own = {"depth": 64, "filters": 128, "stride": 2, "project": 1, "side": 57}
    yield "residual_block", own, models.resnet.BasicBlock(64, 128, 2, shortcut(64, 128, 2)), (64, 57, 57)
    yield "bottleneck_block", {}, models.resnet.Bottleneck(256, 64), (256, 56, 56)
    own = {"depth": 256, "width": 128, "stride": 2, "project": 1}
    yield "bottleneck_block", own, models.resnet.Bottleneck(256, 128, 2, shortcut(256, 512, 2)), (256, 56, 56)
    own = {"width": 128, "widening": 2, "groups": 32}
    yield "bottleneck_block", own, models.resnet.Bottleneck(256, 64, groups=32, base_width=4), (256, 56, 56)
    inverted = models.mobilenetv2.InvertedResidual
    yield "inverted_residual", {}, inverted(24, 24, 1, 6), (24, 56, 56)
    yield "inverted_residual", {"depth": 32, "stride": 2, "side": 27}, inverted(32, 32, 2, 6), (32, 27, 27)
    own = {"depth": 32, "filters": 64, "stride": 2, "side": 27}
    yield "inverted_residual", own, inverted(32, 64, 2, 6), (32, 27, 27)


def keras_models() -> Iterator[tuple[str, Record, Any]]:
    """The same of Keras; its bottlenecks stride at their first 1x1 convolution, and all of ResNet's have biases."""
    applications = keras.applications
    yield "vgg16", {}, applications.VGG16(weights=None)
    yield "resnet50", {"bias": 1, "early": 1}, applications.ResNet50(weights=None)
    yield "mobilenet", {}, applications.MobileNet(weights=None)
    small = applications.MobileNet(weights=None, alpha=0.25, input_shape=(128, 128, 3), classes=10)
    yield "mobilenet", {"width": 25, "side": 128, "classes": 10}, small
    yield "mobilenet_v2", {}, applications.MobileNetV2(weights=None)


def last(shape: Any) -> list[int]:
    """A shape without its batch, channels last; a row of values that is kept as 1x1 places is a row of values."""
    sides = [int(side) for side in shape[1:]]
    turned = [*sides[1:], sides[0]] if len(sides) == 3 else sides
    return turned[-1:] if turned[:-1] == [1, 1] else turned


def observed(module: nn.Module, shape: tuple[int, ...]) -> Record:
    """Run a module of PyTorch and let each of its layers tell."""
    names = {layer: name for name, layer in module.named_modules()}
    shapes: list[tuple[nn.Module, list[int]]] = []
    for layer in names:
        if isinstance(layer, TOLD):
            layer.register_forward_hook(lambda layer, _, output: shapes.append((layer, last(output.shape))))
    counter = FlopCounterMode(display=False)
    module.eval()
    with torch.no_grad(), counter:
        output = module(torch.zeros(1, *shape))
    flops = counter.get_flop_counts()
    top = type(module).__name__
    counted = {
        layer: sum(flops[f"{top}.{names[layer]}"].values()) // 2 for layer in names if isinstance(layer, COUNTED)
    }
    rows = [[names[layer], type(layer).__name__, *kept(layer), sides, counted.get(layer)] for layer, sides in shapes]
    return {"total": [*kept(module), last(output.shape), counter.get_total_flops() // 2], "rows": rows}


def kept(module: nn.Module) -> tuple[int, int]:
    """How many numbers it learns, and how many statistics it keeps."""
    statistics = (one for name, one in module.named_buffers() if not name.endswith("num_batches_tracked"))
    return sum(one.numel() for one in module.parameters()), sum(one.numel() for one in statistics)


def observed_by_keras(model: Any) -> Record:
    """What the layers of a Keras model tell; it counts no operations."""
    model(keras.ops.zeros((1, *model.input_shape[1:])))
    rows = [
        [layer.name, type(layer).__name__, *kept_by_keras(layer), last_by_keras(layer.output), None]
        for layer in model.layers
        if type(layer).__name__ in TOLD_BY_KERAS
    ]
    return {"total": [*kept_by_keras(model), last_by_keras(model.output), None], "rows": rows}


def last_by_keras(output: Any) -> list[int]:
    """The same of Keras, whose channels are last anyway."""
    sides = [int(side) for side in output.shape[1:]]
    return sides[-1:] if sides[:-1] == [1, 1] else sides


def kept_by_keras(layer: Any) -> tuple[int, int]:
    """How many numbers it learns, and how many statistics it keeps."""
    learned, measured = (
        sum(math.prod(weight.shape) for weight in weights)
        for weights in (layer.trainable_weights, layer.non_trainable_weights)
    )
    return learned, measured


def main() -> int:
    """Record all of them and print what they come to."""
    by_torch = f"torch {torch.__version__.split('+')[0]}, torchvision {torchvision_version.split('+')[0]}"
    records = [
        {"of": {"template": name, **own}, "by": by_torch} | observed(module, shape)
        for name, own, module, shape in torch_models()
    ]
    records += [
        {"of": {"template": name, **own}, "by": f"keras {keras.__version__}"} | observed_by_keras(model)
        for name, own, model in keras_models()
    ]
    lines = ",\n".join(json.dumps(record, separators=(",", ":")) for record in records)
    TO.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    for record in records:
        print(record["of"], len(record["rows"]), record["total"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
