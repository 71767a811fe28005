"""One treatment for the tests that only look at it; those that write get copies of their own."""

from pathlib import Path

import pytest

from tests.core.record.treated import Treated, treated


@pytest.fixture
def done(tmp_path: Path) -> Treated:
    """A treatment in a folder of the test's own."""
    return treated(tmp_path)
