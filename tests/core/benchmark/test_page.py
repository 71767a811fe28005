"""The page stands alone and says everything."""

from base64 import b64decode
from html.parser import HTMLParser

import pytest

from gfr_core.benchmark.cases import Case
from gfr_core.benchmark.contact import as_jpeg, contact_sheet
from gfr_core.benchmark.page import DEFINITIONS, html_page
from gfr_core.benchmark.table import tables_of
from tests.core.benchmark.small_benchmark import plain_result, plain_shown, small_cases

VOID = {"meta", "img"}


class Reader(HTMLParser):
    """Keeps words and pictures; fails on a tag that is not closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.cells: list[str] = []
        self.sources: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.sources += [value or "" for name, value in attrs if name in {"src", "href"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self.open and self.open[-1] == "td":
            self.cells.append(data)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    return small_cases(tmp_path_factory.mktemp("people"))


@pytest.fixture(scope="module")
def page(cases: list[Case]) -> Reader:
    reader = Reader()
    reader.feed(html_page(plain_result(cases), [plain_shown(), plain_shown("R")]))
    reader.close()
    assert reader.open == []
    return reader


def test_it_needs_no_other_file(page: Reader) -> None:
    assert not {"script", "link", "iframe"} & page.seen
    assert len(page.sources) == 2
    assert all(source.startswith("data:image/jpeg;base64,") for source in page.sources)
    assert "url(" not in "".join(page.text)


def test_the_contact_sheets_are_in_it(page: Reader) -> None:
    found = [b64decode(source.partition(",")[2]) for source in page.sources]
    assert found == [as_jpeg(contact_sheet(plain_shown(method))) for method in ("Full", "R")]


def test_every_word_of_every_table_is_in_it(page: Reader, cases: list[Case]) -> None:
    words = [word for table in tables_of(plain_result(cases)) for row in table.rows for word in row]
    assert page.cells == [word.replace("+-", "±") for word in words]


def test_every_measure_is_defined(page: Reader) -> None:
    text = "".join(page.text)
    assert all(definition in text for _, definition in DEFINITIONS)


def test_it_says_what_was_measured_where_and_with_which_weights(page: Reader) -> None:
    text = "".join(page.text)
    assert (
        "3 pairs a scale, made from 6 photographs of 3 people (split 'train' of index.jsonl), 64 px, seed 999" in text
    )
    assert f"Full: full.safetensors, 1.2 M parameters, 96 training samples, sha256 {'1' * 64}" in text
    assert f"Python 3.12, torch 2.11, numpy 2.3, cpu (a machine); index sha256 {'0' * 64}" in text
    assert "A <note>." in text


def test_names_are_text_and_never_markup(cases: list[Case]) -> None:
    html = html_page(plain_result(cases), [])
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_it_is_dark_where_the_reader_wants_it_dark(cases: list[Case]) -> None:
    assert "@media (prefers-color-scheme: dark)" in html_page(plain_result(cases), [])
