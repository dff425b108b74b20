"""Frozen, slotted records: what `dataclasses` gives, without its import.

Importing `dataclasses` (with the `inspect` it needs) costs 0.8 times a bare Python start, which
is half of what an exact look-up may cost in all. The records here behave like
`@dataclass(frozen=True, slots=True)` as far as this package needs them.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar, dataclass_transform

    R = TypeVar("R", bound="Record")
else:

    def dataclass_transform(**_options: object):
        return lambda cls: cls


@dataclass_transform(frozen_default=True)
class _RecordType(type):
    """Turns the annotations of a class into slots, its default values into `_defaults`."""

    _fields: tuple[str, ...]
    _defaults: dict[str, Any]
    _assign: tuple[Callable[[Any, Any], None], ...]

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> _RecordType:
        own = tuple(body.get("__annotations__", ()))
        defaults = {field: body.pop(field) for field in own if field in body}
        body["__slots__"] = own
        made = super().__new__(cls, name, bases, body)
        inherited: tuple[str, ...] = getattr(bases[0], "_fields", ()) if bases else ()
        made._fields = inherited + own
        made._assign = tuple(getattr(made, field).__set__ for field in made._fields)
        made._defaults = {**(getattr(bases[0], "_defaults", {}) if bases else {}), **defaults}
        return made


class Record(metaclass=_RecordType):
    """An immutable value whose fields are the annotations of its class, in their order."""

    def __init__(self, *values: Any, **named: Any) -> None:
        cls = type(self)
        if not named and len(values) == len(cls._fields):
            # There is one for each passage; to ask for what was just compared would take half as long again.
            for assign, value in zip(cls._assign, values):  # noqa: B905
                assign(self, value)
            return
        given = dict(zip(cls._fields, values, strict=False))
        if len(values) > len(cls._fields) or named.keys() & given.keys() or named.keys() - set(cls._fields):
            raise TypeError(f"{cls.__name__}() takes {', '.join(cls._fields)}, each once")
        given.update(named)
        for field, assign in zip(cls._fields, cls._assign, strict=True):
            if field not in given and field not in cls._defaults:
                raise TypeError(f"{cls.__name__}() misses {field}")
            assign(self, given[field] if field in given else cls._defaults[field])

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: cannot set {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: cannot delete {name}")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash((type(self), _values(self)))

    def __repr__(self) -> str:
        fields = ", ".join(f"{field}={getattr(self, field)!r}" for field in type(self)._fields)
        return f"{type(self).__name__}({fields})"

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), _values(self)


def replace(record: R, **changes: object) -> R:
    """A copy of `record` with some fields changed, like `dataclasses.replace`."""
    return type(record)(**{**dict(zip(type(record)._fields, _values(record), strict=True)), **changes})


def _values(record: Record) -> tuple[object, ...]:
    return tuple(getattr(record, field) for field in type(record)._fields)
