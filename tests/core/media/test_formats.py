"""`gfr_core.media.formats`: kinds told from content."""

from pathlib import Path

import pytest

from gfr_core.media.formats import Kind, kind_for_writing, sniff
from tests.core.media.pictures import noise, saved


@pytest.mark.parametrize(
    ("file_format", "kind"),
    [("JPEG", Kind.JPEG), ("PNG", Kind.PNG), ("TIFF", Kind.TIFF), ("WEBP", Kind.WEBP), ("BMP", Kind.BMP),
     ("GIF", Kind.GIF), ("JPEG2000", Kind.JPEG_2000), ("AVIF", Kind.AVIF), ("SGI", Kind.SGI)],
)  # fmt: skip
def test_files_of_another_library_are_recognised(file_format: str, kind: Kind) -> None:
    assert sniff(saved(noise(8, 8, 3), file_format)) is kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [(b"\0\0\0\x18ftypheic", Kind.HEIF), (b"\0\0\0\x18ftypisom", Kind.CLIP), (b"\0\0\0\x14ftypqt  ", Kind.CLIP),
     (b"\x1a\x45\xdf\xa3", Kind.CLIP), (b"RIFF\0\0\0\0AVI LIST", Kind.CLIP), (b"v/1\x01", Kind.EXR),
     (b"SDPX", Kind.DPX), (b"8BPS", Kind.PSD), (b"%PDF-1.7", Kind.PDF), (b"", Kind.UNKNOWN),
     (b"Go home", Kind.UNKNOWN)],
)  # fmt: skip
def test_heads_are_recognised(head: bytes, kind: Kind) -> None:
    assert sniff(head) is kind


def test_a_transport_stream_shows_by_its_second_sync_byte() -> None:
    packet = b"\x47" + bytes(187)
    assert sniff(packet * 2) is Kind.CLIP
    assert sniff(b"\x47" + bytes(255)) is Kind.UNKNOWN


def test_the_ending_chooses_the_format_whatever_its_case() -> None:
    assert kind_for_writing(Path("a.JPEG")) is Kind.JPEG
    assert kind_for_writing(Path("a.b.tif")) is Kind.TIFF
    assert kind_for_writing(Path("a")) is None
    assert kind_for_writing(Path("a.gif")) is None
