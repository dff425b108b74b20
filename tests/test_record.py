"""Records behave like frozen, slotted data classes."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpo_cli.record import Record, replace


class Point(Record):
    x: int
    y: int = 0
    names: tuple[str, ...] = ()


class Place(Point):
    country: str = "Norge"


class Twin(Record):
    x: int
    y: int = 0
    names: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Model:
    x: int
    y: int = 0
    names: tuple[str, ...] = ()


values = st.tuples(st.integers(), st.integers(), st.lists(st.text()).map(tuple))


@given(values, values)
@settings(max_examples=50)
def test_a_record_equals_hashes_and_shows_like_a_data_class(one: tuple, other: tuple) -> None:
    assert (Point(*one) == Point(*other)) == (Model(*one) == Model(*other))
    assert (hash(Point(*one)) == hash(Point(*other))) == (hash(Model(*one)) == hash(Model(*other)))
    assert repr(Point(*one)) == repr(Model(*one)).replace("Model", "Point")


@pytest.mark.parametrize(
    ("given_values", "named"),
    [
        ((1, 2, ("a",)), {}),
        ((1, 2), {"names": ("a",)}),
        ((1,), {"names": ("a",), "y": 2}),
        ((), {"x": 1, "y": 2, "names": ("a",)}),
    ],
)
def test_fields_are_given_by_place_or_by_name(given_values: tuple, named: dict) -> None:
    assert Point(*given_values, **named) == Point(1, 2, ("a",))


def test_fields_with_a_default_may_be_left_out() -> None:
    point = Point(1)
    assert (point.x, point.y, point.names) == (1, 0, ())


@pytest.mark.parametrize(
    ("given_values", "named"),
    [
        ((), {}),
        ((), {"y": 1}),
        ((1, 2, (), 4), {}),
        ((1,), {"x": 1}),
        ((1,), {"z": 1}),
        ((1, 2, ()), {"x": 1}),
    ],
)
def test_wrong_fields_are_refused_like_those_of_a_data_class(given_values: tuple, named: dict) -> None:
    with pytest.raises(TypeError):
        Model(*given_values, **named)
    with pytest.raises(TypeError, match="Point"):
        Point(*given_values, **named)


def test_a_record_cannot_be_changed() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match="frozen"):
        point.x = 2
    with pytest.raises(AttributeError, match="frozen"):
        point.z = 2
    with pytest.raises(AttributeError, match="frozen"):
        del point.x
    assert point == Point(1)


def test_a_record_has_slots_and_no_dictionary() -> None:
    assert not hasattr(Place(1), "__dict__")
    assert Place.__slots__ == ("country",)


def test_fields_are_inherited_before_own_ones() -> None:
    place = Place(1, 2, (), "Sverige")
    assert (place.x, place.country) == (1, "Sverige")
    assert repr(Place(1)) == "Place(x=1, y=0, names=(), country='Norge')"


def test_records_of_different_classes_are_never_equal() -> None:
    assert Point(1) != Twin(1)
    assert Point(1) != Place(1)
    assert Point(1) != (1, 0, ())


def test_replace_changes_a_copy() -> None:
    point = Point(1, 2)
    assert replace(point, y=3) == Point(1, 3)
    assert replace(Place(1), country="Sverige") == Place(1, country="Sverige")
    assert point == Point(1, 2)
    with pytest.raises(TypeError):
        replace(point, z=1)


@given(values)
@settings(max_examples=50)
def test_pickling_and_copying_give_the_same_record(fields: tuple) -> None:
    point = Point(*fields)
    assert pickle.loads(pickle.dumps(point)) == point
    assert copy.copy(point) == copy.deepcopy(point) == point
