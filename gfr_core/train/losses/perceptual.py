"""The perceptual part of L_r (second term of eq. 5): restored and sharp should look alike to a network of faces.

That network is VGG-Face (Parkhi et al., *Deep face recognition*, BMVC 2015): the layers of VGG-16, trained to name
people. Its weights do not come with the project; a file with them can be given.

The paper says "conv-4" and not which of the three convolutions of the fourth block, nor whether before or after the
ReLU. We take conv4_3 after its ReLU: the whole block, as Johnson et al. (*Perceptual losses*, ECCV 2016) name theirs.

The file: safetensors, "conv1_1.weight" (out, in, 3, 3) and "conv1_1.bias" (out) to "conv4_3.weight" and "conv4_3.bias";
further tensors (the fifth block, the fully connected layers) are left alone. The input of conv1_1 is in the order RGB;
the Caffe and Torch files of the release take BGR, so their conv1_1 must be flipped along "in".
"""

from pathlib import Path
from typing import Protocol, runtime_checkable

import torch
from torch import Tensor, nn
from torch.nn import functional

from gfr_core.checkpoint.file_kind import read_text_fields
from gfr_core.errors import GfrError
from gfr_core.shapes import Images
from gfr_core.train.losses.precision import widened

MEAN_PIXEL = (129.1863, 104.7624, 93.5940)
"""Mean of VGG-Face's training pictures, RGB, of 255: `averageImage` in the demo programs of the release."""
BLOCKS = ((64, 64), (128, 128), (256, 256, 256), (512, 512, 512))
"""Channels of every convolution; a 2 x 2 maximum halves the picture between the blocks."""
NAMED_AT_MOST = 3
"""Tensors named in a message before it says "and n more"."""


@runtime_checkable
class FeatureExtractor(Protocol):
    """What turns pictures into the features in which they are compared."""

    def __call__(self, images: Images) -> list[Tensor]:
        """Feature maps (B C H W each, sizes may differ) of RGB pictures in [0, 1]; differentiable in the pictures."""
        ...


class VggFaceFeatures(nn.Module):
    """conv1_1 to conv4_3 of VGG-Face: B 3 H W in [0, 1] -> [B 512 H/8 W/8]. Fixed: its weights take no gradient.

    VGG-Face was trained on 224 x 224; being convolutional so far, it sees crops of any size from 8 as they are.
    """

    mean: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("mean", torch.tensor(MEAN_PIXEL)[:, None, None], persistent=False)
        inputs = 3
        for block, widths in enumerate(BLOCKS, start=1):
            for place, width in enumerate(widths, start=1):
                self.add_module(f"conv{block}_{place}", nn.Conv2d(inputs, width, kernel_size=3, padding=1))
                inputs = width
        self.requires_grad_(requires_grad=False)

    def forward(self, images: Images) -> list[Tensor]:
        """The features of the fourth block, after the ReLU."""
        features = images * 255 - self.mean
        for block, widths in enumerate(BLOCKS, start=1):
            if block > 1:
                features = functional.max_pool2d(features, kernel_size=2)
            for place in range(1, len(widths) + 1):
                features = functional.relu(self.get_submodule(f"conv{block}_{place}")(features))
        return [features]


def perceptual_loss(extractor: FeatureExtractor, restored: Images, sharp: Images) -> Tensor:
    """Mean over the batch of |features(restored) - features(sharp)|^2 / (C H W); summed where there are several maps.

    No gradient reaches `sharp`.
    """
    with torch.no_grad():
        wanted = extractor(sharp)
    pairs = zip(extractor(restored), wanted, strict=True)
    return torch.stack([(widened(found) - widened(known)).square().mean() for found, known in pairs]).sum()


def load_vgg_face(path: Path) -> VggFaceFeatures:
    """VGG-Face's layers from a safetensors file as this module's docstring describes it. Nothing in it is ever run.

    Raises:
        GfrError: no such file; a pickle, truncated or no safetensors; a tensor is missing, of another shape, or holds
            numbers that are not finite.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load

    read_text_fields(path)  # refuses pickles and truncated files by name
    try:
        stored = load(path.read_bytes())
    except (SafetensorError, OSError) as error:
        raise GfrError(
            f"VGG-Face weights '{path.name}' could not be read: {error}.", "Fetch the file again."
        ) from error
    extractor = VggFaceFeatures()
    shapes = {name: tuple(tensor.shape) for name, tensor in extractor.state_dict().items()}
    _check(stored, shapes, path.name)
    extractor.load_state_dict({name: stored[name].float() for name in shapes})
    return extractor.eval()


def _check(stored: dict[str, Tensor], shapes: dict[str, tuple[int, ...]], name: str) -> None:
    missing = [key for key in shapes if key not in stored]
    if missing:
        raise _unfit(name, f"lack {_listed(missing)}")
    reshaped = [key for key in shapes if tuple(stored[key].shape) != shapes[key]]
    if reshaped:
        first = reshaped[0]
        raise _unfit(name, f"hold {first} of shape {tuple(stored[first].shape)}, wanted {shapes[first]}")
    broken = [key for key in shapes if not stored[key].isfinite().all()]
    if broken:
        raise _unfit(name, f"hold numbers that are not finite in {_listed(broken)}")


def _unfit(name: str, fault: str) -> GfrError:
    return GfrError(
        f"VGG-Face weights '{name}' {fault}.",
        "Give a safetensors file with conv1_1 to conv4_3, a weight and a bias each, or leave the perceptual loss out.",
    )


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - NAMED_AT_MOST} more" if len(names) > NAMED_AT_MOST else ""
    return ", ".join(names[:NAMED_AT_MOST]) + more
