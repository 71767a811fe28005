import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfr_core.project.json_form import ProjectText, from_json, from_whole_lines, is_whole, to_json
from gfr_core.project.schema import FaceEntry, FileEntry, PersonEntry, Project, SourceEntry, Treatment
from tests.core.project.projects import full_project

FULL = full_project(Path("/attic"))


def test_everything_survives_there_and_back() -> None:
    notes: list[str] = []
    assert from_json(to_json(FULL), notes) == FULL
    assert notes == []


@given(st.text(), st.floats(0, 1), st.floats(0.5, 1e6), st.integers())
def test_any_project_survives_there_and_back(name: str, share: float, length: float, key: int) -> None:
    face = FaceEntry(1, (-length, share, length, length), score=share, reason=name)
    source = SourceEntry(key, FileEntry(name), faces=(face,), treatment=Treatment(share, 1 - share), reason=name)
    project = Project((PersonEntry(key, name),), (source,), current=key, note=name)
    assert from_json(to_json(project), []) == project


def test_an_entry_stands_on_a_line_of_its_own() -> None:
    lines = to_json(FULL).decode().splitlines()
    assert [json.loads(line.rstrip(","))["key"] for line in lines if '"key"' in line] == [1, 2, 1, 4]


def test_a_text_is_whole_or_not() -> None:
    text = to_json(FULL)
    assert is_whole(text)
    assert not any(is_whole(text[:length]) for length in range(len(text)))


def test_a_damaged_entry_is_left_out_and_the_others_stay() -> None:
    data = json.loads(to_json(FULL))
    data["sources"][0]["key"] = "one"
    del data["people"][0]["portraits"][0]["file"]
    notes: list[str] = []
    project = from_json(json.dumps(data).encode(), notes)
    assert project.sources == FULL.sources[1:]
    assert project.people[0].portraits == FULL.people[0].portraits[1:]
    assert notes == [
        "Person 1 (Mum), Portrait 1: 'file' is damaged (Person 1 (Mum), Portrait 1, 'file' is nothing instead of an "
        "entry); it was left out.",
        "Picture 1 (/attic/group.tif): 'key' is damaged ('one'); it was left out.",
    ]


def test_from_lines_comes_what_is_whole() -> None:
    text = to_json(FULL)
    notes: list[str] = []
    project = from_whole_lines(b"garbage\n" + text[text.index(b'"people"') : -60], notes)
    assert (project.people, project.sources) == (FULL.people, FULL.sources[:1])
    assert from_whole_lines(b"\xff\x00", notes) == Project()
    assert notes == []


def test_no_json_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        from_json(b'{"format": ', [])


def test_what_has_not_changed_is_not_encoded_anew() -> None:
    shortened: list[str] = []

    def shorten(path: str) -> str:
        shortened.append(path)
        return path

    text = ProjectText(shorten)
    first = text.of(FULL)
    shortened.clear()
    changed = replace(FULL, sources=(FULL.sources[0], replace(FULL.sources[1], reason="changed")))
    assert text.of(changed) != first
    assert shortened == ["/attic/out", "/attic/film.mkv"]
    assert text.of(FULL) == first
