"""Writing an output with everything that goes with it."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gfr_core.errors import GfrError, MachineError
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.still import read_still
from gfr_core.media.xmp_packet import XmpPacket
from gfr_core.progress import Progress, Stopped
from gfr_core.record import output
from gfr_core.record.json_form import read_record
from gfr_core.record.marking import CREATOR_TOOL, DIGITAL_SOURCE_TYPE, RESTORED
from gfr_core.record.output import OutputWishes, check_targets, write_output, write_parts
from tests.core.record.treated import Treated, treated
from tests.core.restore.faces import Depth


def refused(done: Treated, out: Path, wishes: OutputWishes | None = None) -> GfrError:
    """What is said; nothing may have been written."""
    before = {path.name: path.read_bytes() for path in done.folder.iterdir() if path.is_file()}
    with pytest.raises(GfrError) as caught:
        write_output(done.result, out, done.how, wishes or OutputWishes())
    assert {path.name: path.read_bytes() for path in done.folder.iterdir() if path.is_file()} == before
    return caught.value


def source_type(frame: Frame) -> str | None:
    return XmpPacket.parse(frame.metadata.xmp).text(DIGITAL_SOURCE_TYPE) if frame.metadata.xmp else None


def test_picture_record_mask_and_patch_are_written(done: Treated) -> None:
    wishes = OutputWishes(mask=done.folder / "m.png", patch=done.folder / "p.png")
    written = write_output(done.result, done.out, done.how, wishes)
    assert np.array_equal(read_still(done.out).pixels, done.result.frame.pixels)
    assert written.record == done.folder / "out.png.json"
    assert (written.mask, written.patch, written.marking) == (done.folder / "m.png", done.folder / "p.png", "marked")
    parts = read_record(done.folder / "out.png.json").parts
    assert [(part.kind, part.file.path) for part in parts] == [("mask", "m.png"), ("patch", "p.png")]
    assert parts[0].file.sha256 == hashlib.sha256((done.folder / "m.png").read_bytes()).hexdigest()


def test_picture_and_patch_say_that_ai_restored_them_unless_told_otherwise(done: Treated) -> None:
    patch = done.folder / "p.png"
    write_output(done.result, done.out, done.how, OutputWishes(patch=patch))
    assert [source_type(read_still(path)) for path in (done.out, patch)] == [RESTORED, RESTORED]
    written = write_output(done.result, done.out, done.how, OutputWishes(mark=False, patch=patch))
    assert [read_still(path).metadata.xmp for path in (done.out, patch)] == [None, None]
    assert written.marking == "switched off"
    assert read_record(done.folder / "out.png.json").output.marking == "switched off"


def test_the_record_can_be_left_away_and_an_older_one_is_told_of(done: Treated) -> None:
    only = OutputWishes(record=False)
    assert write_output(done.result, done.out, done.how, only).notes == ()
    assert not (done.folder / "out.png.json").exists()
    write_output(done.result, done.out, done.how)
    written = write_output(done.result, done.out, done.how, only)
    assert written.record is None
    assert written.notes == ("'out.png.json' lies there from before; it does not speak of this picture.",)


@pytest.mark.parametrize(
    ("name", "depth", "bits", "lossless", "marking"),
    [
        ("out.png", np.uint16, 16, True, "marked"),
        ("out.tif", np.uint16, 16, True, "marked"),
        ("out.webp", np.uint8, 8, True, "marked"),
        ("out.webp", np.uint16, 8, False, "marked"),
        ("out.jpg", np.uint8, 8, False, "marked"),
        ("out.bmp", np.uint8, 8, True, "not possible"),
    ],
)
def test_the_record_says_what_the_format_keeps(
    tmp_path: Path, name: str, depth: Depth, bits: int, lossless: bool, marking: str
) -> None:
    done = treated(tmp_path, depth=depth)
    write_output(done.result, tmp_path / name, done.how)
    found = read_record(tmp_path / f"{name}.json")
    assert (found.output.bits, found.output.lossless, found.output.marking) == (bits, lossless, marking)
    assert np.array_equal(read_still(tmp_path / name).pixels, done.result.frame.pixels) == lossless
    assert ("holds no metadata: the picture does not say that AI" in " ".join(found.notes)) == (marking != "marked")


def test_what_a_format_loses_stands_in_the_record(done: Treated) -> None:
    written = write_output(done.result, done.folder / "out.jpg", done.how)
    assert written.notes == ("JPEG is lossy: every pixel may have changed slightly. TIFF and PNG keep them exactly.",)
    assert written.notes[0] in read_record(done.folder / "out.jpg.json").notes


def test_the_sources_own_packet_is_kept(done: Treated) -> None:
    packet = XmpPacket.empty()
    packet.set_text(CREATOR_TOOL, "Scanner 1")
    metadata = Metadata(xmp=packet.to_bytes(), dpi=(300.0, 300.0))
    result = replace(done.result, frame=replace(done.result.frame, metadata=metadata))
    write_output(result, done.out, done.how)
    found = read_still(done.out).metadata
    assert found.xmp is not None
    assert XmpPacket.parse(found.xmp).text(CREATOR_TOOL) == "Scanner 1"
    assert found.dpi == pytest.approx((300, 300), abs=0.02)


def test_in_a_jpeg_the_mark_goes_before_a_packet_too_large_for_both(done: Treated) -> None:
    packet = XmpPacket.empty()
    packet.set_text(CREATOR_TOOL, "x" * 65_300)
    frame = replace(done.result.frame, metadata=Metadata(xmp=packet.to_bytes()))
    written = write_output(replace(done.result, frame=frame), done.folder / "out.jpg", done.how)
    assert source_type(read_still(done.folder / "out.jpg")) == RESTORED
    words = "The XMP packet was not carried: with the mark it is larger than the 64 kB that JPEG holds."
    assert words in written.notes


def test_a_damaged_packet_is_told(done: Treated) -> None:
    frame = replace(done.result.frame, metadata=Metadata(xmp=b"<broken"))
    written = write_output(replace(done.result, frame=frame), done.out, done.how)
    assert written.notes[0].startswith("The XMP packet of the source is damaged")
    assert written.notes[0] in read_record(done.folder / "out.png.json").notes


@pytest.mark.parametrize("name", ["old.png", "mum.png", "dad.png"])
def test_no_input_is_written_over_by_anything(done: Treated, name: str) -> None:
    words = f"'{done.folder / name}' is one of the files to read; it is never written over."
    assert refused(done, done.folder / name).message == words
    assert refused(done, done.out, OutputWishes(mask=done.folder / name)).message == words
    os.link(done.folder / name, done.folder / "innocent.png")
    assert "never written over" in refused(done, done.folder / "innocent.png").message


def test_two_things_never_go_to_one_file(done: Treated) -> None:
    one = done.folder / "one.png"
    words = f"'{one}' is to hold two things at once."
    assert refused(done, one, OutputWishes(mask=one)).message == words
    assert refused(done, done.out, OutputWishes(mask=one, patch=one)).message == words


def test_a_json_of_somebody_else_is_never_replaced(done: Treated) -> None:
    (done.folder / "out.png.json").write_text('{"mine": 1}', encoding="utf-8")
    error = refused(done, done.out)
    assert error.message == (
        f"'{done.folder / 'out.png.json'}' is there already and is no treatment record; it is never replaced."
    )
    check_targets(done.out, done.how.inputs, OutputWishes(record=False))


def test_names_that_are_none_of_a_picture_are_refused(done: Treated) -> None:
    assert refused(done, done.folder / "out.xyz").hint == "Choose JPEG, PNG, TIFF, WebP or BMP."
    assert "is no name for a patch" in refused(done, done.out, OutputWishes(patch=Path("p.jpg"))).message


def test_a_record_that_cannot_be_written_leaves_a_whole_picture_and_says_so(
    done: Treated, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> Path:
        raise MachineError("The disk is full.", "Free some space.")

    monkeypatch.setattr(output, "write_record", full)
    with pytest.raises(MachineError) as caught:
        write_output(done.result, done.out, done.how)
    assert caught.value.message == "'out.png' was written, but not its record: The disk is full."
    assert np.array_equal(read_still(done.out).pixels, done.result.frame.pixels)


def test_mask_and_patch_can_be_written_alone(done: Treated) -> None:
    wishes = OutputWishes(mark=False, mask=done.folder / "m.tif", patch=done.folder / "p.png")
    write_parts(done.result, done.how, wishes)
    assert read_still(done.folder / "m.tif").grey
    assert read_still(done.folder / "p.png").alpha is not None
    assert not done.out.exists()
    for name, words in (("old.png", "never written over"), ("m.jpg", "exactly as PNG or TIFF only")):
        with pytest.raises(GfrError, match=words):
            write_parts(done.result, done.how, OutputWishes(mask=done.folder / name))


def test_stopping_before_the_picture_writes_nothing(done: Treated) -> None:
    def stop(_progress: Progress) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        write_output(done.result, done.out, done.how, report=stop)
    assert not done.out.exists()
