"""An XMP packet to be read and added to; what is not touched stays as it was, whatever namespace it is of.

Source: ISO 16684-1 (XMP, part 1), section 7. A property is an attribute or a child of an rdf:Description. Names that
are added declare their namespace themselves, so that no prefix of the packet is in their way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.dom import minidom
from xml.parsers.expat import ExpatError

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_META = "adobe:ns:meta/"
_BLANK = b"\0 \t\r\n"
_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_END = '<?xpacket end="w"?>'
_EMPTY = f'<x:xmpmeta xmlns:x="{_META}"><rdf:RDF xmlns:rdf="{RDF}"/></x:xmpmeta>'


class DamagedXmpError(ValueError):
    """A packet that is no well-formed XML, or holds no rdf:RDF."""


@dataclass(frozen=True, slots=True)
class Name:
    """A property's name: `prefix` is what it gets where it is added; only namespace and `local` are its identity."""

    namespace: str
    prefix: str
    local: str

    @property
    def qualified(self) -> str:
        """As it is written: "xmp:CreatorTool"."""
        return f"{self.prefix}:{self.local}"


class XmpPacket:
    """A packet. Make one by `parse` or `empty`."""

    def __init__(self, document: minidom.Document, rdf: minidom.Element) -> None:
        self._document, self._rdf = document, rdf

    @staticmethod
    def empty() -> "XmpPacket":
        """A packet that says nothing yet."""
        return XmpPacket.parse(_EMPTY.encode())

    @staticmethod
    def parse(packet: bytes) -> "XmpPacket":
        """The packet in these bytes; zeros and blanks around it do not matter.

        Raises:
            DamagedXmpError: it cannot be read.
        """
        try:
            text = _decoded(packet)
            if "<!DOCTYPE" in text:  # never in XMP; entities in it could be made to fill the memory
                raise DamagedXmpError("it declares a document type")
            document = minidom.parseString(text.encode())
        except DamagedXmpError:
            raise
        except (ExpatError, ValueError, LookupError) as error:
            raise DamagedXmpError(str(error) or "it is no XML") from error
        found = document.getElementsByTagNameNS(RDF, "RDF")
        if not found:
            raise DamagedXmpError("it holds no rdf:RDF")
        return XmpPacket(document, found[0])

    def text(self, name: Name) -> str | None:
        """The value of a simple property, or None."""
        for description in self._descriptions():
            if description.hasAttributeNS(name.namespace, name.local):
                return str(description.getAttributeNS(name.namespace, name.local))
            for element in _children(description, name.namespace, name.local):
                return _text_in(element)
        return None

    def set_text(self, name: Name, value: str) -> None:
        """Gives a simple property a value, in place of an older one."""
        for description in self._descriptions():
            if description.hasAttributeNS(name.namespace, name.local):
                description.removeAttributeNS(name.namespace, name.local)
            for element in list(_children(description, name.namespace, name.local)):
                description.removeChild(element)
        self._add(self._home(), name, value)

    def append(self, name: Name, fields: Mapping[Name, str]) -> None:
        """Adds a structure to the end of an ordered list, which is made when it is not there."""
        lists = [each for home in self._descriptions() for each in _children(home, name.namespace, name.local)]
        holder = lists[0] if lists else self._add(self._home(), name)
        item = self._add(self._sequence_in(holder), Name(RDF, "rdf", "li"))
        item.setAttributeNS(RDF, "rdf:parseType", "Resource")
        for field, value in fields.items():
            self._add(item, field, value)

    def to_bytes(self) -> bytes:
        """The packet, UTF-8, in its wrapper. Blanks that only padded it are left out."""
        parts = [str(node.toxml()) for node in self._document.childNodes]
        text = "\n".join(parts)
        if "<?xpacket begin" not in text:
            text = f"{_BEGIN}\n{text}\n{_END}"
        return text.encode()

    def _descriptions(self) -> Iterator[minidom.Element]:
        return _children(self._rdf, RDF, "Description")

    def _home(self) -> minidom.Element:
        """The description that new properties go to."""
        found = next(self._descriptions(), None)
        if found is None:
            found = self._add(self._rdf, Name(RDF, "rdf", "Description"))
            found.setAttributeNS(RDF, "rdf:about", "")
        return found

    def _sequence_in(self, holder: minidom.Element) -> minidom.Element:
        found = next(_children(holder, RDF, "Seq"), None)
        return found if found is not None else self._add(holder, Name(RDF, "rdf", "Seq"))

    def _add(self, parent: minidom.Element, name: Name, text: str = "") -> minidom.Element:
        element = self._document.createElementNS(name.namespace, name.qualified)
        element.setAttribute(f"xmlns:{name.prefix}", name.namespace)
        if text:
            element.appendChild(self._document.createTextNode(text))
        parent.appendChild(element)
        return element


def _decoded(packet: bytes) -> str:
    """The packet's text. Files hold UTF-8; one that begins with UTF-16's mark is that."""
    packet = packet.lstrip(_BLANK)
    text = packet.decode("utf-16" if packet[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    return text.strip("\0 \t\r\n\ufeff")


def _children(parent: minidom.Element, namespace: str, local: str) -> Iterator[minidom.Element]:
    for node in parent.childNodes:
        if isinstance(node, minidom.Element) and (node.namespaceURI, node.localName) == (namespace, local):
            yield node


def _text_in(element: minidom.Element) -> str:
    """Its text; a value may also be given as rdf:resource."""
    if element.hasAttributeNS(RDF, "resource"):
        return str(element.getAttributeNS(RDF, "resource"))
    return "".join(str(node.data) for node in element.childNodes if isinstance(node, minidom.Text)).strip()
