"""Reading an XMP packet and adding to it."""

import xml.etree.ElementTree as ET

import pytest

from gfr_core.media.xmp_packet import RDF, DamagedXmpError, Name, XmpPacket

DC = "http://purl.org/dc/elements/1.1/"
XMP = "http://ns.adobe.com/xap/1.0/"
TOOL = Name(XMP, "xmp", "CreatorTool")
HISTORY = Name("http://ns.adobe.com/xap/1.0/mm/", "xmpMM", "History")
ACTION = Name("http://ns.adobe.com/xap/1.0/sType/ResourceEvent#", "stEvt", "action")

FULL = (
    f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Scanner 1"><!-- kept -->
 <rdf:RDF xmlns:rdf="{RDF}">
  <rdf:Description rdf:about="uuid:1" xmlns:dc="{DC}" xmlns:a="{XMP}" a:CreatorTool="Scan &amp; Co" a:Rating="5">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Großmutter &lt;1931&gt;</rdf:li></rdf:Alt></dc:title>
   <dc:subject><rdf:Bag><rdf:li>wedding</rdf:li><rdf:li>family</rdf:li></rdf:Bag></dc:subject>
  </rdf:Description>
  <rdf:Description rdf:about="uuid:1" xmlns:m="{HISTORY.namespace}" xmlns:e="{ACTION.namespace}">
   <m:History><rdf:Seq><rdf:li e:action="created"/></rdf:Seq></m:History>
   <own:secret xmlns:own="urn:somebody">42</own:secret>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
""".encode()
    + b" " * 2000
    + b'<?xpacket end="w"?>'
)


def tree(packet: XmpPacket) -> ET.Element:
    """The packet as another parser sees it."""
    return ET.fromstring(packet.to_bytes())


def actions(root: ET.Element) -> list[str | None]:
    items = root.findall(f".//{{{HISTORY.namespace}}}History/{{{RDF}}}Seq/{{{RDF}}}li")
    tag = f"{{{ACTION.namespace}}}action"
    return [item.get(tag) or item.findtext(tag) for item in items]


def test_properties_are_read_as_attributes_and_as_elements() -> None:
    packet = XmpPacket.parse(FULL)
    assert packet.text(TOOL) == "Scan & Co"
    assert packet.text(Name("urn:somebody", "x", "secret")) == "42"
    assert packet.text(Name(XMP, "xmp", "Nickname")) is None


def test_what_is_not_touched_stays() -> None:
    packet = XmpPacket.parse(FULL)
    packet.set_text(Name(XMP, "xmp", "Label"), "new")
    root = tree(packet)
    assert root.findtext(f".//{{{DC}}}title/{{{RDF}}}Alt/{{{RDF}}}li") == "Großmutter <1931>"
    assert [li.text for li in root.findall(f".//{{{DC}}}subject/{{{RDF}}}Bag/{{{RDF}}}li")] == ["wedding", "family"]
    assert root.findtext(".//{urn:somebody}secret") == "42"
    assert root.find(f".//{{{RDF}}}Description").get(f"{{{XMP}}}Rating") == "5"  # type: ignore[union-attr]  # it is there
    assert b"<!-- kept -->" in packet.to_bytes()
    assert b'xmptk="Scanner 1"' in packet.to_bytes()


def test_a_value_replaces_the_older_one_wherever_it_stood() -> None:
    packet = XmpPacket.parse(FULL)
    packet.set_text(TOOL, "first")
    packet.set_text(TOOL, "second & last")
    root = tree(packet)
    assert [each.text for each in root.iter(f"{{{XMP}}}CreatorTool")] == ["second & last"]
    assert all(f"{{{XMP}}}CreatorTool" not in each.attrib for each in root.iter())
    assert packet.text(TOOL) == "second & last"


def test_a_list_grows_at_its_end_in_its_old_place() -> None:
    packet = XmpPacket.parse(FULL)
    packet.append(HISTORY, {ACTION: "edited"})
    root = tree(packet)
    assert actions(root) == ["created", "edited"]
    assert len(list(root.iter(f"{{{HISTORY.namespace}}}History"))) == 1


def test_an_empty_packet_gets_everything_it_needs() -> None:
    packet = XmpPacket.empty()
    packet.set_text(TOOL, "a")
    packet.append(HISTORY, {ACTION: "one"})
    packet.append(HISTORY, {ACTION: "two"})
    root = tree(packet)
    assert (root.findtext(f".//{{{XMP}}}CreatorTool"), actions(root)) == ("a", ["one", "two"])
    assert root.tag == "{adobe:ns:meta/}xmpmeta"
    text = packet.to_bytes().decode()
    assert text.startswith('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>')
    assert text.endswith('<?xpacket end="w"?>')


def test_an_old_wrapper_is_kept_and_not_doubled() -> None:
    text = XmpPacket.parse(FULL).to_bytes()
    assert (text.count(b"<?xpacket begin="), text.count(b"<?xpacket end=")) == (1, 1)


def test_a_prefix_that_means_something_else_is_in_nobodys_way() -> None:
    odd = f'<r:RDF xmlns:r="{RDF}"><r:Description xmlns:xmp="urn:other" xmp:CreatorTool="theirs"/></r:RDF>'.encode()
    packet = XmpPacket.parse(odd)
    packet.set_text(TOOL, "ours")
    packet.append(HISTORY, {ACTION: "edited"})
    root = tree(packet)
    assert root.findtext(f".//{{{XMP}}}CreatorTool") == "ours"
    assert root.find(f"{{{RDF}}}Description").get("{urn:other}CreatorTool") == "theirs"  # type: ignore[union-attr]
    assert actions(root) == ["edited"]


def test_a_value_given_as_a_resource_is_read() -> None:
    packet = XmpPacket.parse(
        f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:xmp="{XMP}"><rdf:Description>'
        '<xmp:CreatorTool rdf:resource="urn:tool"/></rdf:Description></rdf:RDF>'.encode()
    )
    assert packet.text(TOOL) == "urn:tool"


def test_other_encodings_and_padding_are_read() -> None:
    packet = XmpPacket.parse(b"\0 \n" + FULL.decode().split("?>", 1)[1].strip().encode("utf-16") + b"\0\0\0\0")
    assert packet.text(TOOL) == "Scan & Co"


@pytest.mark.parametrize(
    ("packet", "reason"),
    [
        (b"", "no element found"),
        (b"<a>", "no element found"),
        (b"\xff\xff\x00", "can't decode"),
        (b"<a/>", "it holds no rdf:RDF"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "it declares a document type"),
        (FULL[:600], "no element found|unclosed token"),
    ],
)
def test_damage_is_told(packet: bytes, reason: str) -> None:
    with pytest.raises(DamagedXmpError, match=reason):
        XmpPacket.parse(packet)
