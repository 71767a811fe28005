"""The two layers everything is made of: 4x4 convolutions that halve or double the picture."""

from torch import nn

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
