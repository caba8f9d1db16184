"""The rules, a family or part of one in each file. Importing this package enters them all in `RULES`."""

import importlib
import pkgutil

for _module in pkgutil.iter_modules(__path__, f"{__name__}."):
    importlib.import_module(_module.name)
