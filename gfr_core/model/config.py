"""One description for every network of the paper's table 1 and for ours."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from math import log2
from typing import Literal

from gfr_core.errors import GfrError


@dataclass(frozen=True, slots=True)
class GFRNetConfig:
    """Which GFRNet to build. Stored in every checkpoint.

    Attributes:
        guide: the network sees a guide at all (False: the paper's -WG).
        warp: the guide is warped by WarpNet (False: the paper's -W; ignored without a guide).
        flow_loss: WarpNet is trained with landmark and smoothness losses (False: the paper's -F, where only the
            restored picture teaches it; `gfr_core.train.objective` heeds it).
        width: channels of RecNet's first layer; later layers double up to 16 (paper) or `depth_factor` times it.
        warp_width: the same for WarpNet.
        rec_levels: how often RecNet halves the picture.
        warp_size: side in pixels at which WarpNet sees both pictures; it halves them down to 1 x 1.
        depth_factor: the widest layer over the first.
        affine_head: the bottleneck also gives six numbers, so that the offset need only bend.
        residual_grid: the decoder's output is added to the identity; False: tanh of it is the grid, as the paper.
        residual_output: RecNet's output is added to the degraded picture; False: it is the picture, as the paper.
        warp_passes: how often WarpNet looks: a decoder again at (degraded, warped guide), a point finder again at each
            face, upright and centred by what it found before.
        warp_kind: "decoder", the paper's WarpNet, or "points", ours: landmarks of both pictures and a spline between.
        refine_passes: how often a `GridRefiner` looks at (degraded, warped guide) and mends WarpNet's grid.
        refine_width: channels of the refiner's first layer.
        refine_size: side in pixels at which the refiner sees both pictures.
    """

    guide: bool = True
    warp: bool = True
    flow_loss: bool = True
    width: int = 32
    warp_width: int = 32
    rec_levels: int = 8
    warp_size: int = 256
    depth_factor: int = 16
    affine_head: bool = True
    residual_grid: bool = True
    residual_output: bool = True
    warp_passes: int = 1
    warp_kind: Literal["decoder", "points"] = "decoder"
    refine_passes: int = 0
    refine_width: int = 32
    refine_size: int = 128

    def __post_init__(self) -> None:
        """Refuse what cannot be built.

        Raises:
            GfrError: naming the field, its value and what it may be.
        """
        self._require("width", lowest=1, highest=512)
        self._require("warp_width", lowest=1, highest=512)
        self._require("rec_levels", lowest=2, highest=8)
        self._require("warp_passes", lowest=1, highest=4)
        self._require("depth_factor", lowest=1, highest=64)
        self._require("warp_size", lowest=16, highest=512)
        self._require("refine_passes", lowest=0, highest=4)
        self._require("refine_width", lowest=1, highest=512)
        self._require("refine_size", lowest=16, highest=512)
        if self.warp_kind not in ("decoder", "points"):
            raise GfrError(f"Network setting warp_kind is {self.warp_kind!r}; it must be 'decoder' or 'points'.")
        if not log2(self.warp_size).is_integer():
            raise GfrError(f"Network setting warp_size is {self.warp_size}; it must be a power of two.")
        if self.refine_size % 16:
            raise GfrError(f"Network setting refine_size is {self.refine_size}; it must be a multiple of 16.")

    def _require(self, name: str, *, lowest: int, highest: int) -> None:
        value = getattr(self, name)
        if not isinstance(value, int) or not lowest <= value <= highest:
            raise GfrError(
                f"Network setting {name} is {value!r}; it must be a whole number from {lowest} to {highest}."
            )

    @property
    def uses_warp(self) -> bool:
        """WarpNet exists in this variant."""
        return self.guide and self.warp

    @property
    def warp_levels(self) -> int:
        """How often WarpNet halves its input: down to one pixel, as the paper's 256 -> 1."""
        return int(log2(self.warp_size))

    def widths(self, first: int, levels: int) -> tuple[int, ...]:
        """Channels after each encoder layer: doubling from `first`, held at `depth_factor` x `first`."""
        return tuple(first * min(2**level, self.depth_factor) for level in range(levels))

    def to_dict(self) -> dict[str, bool | int | str]:
        """For the checkpoint's header."""
        return asdict(self)

    @staticmethod
    def from_dict(values: Mapping[str, bool | int | str]) -> "GFRNetConfig":
        """The inverse of `to_dict`.

        Raises:
            GfrError: a field is not known to this version.
        """
        known = {f.name for f in fields(GFRNetConfig)}
        unknown = sorted(set(values) - known)
        if unknown:
            raise GfrError(
                f"Network setting {unknown[0]!r} is not known to this version.",
                "Use the version of GFR Studio that made the file, or a newer one.",
            )
        return GFRNetConfig(**values)  # type: ignore[arg-type]  # __post_init__ checks every value

    def variant(self, name: str) -> "GFRNetConfig":
        """This network as a row of the paper's table 1.

        Args:
            name: "full", "-F", "-W", "-W2", "-WG" or "-WG2".

        Raises:
            GfrError: no such row.
        """
        doubled = {"width": 2 * self.width}
        rows: dict[str, dict[str, bool | int]] = {
            "full": {},
            "-F": {"flow_loss": False},
            "-W": {"warp": False},
            "-W2": {"warp": False, **doubled},
            "-WG": {"guide": False},
            "-WG2": {"guide": False, **doubled},
        }
        if name not in rows:
            raise GfrError(f"Variant {name!r} is unknown; it must be one of {', '.join(rows)}.")
        return replace(self, **rows[name])  # type: ignore[arg-type]  # the table above names fields only


PAPER = GFRNetConfig(width=64, warp_width=64, affine_head=False, residual_grid=False, residual_output=False)
"""The paper's network: width 64, absolute tanh grid, direct output, no affine head."""
