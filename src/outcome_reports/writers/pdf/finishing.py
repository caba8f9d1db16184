"""Last touches to a PDF before it is written: our tags, PDF/UA beside PDF/A, attachments named once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from outcome_reports.errors import InstallationError
from outcome_reports.writers.pdf.painting import PaintedPage
from outcome_reports.writers.pdf.tags.structure import write_structure

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


def finisher(pages: Sequence[PaintedPage], page_label: str) -> Callable[[Any, Any], None]:
    """What WeasyPrint calls at the end: tags the PDF anew, marks it as PDF/UA-1 too, and lists each attachment once.

    `pages` are those that will have been painted by then, `page_label` is the word for page in the document's language.
    The function raises ValueError if something is not where WeasyPrint 70 puts it.
    """

    def finish(_document: Any, pdf: Any) -> None:
        write_structure(pdf, pages, page_label)
        _identify(pdf)
        if "AF" in pdf.catalog:
            once = list(dict.fromkeys(pdf.catalog["AF"]))
            del pdf.catalog["AF"][:]
            pdf.catalog["AF"].extend(once)

    return finish


def _identify(pdf: Any) -> None:
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split(maxsplit=1)[0])]
    packet = b"\n".join(metadata.stream)
    if packet.count(_RDF_END) != 1:
        raise InstallationError("the metadata of the PDF have no single end of RDF: install weasyprint 70")
    metadata.stream = [packet.replace(_RDF_END, _PDFUA + _RDF_END)]
