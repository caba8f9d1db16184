"""Word files through LibreOffice, all in one start of the program: opened, changes accepted or rejected, written again.

A macro does it, because the command line can only convert, and UNO from Python needs a package that few machines have.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from outcome_reports.validating import programs

_LANGUAGES = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:{kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{kind}.dtd">
"""
_LIBRARY = (
    _LANGUAGES.format(kind="library")
    + """\
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Steps"/></library:library>
"""
)
_LIBRARIES = (
    _LANGUAGES.format(kind="libraries")
    + """\
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" library:link="false"/></library:libraries>
"""
)
_MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Steps" script:language="StarBasic">{}
</script:module>
"""
_SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Office">
<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item></oor:items>
"""
"""Says that the profile is set up, or the first start would put its own macros in place of ours."""
_BASIC = """\
Sub Main
{steps}
StarDesktop.terminate()
End Sub
Sub Turn(source As String, target As String, filter As String, command As String)
Dim hidden(0) As New com.sun.star.beans.PropertyValue
hidden(0).Name = "Hidden": hidden(0).Value = True
document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
If command <> "" Then
dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
Dim none()
dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" & command, "", 0, none())
End If
Dim how(0) As New com.sun.star.beans.PropertyValue
how(0).Name = "FilterName": how(0).Value = filter
document.storeToURL(target, how())
document.close(True)
End Sub
"""
_FILTERS = {".docx": "MS Word 2007 XML", ".odt": "writer8", ".pdf": "writer_pdf_Export"}


@dataclass(frozen=True, slots=True)
class Step:
    """A file that is opened and written as another, after a command ("AcceptAllTrackedChanges") where there is one."""

    source: Path
    target: Path
    command: str = ""


def program() -> str | None:
    """Return LibreOffice's program, None where it is not installed."""
    return shutil.which("soffice")


def turn(steps: Sequence[Step], profile: Path) -> None:
    """Make every step in order, in one start; `profile` is an empty folder for LibreOffice's settings."""
    calls = "\n".join(
        f'Turn("{one.source.as_uri()}", "{one.target.as_uri()}", "{_FILTERS[one.target.suffix]}", "{one.command}")'
        for one in steps
    )
    place = profile / "user" / "basic" / "Standard"
    place.mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    (place.parent / "script.xlc").write_text(_LIBRARIES, encoding="utf-8")
    (place / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (place / "Steps.xba").write_text(_MODULE.format(escape(_BASIC.replace("{steps}", calls))), encoding="utf-8")
    soffice = program()
    assert soffice is not None
    macro = "macro:///Standard.Steps.Main"
    programs.run([soffice, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--norestore", macro])
