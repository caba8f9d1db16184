import io
import zipfile

import outcome_reports as outr


def excerpts(folder: str, format: str = "docx") -> bytes:
    edition, packed = outr.load(folder), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for key in edition.excerptible():
            archive.writestr(f"{key}.{format}", edition.excerpt(key).to(format))
    return packed.getvalue()  # in FastAPI: Response(excerpts(folder), media_type="application/zip")
