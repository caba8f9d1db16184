"""The rules: a file for each family or part of one. Importing this package enters them all in `RULES`."""

import importlib
import pkgutil

for _module in pkgutil.iter_modules(__path__, f"{__name__}."):
    importlib.import_module(_module.name)
