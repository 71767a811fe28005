"""The layers everything is made of: 4x4 convolutions that halve or double the picture, 3x3 ones that keep its size."""

from torch import Tensor, nn
from torch.nn import functional

LEAK = 0.2


def halve(inputs: int, outputs: int, *, norm: bool = True) -> nn.Sequential:
    """Encoder layer: 4x4 convolution of stride 2, BatchNorm, LeakyReLU 0.2. B C H W -> B C' H/2 W/2.

    The paper leaves BatchNorm out of the first encoder layer (`norm=False`).
    """
    convolution = nn.Conv2d(inputs, outputs, kernel_size=4, stride=2, padding=1, bias=not norm)
    activation = nn.LeakyReLU(LEAK)
    return (
        nn.Sequential(convolution, nn.BatchNorm2d(outputs), activation)
        if norm
        else nn.Sequential(convolution, activation)
    )


def double(inputs: int, outputs: int) -> nn.Sequential:
    """Decoder layer: 4x4 transposed convolution of stride 2, BatchNorm, ReLU. B C H W -> B C' 2H 2W."""
    convolution = nn.ConvTranspose2d(inputs, outputs, kernel_size=4, stride=2, padding=1, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU())


def last(inputs: int, outputs: int, *, scale: float = 1.0) -> nn.ConvTranspose2d:
    """The decoder's last layer: no norm, no activation.

    Args:
        scale: multiplies the initial weights; near zero the network starts as "do nothing".
    """
    layer = nn.ConvTranspose2d(inputs, outputs, kernel_size=4, stride=2, padding=1)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
    layer.weight.data.mul_(scale)
    return layer


def encoder(inputs: int, widths: tuple[int, ...]) -> nn.ModuleList:
    """One `halve` a width, the first without norm (paper, section 3.1)."""
    sources = (inputs, *widths[:-1])
    layers = [halve(source, target, norm=i > 0) for i, (source, target) in enumerate(zip(sources, widths, strict=True))]
    return nn.ModuleList(layers)


def convolution(inputs: int, outputs: int, *, stride: int = 1, kernel: int = 3) -> nn.Sequential:
    """Convolution, BatchNorm, ReLU. B C H W -> B C' H/stride W/stride."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class Residual(nn.Module):
    """Two 3 x 3 convolutions added to their input (He et al., *Deep residual learning*, CVPR 2016)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = convolution(channels, channels)
        self.second = nn.Sequential(nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, features: Tensor) -> Tensor:
        """Features of the same shape, B C H W."""
        return functional.relu(features + self.second(self.first(features)))
