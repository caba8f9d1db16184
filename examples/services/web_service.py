"""Documents from a web service, made when they are asked for. `fastapi run examples/services/web_service.py`."""

import os

from fastapi import FastAPI, HTTPException, Response

import outcome_reports as outr

FOLDER = os.environ.get("EDITION", "content/fourth-2026")
TYPES = {
    "html": "text/html",
    "md": "text/markdown",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
}

app = FastAPI()


# Not `async def`: FastAPI then calls it in a thread of its own, and other requests need not wait.
@app.get("/excerpts/{key}.{suffix}")
def excerpt(key: str, suffix: str) -> Response:
    if suffix not in TYPES:
        raise HTTPException(404, f"formats are {', '.join(TYPES)}")
    try:
        data = outr.load(FOLDER).excerpt(key).to(suffix)
    except LookupError as error:  # the registry does not have the key, or the edition nothing about it
        raise HTTPException(404, str(error)) from None
    except outr.OutcomeError as error:
        raise HTTPException(422, str(error)) from None
    return Response(data, media_type=TYPES[suffix])
