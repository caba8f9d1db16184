"""Every change to how WeasyPrint works, and every use of its private parts: no module elsewhere reaches into it.

Each function says why it exists and which issue of https://github.com/Kozea/WeasyPrint it waits for; a test of the
same name shows that WeasyPrint still needs it. The version is pinned to 70 in `pyproject.toml`.
"""
