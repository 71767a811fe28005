"""The mark in a picture's metadata that AI restored a face on it.

IPTC's place for it is the XMP property Iptc4xmpExt:DigitalSourceType (IPTC Photo Metadata Standard 2019.1 and later);
the older IIM has none. Its value is a term of the NewsCodes; a picture into which a network put something is a
"composite with trained algorithmic media".
"""

from dataclasses import replace
from datetime import UTC, datetime

from gfr_core import __version__
from gfr_core.media.frame import Frame
from gfr_core.media.xmp_packet import DamagedXmpError, Name, XmpPacket

PROGRAM = f"GFR Studio {__version__}"
RESTORED = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
DIGITAL_SOURCE_TYPE = Name("http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "Iptc4xmpExt", "DigitalSourceType")
CREATOR_TOOL = Name("http://ns.adobe.com/xap/1.0/", "xmp", "CreatorTool")
HISTORY = Name("http://ns.adobe.com/xap/1.0/mm/", "xmpMM", "History")
WORDS = "AI-restored face: faces were restored with a portrait as guide"
_EVENT = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"


def marked_as_restored(frame: Frame, *, when: datetime | None = None) -> Frame:
    """The picture, its XMP packet saying that AI restored a face on it. Everything else in the packet stays.

    DigitalSourceType is set; what it said before goes into the history. CreatorTool names the first tool ever used, so
    it is set only where it is missing. A packet too damaged to be read is replaced, with a note; the source keeps it.

    Args:
        frame: not altered.
        when: of the history's line; now when None.
    """
    packet, notes = _packet_of(frame)
    before = packet.text(DIGITAL_SOURCE_TYPE)
    packet.set_text(DIGITAL_SOURCE_TYPE, RESTORED)
    if packet.text(CREATOR_TOOL) is None:
        packet.set_text(CREATOR_TOOL, PROGRAM)
    packet.append(HISTORY, _event(before, when or datetime.now(UTC)))
    metadata = replace(frame.metadata, xmp=packet.to_bytes())
    return replace(frame, metadata=metadata, notes=frame.notes + notes)


def _packet_of(frame: Frame) -> tuple[XmpPacket, tuple[str, ...]]:
    if frame.metadata.xmp is None:
        return XmpPacket.empty(), ()
    try:
        return XmpPacket.parse(frame.metadata.xmp), ()
    except DamagedXmpError as error:
        return XmpPacket.empty(), (f"The XMP packet of the source is damaged and was not carried: {error}.",)


def _event(before: str | None, when: datetime) -> dict[Name, str]:
    words = f"{WORDS}; digital source type before: {before}" if before and before != RESTORED else WORDS
    values = {
        "action": "edited",
        "when": utc_text(when),
        "softwareAgent": PROGRAM,
        "parameters": words,
    }
    return {Name(_EVENT, "stEvt", local): value for local, value in values.items()}


def utc_text(when: datetime) -> str:
    """The moment in ISO 8601, UTC, to the second: "2026-01-31T12:00:00Z"."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
