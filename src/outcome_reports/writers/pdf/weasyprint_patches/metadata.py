"""What a finished PDF says of itself."""

from __future__ import annotations

from typing import Any

import pydyf

from outcome_reports.errors import InstallationError

_PDFUA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""The metadata that declare a file PDF/UA-1 (ISO 14289-1, clause 5), with the description that PDF/A requires for
properties it does not define itself (ISO 19005-3, 6.6.2.3)."""
_RDF_END = b"</rdf:RDF>"


def identify_as_pdfua(pdf: Any) -> None:
    """Mark a finished PDF/A as PDF/UA-1 too: WeasyPrint takes one variant only (#2783).

    Its option `xmp_metadata` would make a second RDF element, of which XMP allows one (ISO 16684-1, 7.3.3). Raises
    InstallationError if the metadata are not where WeasyPrint 70 puts them.
    """
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split(maxsplit=1)[0])]
    packet = b"\n".join(metadata.stream)
    if packet.count(_RDF_END) != 1:
        raise InstallationError("the metadata of the PDF have no single end of RDF: install weasyprint 70")
    metadata.stream = [packet.replace(_RDF_END, _PDFUA + _RDF_END)]


def list_attachments_once(pdf: Any) -> None:
    """List each attachment once in a finished PDF/A-3: WeasyPrint 70 lists it twice (#2917, fixed after 70)."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
