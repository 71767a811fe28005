"""Table 1 of the paper (ECCV 2018): PSNR in dB on its own data, to be put beside ours.

The pictures differ, so that only the order of the rows and their gaps compare.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperRow:
    """PSNR of one variant, dB; 4x then 8x."""

    vggface2: tuple[float, float]
    webface: tuple[float, float]

    def at(self, scale: float) -> tuple[float, float] | None:
        """VggFace2 and WebFace at 4x or 8x; None at another scale."""
        column = {4.0: 0, 8.0: 1}.get(scale)
        return None if column is None else (self.vggface2[column], self.webface[column])


def paper_row(method: str) -> PaperRow | None:
    """The paper's row for a method of ours, by its name ("Full", "R", "-WG", in any case); None if it has none."""
    rows = {
        "full": PaperRow((28.55, 24.10), (32.31, 27.21)),
        "r": PaperRow((27.90, 24.05), (31.46, 26.88)),
        "-f": PaperRow((26.61, 23.17), (31.43, 26.00)),
        "-w": PaperRow((26.03, 23.29), (29.66, 25.20)),
        "-w2": PaperRow((27.25, 23.24), (29.73, 25.95)),
        "-wg": PaperRow((25.97, 22.91), (28.73, 24.76)),
        "-wg2": PaperRow((27.20, 23.22), (29.45, 25.93)),
    }
    return rows.get(method.lower())
