"""Names for the tensors of this project. Checked in tests by an import hook, free in production.

Images are RGB float32 in [0, 1] everywhere outside `gfr_core.model`. A grid holds, for every output pixel, the
absolute position in the guide to sample: x before y, in [-1, 1], where -1 and 1 are the outer *edges* of the corner
pixels (`align_corners=False` everywhere).
"""

from jaxtyping import Float
from torch import Tensor

Images = Float[Tensor, "B 3 H W"]
Features = Float[Tensor, "B C H W"]
Planes = Float[Tensor, "B 1 H W"]
Grids = Float[Tensor, "B H W 2"]
Points = Float[Tensor, "B N 2"]

OtherFeatures = Float[Tensor, "B C H2 W2"]
OtherImages = Float[Tensor, "B 3 H2 W2"]
OtherPlanes = Float[Tensor, "B 1 H2 W2"]
OtherGrids = Float[Tensor, "B H2 W2 2"]
"""Of another size than the `Images` or `Grids` of the same signature."""
