"""The mark of a restored picture."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest

from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.still import read_still, write_still
from gfr_core.media.xmp_packet import XmpPacket
from gfr_core.record.marking import (
    CREATOR_TOOL,
    DIGITAL_SOURCE_TYPE,
    HISTORY,
    PROGRAM,
    RESTORED,
    marked_as_restored,
    utc_text,
)

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
EVENT = "{http://ns.adobe.com/xap/1.0/sType/ResourceEvent#}"
NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)
PICTURE = Frame(np.full((9, 9, 3), 77, np.uint8), "old", metadata=Metadata(dpi=(300.0, 300.0)))


def packet_of(frame: Frame) -> XmpPacket:
    assert frame.metadata.xmp is not None
    return XmpPacket.parse(frame.metadata.xmp)


def history_of(frame: Frame) -> list[dict[str, str | None]]:
    assert frame.metadata.xmp is not None
    items = ET.fromstring(frame.metadata.xmp).findall(f".//{{{HISTORY.namespace}}}History/{RDF}Seq/{RDF}li")
    return [{child.tag.removeprefix(EVENT): child.text for child in item} for item in items]


def with_packet(frame: Frame, packet: XmpPacket) -> Frame:
    return replace(frame, metadata=replace(frame.metadata, xmp=packet.to_bytes()))


def test_the_mark_is_iptcs_word_for_a_picture_into_which_a_network_put_something() -> None:
    frame = marked_as_restored(PICTURE, when=NOON)
    assert packet_of(frame).text(DIGITAL_SOURCE_TYPE) == RESTORED
    assert RESTORED == "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
    assert packet_of(frame).text(CREATOR_TOOL) == PROGRAM
    assert history_of(frame) == [
        {
            "action": "edited",
            "when": "2026-01-31T12:00:00Z",
            "softwareAgent": PROGRAM,
            "parameters": "AI-restored face: faces were restored with a portrait as guide",
        }
    ]


def test_everything_else_of_the_picture_stays() -> None:
    frame = marked_as_restored(PICTURE)
    assert replace(frame, metadata=PICTURE.metadata) == replace(PICTURE)
    assert replace(frame.metadata, xmp=None) == PICTURE.metadata


def test_what_it_said_before_goes_into_the_history_and_its_first_tool_stays() -> None:
    packet = XmpPacket.empty()
    packet.set_text(DIGITAL_SOURCE_TYPE, "http://cv.iptc.org/newscodes/digitalsourcetype/negativeFilm")
    packet.set_text(CREATOR_TOOL, "Scanner 1")
    frame = marked_as_restored(with_packet(PICTURE, packet))
    assert packet_of(frame).text(DIGITAL_SOURCE_TYPE) == RESTORED
    assert packet_of(frame).text(CREATOR_TOOL) == "Scanner 1"
    words = history_of(frame)[0]["parameters"]
    assert words is not None
    assert words.endswith("digital source type before: http://cv.iptc.org/newscodes/digitalsourcetype/negativeFilm")


def test_a_picture_restored_twice_has_one_mark_and_two_lines() -> None:
    frame = marked_as_restored(marked_as_restored(PICTURE))
    assert frame.metadata.xmp is not None
    assert frame.metadata.xmp.count(RESTORED.encode()) == 1
    assert len(history_of(frame)) == 2


def test_a_damaged_packet_is_replaced_and_told() -> None:
    broken = replace(PICTURE, metadata=Metadata(xmp=b"<x:xmpmeta"), notes=("before",))
    frame = marked_as_restored(broken)
    assert packet_of(frame).text(DIGITAL_SOURCE_TYPE) == RESTORED
    assert frame.notes[0] == "before"
    assert frame.notes[1].startswith("The XMP packet of the source is damaged and was not carried: unclosed token")


@pytest.mark.parametrize("ending", [".png", ".tif", ".jpg", ".webp"])
def test_every_format_with_metadata_carries_the_mark(tmp_path: Path, ending: str) -> None:
    write_still(marked_as_restored(PICTURE, when=NOON), tmp_path / f"out{ending}")
    found = read_still(tmp_path / f"out{ending}")
    assert packet_of(found).text(DIGITAL_SOURCE_TYPE) == RESTORED
    assert len(history_of(found)) == 1


def test_moments_are_told_in_utc() -> None:
    assert utc_text(datetime(2026, 1, 31, 23, 30, 0, 999, timezone(timedelta(hours=-2)))) == "2026-02-01T01:30:00Z"
