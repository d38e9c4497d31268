"""The network: twelve layers of attention over a text's pieces, and the mean of what they say.

This is the encoder of BERT (Devlin et al. 2018) as `intfloat/multilingual-e5-small` has it, in numpy.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from bot.store.meaning.file import Floats, WeightsFile, unpacked

_ERF: Final = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
"""Coefficients of an approximation to the error function within 1.5e-7 (Abramowitz and Stegun, 7.1.26)."""

_ERF_AT: Final = 0.3275911
_HALF: Final = 0.7071067811865476


class _Linear(NamedTuple):
    weights: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        return np.asarray(x @ self.weights + self.bias, np.float32)


class _Norm(NamedTuple):
    scale: Floats
    shift: Floats
    epsilon: float

    def __call__(self, x: Floats) -> Floats:
        x = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt((x * x).mean(axis=-1, keepdims=True) + np.float32(self.epsilon))
        return np.asarray(x / spread * self.scale + self.shift, np.float32)


class _Layer(NamedTuple):
    sees: _Linear
    attended: _Linear
    after_attention: _Norm
    widen: _Linear
    narrow: _Linear
    after_widening: _Norm


class Encoder:
    """Makes one vector of a text's pieces."""

    def __init__(self, weights: WeightsFile) -> None:
        """Unpack the weights: 85 MB for the layers; the vocabulary stays packed in its file."""
        self._heads = weights.shape.heads
        self._words = weights.blocks("emb.word", weights.shape.width)
        self._places = weights.floats("emb.pos").reshape(-1, weights.shape.width)
        self._places += weights.floats("emb.type")[: weights.shape.width]
        self._first = _norm(weights, "emb.ln")
        self._layers = [_layer(weights, number) for number in range(weights.shape.layers)]

    def __call__(self, pieces: Sequence[int]) -> Floats:
        """Return the vector of a text, of length 1."""
        x = self._first(unpacked(self._words[list(pieces)]) + self._places[: len(pieces)])
        for layer in self._layers:
            x = layer.after_attention(x + layer.attended(self._seen(layer.sees(x))))
            x = layer.after_widening(x + layer.narrow(_gelu(layer.widen(x))))
        mean = x.mean(axis=0)
        return np.asarray(mean / np.linalg.norm(mean), np.float32)

    def _seen(self, asked_keys_values: Floats) -> Floats:
        long = len(asked_keys_values)
        asked, keys, values = asked_keys_values.reshape(long, 3, self._heads, -1).transpose(1, 2, 0, 3)
        near = asked @ keys.transpose(0, 2, 1) / np.float32(np.sqrt(keys.shape[-1]))
        near = np.exp(near - near.max(axis=-1, keepdims=True))
        near /= near.sum(axis=-1, keepdims=True)
        return np.asarray((near @ values).transpose(1, 0, 2).reshape(long, -1), np.float32)


def _gelu(x: Floats) -> Floats:
    return np.float32(0.5) * x * (1 + _erf(x * np.float32(_HALF)))


def _erf(x: Floats) -> Floats:
    size = np.abs(x)
    t = 1 / (1 + np.float32(_ERF_AT) * size)
    sum_ = np.zeros_like(t)
    for one in reversed(_ERF):
        sum_ = (sum_ + np.float32(one)) * t
    return np.asarray(np.copysign(1 - sum_ * np.exp(-size * size), x), np.float32)


def _layer(weights: WeightsFile, number: int) -> _Layer:
    width, inner, own = weights.shape.width, weights.shape.inner, f"l{number}."
    return _Layer(
        sees=_linear(weights, width, *(f"{own}{name}" for name in "qkv")),
        attended=_linear(weights, width, f"{own}ao"),
        after_attention=_norm(weights, f"{own}aln"),
        widen=_linear(weights, width, f"{own}fi"),
        narrow=_linear(weights, inner, f"{own}fo"),
        after_widening=_norm(weights, f"{own}oln"),
    )


def _linear(weights: WeightsFile, inputs: int, *names: str) -> _Linear:
    rows = np.concatenate([unpacked(weights.blocks(f"{name}.w", inputs)) for name in names])
    bias = np.concatenate([weights.floats(f"{name}.b") for name in names])
    return _Linear(np.ascontiguousarray(rows.T), bias)


def _norm(weights: WeightsFile, name: str) -> _Norm:
    return _Norm(weights.floats(f"{name}.w"), weights.floats(f"{name}.b"), weights.shape.epsilon)
