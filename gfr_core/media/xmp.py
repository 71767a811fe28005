"""The one statement of an XMP packet that concerns the pixels: tiff:Orientation."""

import re

_ORIENTATION = re.compile(rb"(tiff:Orientation(?:\s*=\s*[\"']|\s*>)\s*)([0-9])")


def xmp_orientation(packet: bytes) -> int | None:
    """The orientation, 1 to 8, that the packet states, or None."""
    found = _ORIENTATION.search(packet)
    value = int(found.group(2)) if found else 0
    return value if value in range(1, 9) else None


def upright_xmp(packet: bytes) -> bytes:
    """The same packet for a picture whose orientation has been applied."""
    return _ORIENTATION.sub(rb"\g<1>1", packet)
