"""What several files of this folder cite."""

from __future__ import annotations

from question_bank.concepts.item import Source

NOTES = Source("CS231n, notes on convolutional networks", "https://cs231n.github.io/convolutional-networks/")
BOOK = Source(
    "Goodfellow, Bengio, Courville: Deep Learning, chapter 9", "https://www.deeplearningbook.org/contents/convnets.html"
)
GUIDE = Source("Dumoulin, Visin: A guide to convolution arithmetic", "https://arxiv.org/abs/1603.07285")
QUIZ = Source(
    "Quiz on convolutional networks, deeplearning.ai", "https://www.coursera.org/learn/convolutional-neural-networks"
)
TORCH_CONV = Source("PyTorch, Conv2d", "https://pytorch.org/docs/stable/generated/torch.nn.Conv2d.html")
ALL_CONV = Source("Springenberg and others: Striving for Simplicity", "https://arxiv.org/abs/1412.6806")
RESNET = Source("He and others: Deep Residual Learning", "https://arxiv.org/abs/1512.03385")
MOBILENET = Source("Howard and others: MobileNets", "https://arxiv.org/abs/1704.04861")
ANTIALIASED = Source("Zhang: Making Convolutional Networks Shift-Invariant Again", "https://arxiv.org/abs/1904.11486")
