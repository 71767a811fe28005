"""Run-length coded BMP files, unpacked in time that grows with the file and not with the size it claims.

Pillow fills a claimed row byte by byte: a damaged file of 2 kB kept it busy for a minute.
"""

import struct

_RLE8, _RLE4 = 1, 2
_END_OF_LINE, _END_OF_PICTURE, _MOVE = 0, 1, 2


def is_run_length_coded(data: bytes) -> bool:
    """Whether the BMP in `data` is packed by runs (4 or 8 bits a pixel)."""
    has_full_header = len(data) >= 54 and int.from_bytes(data[14:18], "little") >= 40
    return has_full_header and int.from_bytes(data[30:34], "little") in (_RLE8, _RLE4)


def claimed_size(data: bytes) -> tuple[int, int]:
    """Width and height that the header states."""
    width, height = struct.unpack_from("<ll", data, 18)
    return int(width), abs(int(height))


def unpacked(data: bytes) -> bytes:
    """The same BMP with one plain byte a pixel. Pixels that no run reaches are 0. Its size must have been checked.

    Raises:
        ValueError: the runs end before the picture does, or leave it.
    """
    width, height = claimed_size(data)
    pixels_at = int.from_bytes(data[10:14], "little")
    is_rle4 = int.from_bytes(data[30:34], "little") == _RLE4
    stride = (width + 3) // 4 * 4
    rows = bytearray(stride * height)
    _follow_runs(data, pixels_at, rows, (width, height, stride), is_rle4=is_rle4)
    header = bytearray(data[:pixels_at])
    header[28:30] = struct.pack("<H", 8)
    header[30:34] = bytes(4)
    header[34:38] = struct.pack("<L", len(rows) & 0xFFFFFFFF)
    return bytes(header) + bytes(rows)


def _follow_runs(data: bytes, at: int, rows: bytearray, size: tuple[int, int, int], *, is_rle4: bool) -> None:
    width, height, stride = size
    x = y = 0
    while True:
        if at + 2 > len(data):
            raise ValueError("it ends before its last run")
        count, value = data[at], data[at + 1]
        at += 2
        if count:
            run = _repeated(count, value, is_rle4=is_rle4)
        elif value == _END_OF_LINE:
            x, y = 0, y + 1
            continue
        elif value == _END_OF_PICTURE:
            return
        elif value == _MOVE:
            across, down = data[at : at + 1], data[at + 1 : at + 2]
            x, y, at = x + int.from_bytes(across), y + int.from_bytes(down), at + 2
            continue
        else:
            run, at = _literal(data, at, value, is_rle4=is_rle4)
        if y >= height or x + len(run) > width:
            raise ValueError("a run leaves the picture")
        rows[y * stride + x : y * stride + x + len(run)] = run
        x += len(run)


def _repeated(count: int, value: int, *, is_rle4: bool) -> bytes:
    pattern = bytes((value >> 4, value & 15)) if is_rle4 else bytes((value,))
    return (pattern * count)[:count]


def _literal(data: bytes, at: int, count: int, *, is_rle4: bool) -> tuple[bytes, int]:
    """`count` pixels written out, and where the next run begins (runs start at even distances)."""
    length = (count + 1) // 2 if is_rle4 else count
    stored = data[at : at + length]
    if len(stored) < length:
        raise ValueError("it ends before its last run")
    pixels = bytes(half for byte in stored for half in (byte >> 4, byte & 15))[:count] if is_rle4 else stored
    return pixels, at + length + length % 2
