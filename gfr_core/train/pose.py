"""Another pose and expression of a photographed face, with the exact map between the two.

The head gets a generic depth (a soft ellipsoid over the landmark box with a nose bump) and is rotated by yaw and pitch;
small Gaussian bends move mouth corners, jaw, brows and eyelids; a similarity places the result in the crop. The map
photo -> crop is in closed form; its inverse is found by fixed-point steps on a coarse grid. Faces stay convincing to
about 25 degrees.

Coordinates are pixel-index (see `gfr_core.geometry`); a crop of side S has pixels 0 .. S-1.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gfr_core.degradation.apply import resample
from gfr_core.geometry import Box, Points68, SquareCrop

Array = NDArray[np.float64]

COARSE = 32
"""Cells of the coarse grid along one side; the map between is smooth and is enlarged with bicubic weights."""
MARGIN = 2
"""Coarse cells beyond each border: what bicubic weights reach."""
STEPS = 8
"""Fixed-point steps of the inverse. The largest residual seen after 8 is below 0.05 px at 25 degrees."""
BENT = ((48, 0.10), (54, 0.10), (8, 0.22), (57, 0.12), (51, 0.08), (19, 0.13), (24, 0.13), (37, 0.06), (44, 0.06))
"""Which landmarks are bent (mouth corners, chin, lips, brows, eyelids), and how wide, in face sizes."""
BENT_LANDMARKS = tuple(landmark for landmark, _ in BENT)
BENT_RADII = 2 * np.array([radius for _, radius in BENT])
"""In half sizes."""


@dataclass(frozen=True, slots=True)
class PoseRange:
    """How far poses go: standard deviations unless said otherwise."""

    yaw_rad: float = 0.22
    pitch_rad: float = 0.12
    roll_rad: float = 0.09
    bend: float = 0.018
    """Of a bend, in face sizes."""
    crop_scale: tuple[float, float] = (1.6, 2.4)
    """Lowest and highest side of the crop over the face's size."""
    shift: float = 0.06
    """Of the crop's centre, in face sizes: a detector's error."""


@dataclass(frozen=True, slots=True)
class Bends:
    """Gaussian pushes: `amounts` (K 2) at `centres` (K 2), falling off with `radii` (K); in face-centred half sizes."""

    centres: Array
    amounts: Array
    radii: Array

    def at(self, places: Array) -> Array:
        """The push at each place (N 2)."""
        squared = (
            (places[:, 0] ** 2 + places[:, 1] ** 2)[:, None]
            - 2 * places @ self.centres.T
            + (self.centres[:, 0] ** 2 + self.centres[:, 1] ** 2)
        )  # N K; as products, because this is where a sample's time goes
        return np.asarray(np.exp(squared * (-0.5 / self.radii**2)) @ self.amounts)

    def also(self, other: "Bends") -> "Bends":
        """Both sets of pushes at once."""
        return Bends(
            np.concatenate([self.centres, other.centres]),
            np.concatenate([self.amounts, other.amounts]),
            np.concatenate([self.radii, other.radii]),
        )

    @staticmethod
    def none() -> "Bends":
        """No change of expression."""
        return Bends(np.zeros((0, 2)), np.zeros((0, 2)), np.ones(0))


@dataclass(frozen=True, slots=True)
class Pushes:
    """Gaussian pushes named by landmark, so that they mean the same in every photograph of a person.

    Attributes:
        landmarks: K, which landmarks are pushed.
        amounts: K 2, how far; in half sizes.
        radii: K, how wide; in half sizes.
    """

    landmarks: tuple[int, ...]
    amounts: Array
    radii: Array

    def on(self, centred: Points68) -> Bends:
        """The pushes of a face whose landmarks lie at `centred` (68 2, face-centred half sizes)."""
        return Bends(centred[list(self.landmarks)], self.amounts, self.radii)


@dataclass(frozen=True, slots=True)
class PoseWarp:
    """A map from a photograph to a crop of `size` x `size` in which the same face has another pose.

    Attributes:
        face: the landmark box in the photograph.
        yaw_rad, pitch_rad: rotation of the head.
        bends: expression.
        matrix: 2 x 3, from face-centred half sizes to crop pixels (roll, scale, shift, mirror).
        size: side of the crop in pixels.
        mirrored: the crop is a mirror image; landmarks must be renumbered (`geometry.FLIPPED_68`).
    """

    face: Box
    yaw_rad: float
    pitch_rad: float
    bends: Bends
    matrix: Array
    size: int
    mirrored: bool

    def forward(self, points: Array) -> Array:
        """Points of the photograph (N 2) as points of the crop. Closed form."""
        return self._posed(self._centred(points)) @ self.matrix[:, :2].T + self.matrix[:, 2]

    def inverse(self, points: Array) -> Array:
        """Points of the crop (N 2) as points of the photograph."""
        wanted = (points - self.matrix[:, 2]) @ np.linalg.inv(self.matrix[:, :2]).T
        found = wanted.copy()
        for _ in range(STEPS):
            found += wanted - self._posed(found)
        return self._uncentred(found)

    def inverse_map(self) -> NDArray[np.float32]:
        """For every pixel of the crop the point of the photograph to sample. S S 2."""
        return enlarge(self.inverse(coarse_points(self.size)), self.size)

    def on_face(self, places: NDArray[np.float32]) -> NDArray[np.float32]:
        """Places of the photograph (S S 2) in face-centred half sizes."""
        return self._centred(places.astype(np.float64)).astype(np.float32)

    def _centred(self, points: Array) -> Array:
        return (points + 0.5 - self.face.centre) / (self.face.side / 2)

    def _uncentred(self, centred: Array) -> Array:
        return centred * (self.face.side / 2) + self.face.centre - 0.5

    def _posed(self, centred: Array) -> Array:
        """Bend, then rotate the generic head about its vertical and horizontal axis and look at it from the front."""
        bent = centred + self.bends.at(centred)
        depth = head_depth(bent)
        across = bent[:, 0] * np.cos(self.yaw_rad) + depth * np.sin(self.yaw_rad)
        behind = depth * np.cos(self.yaw_rad) - bent[:, 0] * np.sin(self.yaw_rad)
        down = bent[:, 1] * np.cos(self.pitch_rad) + behind * np.sin(self.pitch_rad)
        return np.stack([across, down], axis=1)


