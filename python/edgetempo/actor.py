"""Actors for the simulator: networks of dense and LSTM layers in numpy, and the file that ``edgetempo compare`` and ``evaluate`` read.

The file is safetensors: float32 tensors ``actor/<kind><index>/<array>``, and as metadata the form of the network. ``docs/python.md`` has the
layout.
"""

from __future__ import annotations

import dataclasses
import json
import os
import struct
from pathlib import Path
from typing import Any, Dict, Mapping, Sequence, Tuple, Union

import numpy as np

from ._errors import RefusedError


@dataclasses.dataclass
class Dense:
    """``activation(x @ weight + bias)``.

    Args:
        weight: ``[inputs, units]``; the transpose of what PyTorch's ``Linear`` keeps.
        bias: ``[units]``.
        activation: ``"tanh"``, ``"linear"``, ``"relu"``, or ``"leaky SLOPE"`` with a slope from 0 to 1.
    """

    weight: np.ndarray
    bias: np.ndarray
    activation: str = "linear"

    @property
    def units(self) -> int:
        """Width of the output."""
        return self.weight.shape[1]

    def _form(self) -> str:
        activation = "leaky 0.0" if self.activation == "relu" else self.activation
        return f"dense {self.units} {activation}"

    def _tensors(self) -> Dict[str, np.ndarray]:
        return {"weight": self.weight, "bias": self.bias}


@dataclasses.dataclass
class Lstm:
    """An LSTM without peepholes; gates side by side in the order i, g, o, the forget gate apart.

    Args:
        input_weight: ``[inputs, 3·units]``.
        recurrent_weight: ``[units, 3·units]``.
        bias: ``[3·units]``; PyTorch's two biases added.
        forget_input_weight: ``[inputs, units]``.
        forget_recurrent_weight: ``[units, units]``.
        forget_bias: ``[units]``.
    """

    input_weight: np.ndarray
    recurrent_weight: np.ndarray
    bias: np.ndarray
    forget_input_weight: np.ndarray
    forget_recurrent_weight: np.ndarray
    forget_bias: np.ndarray

    @classmethod
    def from_torch(cls, weight_ih: Any, weight_hh: Any, bias_ih: Any, bias_hh: Any) -> "Lstm":
        """Of the arrays of a PyTorch ``LSTM`` layer, whose gates are i, f, g, o, row by row: ``weight_ih_l0`` and so on, as numpy arrays."""
        ih, hh, b = np.asarray(weight_ih), np.asarray(weight_hh), np.asarray(bias_ih) + np.asarray(bias_hh)
        n = hh.shape[1]
        keep = np.r_[0:n, 2 * n : 4 * n]
        forget = np.r_[n : 2 * n]
        return cls(ih[keep].T, hh[keep].T, b[keep], ih[forget].T, hh[forget].T, b[forget])

    @property
    def units(self) -> int:
        """Width of the output."""
        return self.recurrent_weight.shape[0]

    def _form(self) -> str:
        return f"lstm {self.units}"

    def _tensors(self) -> Dict[str, np.ndarray]:
        return {
            "inputWeight": self.input_weight,
            "recurrentWeight": self.recurrent_weight,
            "bias": self.bias,
            "forgetInputWeight": self.forget_input_weight,
            "forgetRecurrentWeight": self.forget_recurrent_weight,
            "forgetBias": self.forget_bias,
        }


Layer = Union[Dense, Lstm]


def save_policy(
    path: Union[str, "os.PathLike[str]"],
    layers: Sequence[Layer],
    *,
    observation: str = "EXTENDED",
    remembers: bool = False,
    metadata: Mapping[str, str] = {},
) -> None:
    """Writes an actor as ``edgetempo compare --policies mine=PATH`` reads it: to a temporary name, which is then moved.

    Args:
        path: Ends with ``.safetensors``.
        layers: From the observation, ``[O]`` as the environment returns it, to an action ``[A]``: services are cached where it is above 0.
        observation: ``caching.observation`` of the scenario: ``"EXTENDED"`` or ``"PUBLISHED"``.
        remembers: Whether recurrent state is carried from frame to frame of an episode.
        metadata: More text to keep.

    Raises:
        RefusedError: If a layer does not fit the one before, or holds what is no number.
    """
    target = Path(path)
    if target.suffix != ".safetensors":
        raise RefusedError(f"{target}: the name of a policy ends with .safetensors")
    if not layers:
        raise RefusedError("a policy has at least one layer")
    first = layers[0]
    width = (first.weight if isinstance(first, Dense) else first.input_weight).shape[0]
    form = [str(width)]
    tensors: Dict[str, np.ndarray] = {}
    for index, layer in enumerate(layers):
        kind = "dense" if isinstance(layer, Dense) else "lstm"
        form.append(layer._form())
        for name, array in layer._tensors().items():
            full = f"actor/{kind}{index}/{name}"
            tensors[full] = np.ascontiguousarray(array, "<f4")
            if not np.isfinite(tensors[full]).all():
                raise RefusedError(f"{full} holds what is no finite number")
            if name in ("weight", "inputWeight", "forgetInputWeight") and array.shape[0] != width:
                raise RefusedError(f"{full} has shape {array.shape}, the layer before it has {width} units")
        width = layer.units
    header: Dict[str, Any] = {
        "__metadata__": {
            **metadata,
            "network": " > ".join(form),
            "memory": "episode" if remembers else "none",
            "observation": observation,
        }
    }
    at = 0
    for name, array in tensors.items():
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
        at += array.nbytes
    text = json.dumps(header).encode("utf-8")
    text += b" " * (-len(text) % 8)
    temporary = target.with_name(f".{target.name}.tmp")
    with open(temporary, "wb") as file:
        file.write(struct.pack("<Q", len(text)))
        file.write(text)
        for array in tensors.values():
            file.write(array.tobytes())
    os.replace(temporary, target)


def load_policy(path: Union[str, "os.PathLike[str]"]) -> Tuple[Dict[str, np.ndarray], Dict[str, str]]:
    """Reads a policy, also one that a training run of the simulator left: tensors by name, and metadata."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    metadata = header.pop("__metadata__", {})
    tensors: Dict[str, np.ndarray] = {}
    for name, entry in header.items():
        if entry["dtype"] != "F32":
            raise RefusedError(f"{path}: {name} is {entry['dtype']}; allowed: F32")
        begin, end = entry["data_offsets"]
        tensors[name] = np.frombuffer(data[begin:end], "<f4").reshape(entry["shape"]).copy()
    return tensors, metadata

