"""BMP in and out."""

import io

import numpy as np
from PIL import BmpImagePlugin, Image

from gfr_core.media.bmp_runs import claimed_size, is_run_length_coded, unpacked
from gfr_core.media.encoded import Encoded, channels_to_write, dpi_note, eight_bit_to_write, not_carried
from gfr_core.media.exif import plausible_dpi
from gfr_core.media.formats import Kind
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.opening import check_size, damaged
from gfr_core.media.stored import StoredPicture

_METRES_PER_INCH = 0.0254
_PIXELS_A_BYTE = 128
"""The most that runs can pack: 255 pixels in 2 bytes."""
_NOTES = {
    1: "1-bit samples were spread to 8 bits.",
    4: "The palette was replaced by its colours: the picture is now RGB.",
    16: "16-bit pixels (5 or 6 bits a channel) were spread to 8 bits a channel.",
}


def read_bmp(data: bytes, name: str) -> StoredPicture:
    """The BMP in `data`; palettes become RGB.

    Raises:
        GfrError: too large. Decoder errors pass through and are worded by the caller.
    """
    if is_run_length_coded(data):
        width, height = claimed_size(data)
        check_size(name, width, height)
        if width * height > _PIXELS_A_BYTE * len(data):
            raise damaged(name, Kind.BMP, f"{len(data)} bytes cannot hold {width} x {height} pixels")
        data = unpacked(data)
    with BmpImagePlugin.BmpImageFile(io.BytesIO(data)) as picture:
        check_size(name, *picture.size)
        picture.load()
        bits = int(picture.info.get("bits", 0)) or int.from_bytes(data[28:30], "little")
        density = picture.info.get("dpi", (0.0, 0.0))
        plain = _without_palette(picture)
    note = _NOTES.get(4 if picture.mode == "P" else bits)
    return StoredPicture(np.asarray(plain), Metadata(dpi=plausible_dpi(*density)), None, (note,) if note else ())


def _without_palette(picture: Image.Image) -> Image.Image:
    return picture.convert({"P": "RGB", "1": "L"}[picture.mode]) if picture.mode in ("P", "1") else picture


def encode_bmp(frame: Frame) -> Encoded:
    """The picture as BMP, 8 bits a channel, and what was lost."""
    channels, notes = channels_to_write(frame, alpha=False, format_name="BMP")
    samples, more = eight_bit_to_write(channels.samples, "BMP")
    dpi = channels.metadata.dpi
    buffer = io.BytesIO()
    Image.fromarray(samples).save(buffer, "BMP", dpi=dpi or (0, 0))
    x, y = (round(round(value / _METRES_PER_INCH) * _METRES_PER_INCH, 3) for value in dpi or (0.0, 0.0))
    lost = not_carried(channels.metadata, "BMP", "icc", "exif", "xmp") + dpi_note(dpi, (x, y), "BMP")
    return Encoded(buffer.getvalue(), (*notes, *more, *lost))
