"""The catalogue of optional weights: where files are looked for, what is said of missing ones, side-loading."""

import hashlib
from pathlib import Path

import pytest

from gfr_core.catalog.folder import SHIPPED_CATALOG, Catalog, WeightsEntry, check_hash, read_entries
from gfr_core.errors import GfrError, MachineError

CONTENT = b"weights"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
NET = WeightsEntry("net", "net.onnx", "Finds faces.", "MIT", "example.org/net", DIGEST)


def catalog_of(folder: Path, **environment: str) -> Catalog:
    return Catalog(folder / "weights", entries=[NET], environment={"TORCH_HOME": str(folder / "torch"), **environment})


def test_a_file_in_the_folder_is_found(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path)
    assert catalog.find("net") is None
    catalog.folder.mkdir()
    (catalog.folder / "net.onnx").write_bytes(CONTENT)
    assert catalog.find("net") == catalog.folder / "net.onnx"
    assert catalog.need("net") == catalog.folder / "net.onnx"


def test_a_file_where_torch_keeps_it_is_found(tmp_path: Path) -> None:
    kept = tmp_path / "torch" / "hub" / "checkpoints"
    kept.mkdir(parents=True)
    (kept / "net.onnx").write_bytes(CONTENT)
    assert catalog_of(tmp_path).find("net") == kept / "net.onnx"


def test_a_missing_file_is_named_with_the_place_it_belongs_to(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path)
    with pytest.raises(
        MachineError, match=r"The weights 'net\.onnx' are not on this machine\. Finds faces\."
    ) as caught:
        catalog.need("net")
    assert str(catalog.folder) in caught.value.hint
    assert "example.org/net" in caught.value.hint


def test_an_unknown_name_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="No optional weights are called 'other'") as caught:
        catalog_of(tmp_path).find("other")
    assert caught.value.hint == "There are: net."


def test_status_tells_of_every_entry(tmp_path: Path) -> None:
    (status,) = catalog_of(tmp_path).status()
    assert (status.name, status.path, status.entry) == ("net", None, NET)


def test_a_fetched_file_is_put_in_its_place_under_its_name(tmp_path: Path) -> None:
    (tmp_path / "download (1)").write_bytes(CONTENT)
    catalog = catalog_of(tmp_path)
    assert catalog.add("net", tmp_path / "download (1)") == catalog.find("net")
    assert [path.name for path in catalog.folder.iterdir()] == ["net.onnx"]


def test_a_half_fetched_file_is_refused_and_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "half").write_bytes(CONTENT[:3])
    catalog = catalog_of(tmp_path)
    with pytest.raises(GfrError, match=f"'half' is not net.onnx: its SHA-256 begins .*, wanted {DIGEST[:10]}"):
        catalog.add("net", tmp_path / "half")
    assert not catalog.folder.exists()


def test_a_file_that_is_not_there_cannot_be_added(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match=r"'.*none' cannot be read"):
        catalog_of(tmp_path).add("net", tmp_path / "none")


def test_without_a_known_hash_any_file_will_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"anything")
    check_hash(tmp_path / "file", WeightsEntry("a", "a", "a", "a", "a"))


def test_a_variable_names_the_folder(tmp_path: Path) -> None:
    assert Catalog(entries=[], environment={"GFR_WEIGHTS_DIR": str(tmp_path)}).folder == tmp_path


def test_else_the_folder_is_the_user_s_own() -> None:
    assert Catalog(entries=[], environment={}).folder.parts[-2:] == ("GFR Studio", "weights")


def test_the_shipped_catalogue_names_what_the_finder_and_the_recogniser_can_use() -> None:
    entries = read_entries(SHIPPED_CATALOG)
    assert {entry.name for entry in entries} == {"yunet", "s3fd", "fan", "sface"}
    assert all(entry.what and entry.licence and entry.source for entry in entries)


@pytest.mark.parametrize("content", ["", "[]", '{"entries": [{"name": "a"}]}', "{}"])
def test_a_damaged_catalogue_is_a_fault_of_the_machine(tmp_path: Path, content: str) -> None:
    (tmp_path / "catalog.json").write_text(content)
    with pytest.raises(MachineError, match=r"The weights catalogue '.*' cannot be read"):
        read_entries(tmp_path / "catalog.json")
