import torch

from gfr_core.train.losses.region import landmark_boxes


def corners(left: float, top: float, right: float, bottom: float) -> torch.Tensor:
    return torch.tensor([[[left, top], [right, bottom], [left, bottom]]])


def test_the_box_is_the_smallest_around_the_points() -> None:
    box = landmark_boxes(corners(-0.5, -0.5, 0.5, 0.0), 8)
    wanted = torch.zeros(1, 1, 8, 8)
    wanted[:, :, 2:4, 2:6] = 1
    assert torch.equal(box, wanted)


def test_a_margin_widens_it_by_its_share() -> None:
    assert landmark_boxes(corners(-0.5, -0.5, 0.5, 0.5), 8, margin=0.5).sum() == 64
