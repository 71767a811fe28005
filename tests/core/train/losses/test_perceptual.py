from collections.abc import Mapping
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional

from gfr_core.errors import GfrError
from gfr_core.shapes import Images
from gfr_core.train.losses.perceptual import MEAN_PIXEL, VggFaceFeatures, load_vgg_face, perceptual_loss

NAMES = [f"conv{b}_{i}.{part}" for b in range(1, 5) for i in range(1, 3 + (b > 2)) for part in ("weight", "bias")]


@pytest.fixture(scope="module")
def weights() -> dict[str, Tensor]:
    """Weights of random numbers, in the file's layout."""
    torch.manual_seed(3)
    return {name: tensor.clone() for name, tensor in VggFaceFeatures().state_dict().items()}


def written(path: Path, weights: Mapping[str, Tensor]) -> Path:
    save_file(dict(weights), path)
    return path


class Doubled:
    """Two maps whose distances are known: the pictures times 2, and their sum over colours."""

    def __call__(self, images: Images) -> list[Tensor]:
        return [images * 2, images.sum(dim=1, keepdim=True)]


def pictures(seed: int, size: int = 8) -> Tensor:
    return torch.rand(2, 3, size, size, dtype=torch.float64, generator=torch.Generator().manual_seed(seed))


def test_it_is_the_squared_distance_by_the_number_of_features_summed_over_maps() -> None:
    restored, sharp = pictures(1), pictures(2)
    apart = restored - sharp
    by_hand = [(2 * a).square().sum() / (3 * 8 * 8) + a.sum(dim=0).square().sum() / (8 * 8) for a in apart]
    torch.testing.assert_close(perceptual_loss(Doubled(), restored, sharp), torch.stack(by_hand).mean())
    assert perceptual_loss(Doubled(), sharp, sharp) == 0


def test_its_gradient_is_exact_and_none_reaches_the_sharp_picture() -> None:
    restored, sharp = pictures(1, size=3).requires_grad_(), pictures(2, size=3).requires_grad_()
    assert torch.autograd.gradcheck(lambda r: perceptual_loss(Doubled(), r, sharp.detach()), (restored,))
    perceptual_loss(Doubled(), restored, sharp).backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    assert sharp.grad is None


def test_the_layers_carry_the_documented_names(weights: dict[str, Tensor]) -> None:
    assert list(weights) == NAMES
    assert weights["conv1_1.weight"].shape == (64, 3, 3, 3)
    assert weights["conv4_3.weight"].shape == (512, 512, 3, 3)


def test_features_are_those_of_the_layers_written_out(tmp_path: Path, weights: dict[str, Tensor]) -> None:
    features = load_vgg_face(written(tmp_path / "vgg.safetensors", weights))
    images = pictures(1, size=16).float()
    wanted = images * 255 - torch.tensor(MEAN_PIXEL)[:, None, None]
    for name in [name.removesuffix(".weight") for name in NAMES if name.endswith("weight")]:
        if name in ("conv2_1", "conv3_1", "conv4_1"):
            wanted = functional.max_pool2d(wanted, 2)
        wanted = functional.conv2d(wanted, weights[f"{name}.weight"], weights[f"{name}.bias"], padding=1).relu()
    (found,) = features(images)
    assert found.shape == (2, 512, 2, 2)
    torch.testing.assert_close(found, wanted)


def test_a_gradient_reaches_the_picture_and_not_the_weights(tmp_path: Path, weights: dict[str, Tensor]) -> None:
    features = load_vgg_face(written(tmp_path / "vgg.safetensors", weights))
    restored = pictures(1).float().requires_grad_()
    perceptual_loss(features, restored, pictures(2).float()).backward()  # type: ignore[no-untyped-call]  # as above
    assert restored.grad is not None
    assert restored.grad.abs().sum() > 0
    assert not [name for name, weight in features.named_parameters() if weight.requires_grad]


def test_half_precision_and_the_rest_of_the_network_are_accepted(tmp_path: Path, weights: dict[str, Tensor]) -> None:
    more = {name: tensor.half() for name, tensor in weights.items()} | {"fc6.bias": torch.zeros(4)}
    features = load_vgg_face(written(tmp_path / "vgg.safetensors", more))
    assert features.get_parameter("conv4_3.weight").dtype == torch.float32
    torch.testing.assert_close(features.state_dict(), weights, atol=1e-3, rtol=1e-3)


def test_missing_tensors_are_named(tmp_path: Path) -> None:
    path = written(tmp_path / "vgg.safetensors", {"conv1_1.weight": torch.zeros(64, 3, 3, 3)})
    with pytest.raises(GfrError) as caught:
        load_vgg_face(path)
    assert caught.value.message == (
        "VGG-Face weights 'vgg.safetensors' lack conv1_1.bias, conv1_2.weight, conv1_2.bias and 16 more."
    )
    assert "conv1_1 to conv4_3" in caught.value.hint


def test_a_tensor_of_another_shape_is_named_with_both(tmp_path: Path, weights: dict[str, Tensor]) -> None:
    path = written(tmp_path / "vgg.safetensors", weights | {"conv2_1.weight": torch.zeros(128, 64, 1, 1)})
    with pytest.raises(GfrError, match=r"hold conv2_1.weight of shape \(128, 64, 1, 1\), wanted \(128, 64, 3, 3\)\."):
        load_vgg_face(path)


def test_numbers_that_are_not_finite_are_refused(tmp_path: Path, weights: dict[str, Tensor]) -> None:
    path = written(tmp_path / "vgg.safetensors", weights | {"conv1_1.bias": torch.full((64,), torch.inf)})
    with pytest.raises(GfrError, match=r"not finite in conv1_1\.bias"):
        load_vgg_face(path)


def test_a_pickle_is_never_opened(tmp_path: Path) -> None:
    path = tmp_path / "vgg.pth"
    torch.save({"conv1_1.bias": torch.zeros(64)}, path)
    with pytest.raises(GfrError, match="never unpickles"):
        load_vgg_face(path)
