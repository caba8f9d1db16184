"""Frozen dataclasses whose classes take a quarter of the time to make.

The standard library compiles six methods for each class, and every command waits for those of a hundred classes. Here
`__init__` is compiled, and the others are shared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["record"]

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
    from operator import attrgetter

    def record(*, frozen, slots, kw_only=False):
        """Do the same as `dataclasses.dataclass`, but without order and pseudo-fields, and always frozen with slots."""
        assert frozen
        assert slots
        plain = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)

        def made(cls):
            # Else the signature would be worked out for it.
            cls.__doc__ = cls.__doc__ or cls.__name__
            # A class with an `__eq__` of its own has None for `__hash__`.
            own = {name for name, value in vars(cls).items() if value is not None}
            cls = plain(cls)
            cls._compared = attrgetter(*[field.name for field in fields(cls) if field.compare] or ["__class__"])
            cls._shown = ", ".join([f"{field.name}={{0.{field.name}!r}}" for field in fields(cls) if field.repr])
            for name, method in {"__init__": _init(cls), **_SHARED}.items():
                if name not in own:
                    setattr(cls, name, method)
            return cls

        return made

    def _init(cls):
        space, positional, named, body = {}, [], ["*"], []
        for field in fields(cls):
            name = value = field.name
            space[f"_set_{name}"] = getattr(cls, name).__set__
            parameter = f"{name}=_default_{name}"
            if field.default is not MISSING:
                space[f"_default_{name}"] = field.default
            elif field.default_factory is not MISSING:
                space[f"_default_{name}"], space[f"_make_{name}"] = ..., field.default_factory
                value = f"_make_{name}() if {name} is ... else {name}"
            else:
                parameter = name
            if field.init:
                (named if field.kw_only else positional).append(parameter)
            else:
                value = f"_default_{name}"
            body.append(f"_set_{name}(self, {value})")
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        parameters = ", ".join(["self", *positional, *(named if named[1:] else [])])
        exec(f"def __init__({parameters}): {'; '.join(body) or 'pass'}", space)  # noqa: S102 - of names of fields
        init = space["__init__"]
        init.__qualname__ = f"{cls.__qualname__}.__init__"
        init.__annotations__ = {field.name: field.type for field in fields(cls) if field.init} | {"return": None}
        return init

    def _equal(self, other):
        return self._compared(self) == other._compared(other) if other.__class__ is self.__class__ else NotImplemented

    def _hash(self):
        return hash(self._compared(self))

    def _repr(self):
        return f"{self.__class__.__qualname__}({self._shown.format(self)})"

    def _refuse(self, name, *_value):
        raise FrozenInstanceError(f"the field “{name}” of a {type(self).__name__} cannot be changed")

    def _restore(self, state):
        for name, value in (state[1] if state else {}).items():
            object.__setattr__(self, name, value)

    _SHARED = {
        "__eq__": _equal,
        "__hash__": _hash,
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__setstate__": _restore,
    }