def head_depth(centred: Array) -> Array:
    """Depth of the generic head (towards the viewer, in half sizes) at face-centred positions (N 2)."""
    u, v = centred[:, 0], centred[:, 1] + 0.1
    skull = 0.85 * np.exp(-0.55 * ((u / 0.95) ** 2 + (v / 1.2) ** 2) ** 1.5)
    nose = 0.26 * np.exp(-(u**2) / (2 * 0.16**2) - (v - 0.22) ** 2 / (2 * 0.22**2))
    return skull + nose - 0.45


def coarse_points(size: int) -> Array:
    """Centres of the coarse cells of a crop and of its margin, in crop pixels. (COARSE + 2 MARGIN)^2 2."""
    step = size / COARSE
    along = (np.arange(-MARGIN, COARSE + MARGIN) + 0.5) * step - 0.5
    return np.stack(np.meshgrid(along, along), axis=-1).reshape(-1, 2)


def enlarge(coarse: Array, size: int) -> NDArray[np.float32]:
    """Values at `coarse_points` for every pixel of the crop. S S 2."""
    cells, step = COARSE + 2 * MARGIN, size // COARSE
    grid = coarse.reshape(cells, cells, 2).astype(np.float32)
    padded = resample(grid, cells * step, cells * step)  # OpenCV's bicubic ripples on a linear map
    edge = MARGIN * step
    return np.ascontiguousarray(padded[edge:-edge, edge:-edge])


def sample_pose(
    rng: np.random.Generator,
    points: Points68,
    size: int,
    reach: PoseRange,
    *,
    mirrored: bool,
    shape: Pushes | None = None,
) -> PoseWarp:
    """A random pose of the face whose landmarks are `points`, seen in a crop of `size` pixels (a multiple of 32).

    `shape` changes the face itself (`face_shape`); given to both photographs of a pair, it makes both another person.
    """
    if size % COARSE:
        raise ValueError(f"size is {size}; it must be a multiple of {COARSE}")
    face = Box.around(points)
    centred = (points + 0.5 - face.centre) / (face.side / 2)
    amounts = rng.normal(0, 2 * reach.bend, (len(BENT), 2)) * (0.6, 1.0)
    bends = Pushes(BENT_LANDMARKS, amounts, BENT_RADII).on(centred)
    if shape is not None:
        bends = bends.also(shape.on(centred))
    matrix = _placement(rng, size, reach, mirrored=mirrored)
    yaw, pitch = (float(np.clip(rng.normal(0, s), -0.45, 0.45)) for s in (reach.yaw_rad, reach.pitch_rad))
    unplaced = PoseWarp(face, yaw, pitch, bends, np.eye(2, 3), size, mirrored)
    drift = Box.around(unplaced.forward(points)).centre  # the rotation moves the face: bring it back to the middle
    matrix[:, 2] -= matrix[:, :2] @ np.asarray(drift)
    return PoseWarp(face, yaw, pitch, bends, matrix, size, mirrored)


def _placement(rng: np.random.Generator, size: int, reach: PoseRange, *, mirrored: bool) -> Array:
    """Half sizes -> crop pixels."""
    scale = size / rng.uniform(*reach.crop_scale) / 2
    roll = rng.normal(0, reach.roll_rad)
    rotation = scale * np.array([[np.cos(roll), -np.sin(roll)], [np.sin(roll), np.cos(roll)]])
    if mirrored:
        rotation = np.diag([-1.0, 1.0]) @ rotation
    centre = (size - 1) / 2 + rng.normal(0, reach.shift, 2) * 2 * scale
    return np.concatenate([rotation, centre[:, None]], axis=1)


def plain_crop(points: Points68, crop: SquareCrop, size: int) -> PoseWarp:
    """No change of pose: the crop as the application cuts it."""
    face = Box.around(points)
    scale = face.side / 2 * size / crop.side
    origin = crop.to_crop(np.asarray([face.centre]) - 0.5, size)[0]
    matrix = np.array([[scale, 0.0, origin[0]], [0.0, scale, origin[1]]])
    return PoseWarp(face, yaw_rad=0.0, pitch_rad=0.0, bends=Bends.none(), matrix=matrix, size=size, mirrored=False)


def exact_grid(target: PoseWarp, guide: PoseWarp) -> NDArray[np.float32]:
    """For two poses of one photograph: for every pixel of the target crop, its place in the guide crop.

    Returns:
        S S 2, positions in the guide in [-1, 1] (`align_corners=False`), S = the target's size.
    """
    places = guide.forward(target.inverse(coarse_points(target.size)))
    return enlarge((places + 0.5) * (2 / guide.size) - 1, target.size)
