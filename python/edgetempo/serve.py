"""Lets the simulator ask a Python agent for its plans: what ``--policies 'mine=python:agent.py'`` starts.

``python3 -m edgetempo.serve agent.py`` speaks on standard input and output, and gives the agent's own output to standard error. The agent's
file defines

* ``act(observation)`` → action, both numpy arrays, ``[O]`` float64 and ``[A]`` in [−1, 1] (services are cached where it is above 0), or
* ``make_policy(spaces)`` → an object with such an ``act``, and ``reset(seed, episode)`` if it remembers anything.
"""

from __future__ import annotations

import importlib.util
import json
import os
import struct
import sys
from typing import Any, BinaryIO, Dict

import numpy as np

from ._wire import HEADER, MARK, OK, PROTOCOL, REFUSED

EPISODE, ACT = 11, 12
_RECORD = struct.Struct("<qii")


class _Plain:
    """A module with ``act`` alone."""

    def __init__(self, module: Any) -> None:
        self.act = module.act
        self.reset = getattr(module, "reset", lambda seed, episode: None)


def load_agent(path: str, spaces: Dict[str, Any]) -> Any:
    """Runs an agent's file and makes its policy.

    Raises:
        ValueError: If it defines neither ``make_policy`` nor ``act``.
    """
    folder, name = os.path.split(os.path.abspath(path))
    sys.path.insert(0, folder)
    spec = importlib.util.spec_from_file_location(os.path.splitext(name)[0], path)
    if spec is None or spec.loader is None:
        raise ValueError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    if hasattr(module, "make_policy"):
        return module.make_policy(spaces)
    if hasattr(module, "act"):
        return _Plain(module)
    raise ValueError(f"{path} defines neither make_policy(spaces) nor act(observation)")


def _one_line(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".replace("\n", " ")


def _action(agent: Any, observation: np.ndarray, size: int) -> np.ndarray:
    action = np.asarray(agent.act(observation))
    if action.shape != (size,):
        raise ValueError(f"act returned shape {action.shape}; allowed: {(size,)}")
    if action.dtype.kind not in "iufb":
        raise ValueError(f"act returned {action.dtype}; allowed: numbers")
    return action.astype("<f4")


def serve(path: str, requests: BinaryIO, replies: BinaryIO) -> None:
    """Answers until input ends."""
    hello = json.loads(requests.readline() or b"{}")
    try:
        if hello.get("protocol") != PROTOCOL:
            raise ValueError(f"protocol {hello.get('protocol')} is not spoken; allowed: {PROTOCOL}")
        agent = load_agent(path, hello)
    except BaseException as e:  # An agent may raise anything, SystemExit too.
        replies.write(json.dumps({"protocol": PROTOCOL, "error": _one_line(e)}).encode("utf-8") + b"\n")
        return
    replies.write(json.dumps({"protocol": PROTOCOL}).encode("ascii") + b"\n")
    observed = hello["observation"]["shape"][0]
    actions = hello["action"]["shape"][0]
    while True:
        header = requests.read(HEADER.size)
        if not header:
            return
        mark, command, _, _ = HEADER.unpack(header)
        if mark != MARK:
            raise ValueError("broken frame")
        action = np.zeros(actions, "<f4")
        why = b""
        if command == EPISODE:
            seed, episode, _ = _RECORD.unpack(requests.read(_RECORD.size))
        else:
            observation = np.frombuffer(requests.read(8 * observed), "<f8").copy()
        try:
            if command == EPISODE:
                if hasattr(agent, "reset"):
                    agent.reset(seed, episode)
            else:
                action = _action(agent, observation, actions)
        except BaseException as e:
            why = _one_line(e).encode("utf-8")
        replies.write(HEADER.pack(REFUSED if why else OK, len(why), 0, 0) + action.tobytes() + why)


def main() -> None:
    """Serves the agent that the command line names."""
    if len(sys.argv) != 2:
        sys.exit("usage: python3 -m edgetempo.serve AGENT.py")
    # Standard output carries frames; what the agent prints goes to standard error, also from libraries in C.
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    try:
        serve(sys.argv[1], os.fdopen(0, "rb", buffering=-1, closefd=False), replies)
    except BrokenPipeError:
        pass


if __name__ == "__main__":
    main()
