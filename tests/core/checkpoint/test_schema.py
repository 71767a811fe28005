import pytest

from gfr_core.checkpoint.schema import read_header, write_header
from gfr_core.errors import GfrError
from tests.core.checkpoint.weights import TINY, tiny_checkpoint


def test_a_header_survives_writing_and_reading() -> None:
    checkpoint = tiny_checkpoint()
    assert read_header(write_header(checkpoint), "a.safetensors") == (TINY, checkpoint.info)


def test_a_newer_format_asks_for_an_update() -> None:
    header = write_header(tiny_checkpoint()) | {"format": "gfr-studio/2"}
    with pytest.raises(GfrError) as caught:
        read_header(header, "a.safetensors")
    assert caught.value.message == "Weights 'a.safetensors' have format version 2; this GFR Studio reads up to 1."
    assert caught.value.hint == "Update GFR Studio."


@pytest.mark.parametrize("text", ["", "other/1", "gfr-studio/x", "gfr-studio"])
def test_a_header_that_is_not_ours_says_what_was_found(text: str) -> None:
    with pytest.raises(GfrError, match="were not made by GFR Studio"):
        read_header({"format": text}, "a.safetensors")


@pytest.mark.parametrize("config", ["{", "[]", "3", '{"width": 4, "banana": 1}', '{"width": -1}', '{"width": "x"}'])
def test_a_network_that_cannot_be_built_is_the_files_fault(config: str) -> None:
    header = write_header(tiny_checkpoint()) | {"config": config}
    with pytest.raises(GfrError, match=r"Weights 'a\.safetensors'"):
        read_header(header, "a.safetensors")


def test_words_a_later_version_added_are_skipped() -> None:
    header = write_header(tiny_checkpoint()) | {"info": '{"step": 7, "weather": "fine"}'}
    _, info = read_header(header, "a.safetensors")
    assert info.step == 7
