"""Last touches to a PDF before it is written: PDF/UA beside PDF/A, attachments named once."""

from __future__ import annotations

from typing import Any

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
"""What says that a file is PDF/UA-1 (ISO 14289-1, clause 5), with the description of that statement which PDF/A asks of
properties it does not know itself (ISO 19005-3, 6.6.2.3)."""

_RDF_END = b"</rdf:RDF>"


def finish(_document: Any, pdf: Any) -> None:
    """A WeasyPrint finisher: marks the PDF/A as PDF/UA-1 too, and lists each attachment once.

    Raises ValueError if the metadata are not where WeasyPrint 70 puts them.
    """
    metadata = _object(pdf, pdf.catalog["Metadata"])
    packet = b"\n".join(metadata.stream)
    if packet.count(_RDF_END) != 1:
        raise ValueError("the metadata of the PDF have no single end of RDF")
    metadata.stream = [packet.replace(_RDF_END, _PDFUA + _RDF_END)]
    if "AF" in pdf.catalog:
        once = list(dict.fromkeys(pdf.catalog["AF"]))
        del pdf.catalog["AF"][:]
        pdf.catalog["AF"].extend(once)


def _object(pdf: Any, reference: str | bytes) -> Any:
    return pdf.objects[int(reference.split(maxsplit=1)[0])]
