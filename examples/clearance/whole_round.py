"""A whole round of clearance, with a government that changes two words, adds a comment and ticks the form.

python examples/clearance/whole_round.py [EDITION [FOLDER]]

The edition is copied first: nothing happens to yours.
"""

import io
import shutil
import sys
import zipfile
from pathlib import Path

from lxml import etree

import outcome_reports as outr

source = Path(sys.argv[1] if len(sys.argv) > 1 else "content/fourth-2026").resolve()
place = Path(sys.argv[2] if len(sys.argv) > 2 else "build/examples/clearance")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

for name in (source.name, "registry"):
    shutil.copytree(source.parent / name, place / "content" / name)
edition = place / "content" / source.name
round_ = outr.clearance(edition)

# 1. Send: a Word file, a covering note, and a row of the table for mail merge.
(sent,) = round_.send("IDN", deadline="2026-03-06", by="The secretariat")
print(f"sent: {sent.path.name}")


# 2. The government changes a word with tracking on, and ticks “Cleared with changes”. Here a program does it.
def reviewed(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            part = old.read(entry)
            if entry == "word/document.xml":
                root = etree.fromstring(part)
                text = next(t for t in root.iter(f"{W}t") if "several channels" in (t.text or ""))
                before, after = str(text.text).split("several channels")
                run = text.getparent()
                assert run is not None
                text.text = before
                who = f'w:id="901" w:author="A Desk" w:date="2026-03-01T10:00:00Z" xmlns:w="{W[1:-1]}"'
                space = 'xml:space="preserve"'
                pieces = (
                    f"<w:del {who}><w:r><w:delText {space}>several channels</w:delText></w:r></w:del>",
                    f"<w:ins {who}><w:r><w:t {space}>many channels</w:t></w:r></w:ins>",
                    f'<w:r xmlns:w="{W[1:-1]}"><w:t {space}>{after}</w:t></w:r>',
                )
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                for piece in reversed(pieces):
                    run.addnext(etree.fromstring(piece))
                checked = list(root.iter(f"{W14}checked"))[1]
                checked.set(f"{W14}val", "1")
                part = etree.tostring(root)
            new.writestr(entry, part)
    return stream.getvalue()


returned = place / "Indonesia - cleared with changes.docx"
returned.write_bytes(reviewed(sent.data))

# 3. Read it: what it changes, in whose words, what it ticks.
found = round_.read(returned)
print(f"read: {found.sender}, {found.status}")
for change in found.changes:
    print(f"  {change.id}: {change.kind}, {change.whose}, {change.place}")

# 4. Decide, with a reason.
for change in found.proposals:
    round_.decide(change.id, "accept", reason="As the government proposes", by="The secretariat")

# 5. Apply: the words concerned change in the YAML, and nothing else.
print(round_.apply(dry_run=True).diff)
done = round_.apply(by="The secretariat")
print(f"made: {', '.join(done.made)}; left to a person: {len(done.left)}")

# 6. Tell everybody: the status, the matrix, and what changed since the text was sent.
for row in round_.status():
    print(f"{row.key}: {row.status}, {row.changes} changes, {row.applied} made")
(place / "matrix.docx").write_bytes(round_.matrix("docx", "IDN"))
(place / "matrix.xlsx").write_bytes(round_.matrix("xlsx"))
outr.redline(source, edition).save(place / "redline.docx")
outr.redline(source, edition).save(place / "redline.html")
