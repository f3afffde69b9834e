"""The simulator as a child process, and the frames to and from it. ``docs/python.md`` has the protocol."""

from __future__ import annotations

import collections
import json
import logging
import os
import select
import shlex
import shutil
import struct
import subprocess
import threading
import weakref
from pathlib import Path
from typing import Any, Deque, Dict, List, NoReturn, Optional, Sequence, Tuple, Union

import numpy as np

from ._errors import ClosedError, RefusedError, SimulatorError, StartError

PROTOCOL = 1
MARK = 0x31505445
RESET, STEP, INFO, SOLVE, DRAW = 1, 2, 3, 4, 5
OK, REFUSED, FAILED = 0, 1, 2
LEAVE, START, NEXT = 0, 1, 2
HEADER = struct.Struct("<iiii")
RESET_RECORD = np.dtype([("seed", "<i8"), ("episode", "<i4"), ("how", "<i4")])

#: Lines of the simulator's standard error that are kept for messages.
_KEPT_LINES = 40
#: How long a simulator whose input has ended may take to end, s.
_PATIENCE_S = 5.0

_log = logging.getLogger("edgetempo")

Command = Union[str, Sequence[str], None]


def find_command(command: Command = None) -> List[str]:
    """Words that start the simulator.

    In this order: ``command``, the environment variable ``EDGETEMPO_COMMAND``, the checkout that this package lies in, and ``edgetempo`` on
    the path.
    """
    if command is not None and not isinstance(command, str):
        return list(command)
    text = command or os.environ.get("EDGETEMPO_COMMAND")
    if text:
        return shlex.split(text)
    here = Path(__file__).resolve().parents[2] / "edgetempo"
    if here.is_file() and os.access(here, os.X_OK):
        return [str(here)]
    found = shutil.which("edgetempo")
    if found:
        return [found]
    raise StartError(
        "cannot find the simulator: pass command=, set EDGETEMPO_COMMAND to the launcher 'edgetempo' of a checkout, or put it on PATH"
    )


def _drain(stream: Any, lines: Deque[str]) -> None:
    """Reads standard error to its end, so that the simulator never waits for a reader."""
    try:
        with stream:
            for raw in stream:
                line = raw.decode("utf-8", "replace").rstrip()
                lines.append(line)
                _log.info("%s", line)
    except (OSError, ValueError):
        pass


def _end(process: "subprocess.Popen[bytes]", reader: threading.Thread) -> None:
    """Ends a child and collects it."""
    try:
        if process.stdin is not None:
            process.stdin.close()
    except OSError:
        pass
    try:
        process.wait(_PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
    reader.join(_PATIENCE_S)


class Simulator:
    """A running ``edgetempo env``. One request at a time; not thread-safe.

    Args:
        arguments: Of the command ``env``.
        command: What starts the simulator; see :func:`find_command`.
        timeout: Seconds to wait for a reply before giving up and ending the child; ``None`` waits as long as the child lives.
    """

    def __init__(self, arguments: Sequence[str], command: Command = None, timeout: Optional[float] = None) -> None:
        self._timeout = timeout
        self._closed = False
        self._lines: Deque[str] = collections.deque(maxlen=_KEPT_LINES)
        words = [*find_command(command), "env", *arguments]
        try:
            self._process = subprocess.Popen(
                words, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, close_fds=True
            )
        except OSError as e:
            raise StartError(f"cannot start the simulator: {words[0]}: {e.strerror or e}") from e
        assert self._process.stdin is not None and self._process.stdout is not None
        self._in = self._process.stdin.fileno()
        self._out = self._process.stdout.fileno()
        self._reader = threading.Thread(
            target=_drain, args=(self._process.stderr, self._lines), name="edgetempo-stderr", daemon=True
        )
        self._reader.start()
        self._finalizer = weakref.finalize(self, _end, self._process, self._reader)
        try:
            self.hello = self._shake_hands()
        except BaseException:
            self.close()
            raise

    @property
    def pid(self) -> int:
        """Process of the simulator."""
        return self._process.pid

    def _shake_hands(self) -> Dict[str, Any]:
        try:
            os.write(self._in, json.dumps({"protocol": PROTOCOL}).encode("ascii") + b"\n")
        except BrokenPipeError:
            pass  # It has ended already; what it said is about to be read.
        line = bytearray()
        while not line.endswith(b"\n"):
            self._await()
            piece = os.read(self._out, 1 << 16)
            if not piece:
                self._fail("the simulator did not start", StartError)
            line += piece
        try:
            hello = json.loads(line)
        except ValueError as e:
            raise StartError(f"the simulator's first line is no JSON: {bytes(line[:200])!r}") from e
        if not isinstance(hello, dict) or hello.get("error"):
            raise StartError(f"the simulator refuses: {hello.get('error') if isinstance(hello, dict) else hello}")
        if hello.get("protocol") != PROTOCOL:
            raise StartError(f"the simulator speaks protocol {hello.get('protocol')}, this package {PROTOCOL}")
        return hello

    def _await(self) -> None:
        if self._timeout is None:
            return
        ready, _, _ = select.select([self._out], [], [], self._timeout)
        if not ready:
            self._process.kill()
            self._fail(f"the simulator has not answered for {self._timeout} s and was ended")

    def _send(self, data: Union[bytes, bytearray]) -> None:
        view = memoryview(data)
        try:
            done = os.write(self._in, view)
            while done < len(view):
                done += os.write(self._in, view[done:])
        except (BrokenPipeError, ConnectionResetError):
            self._fail("the simulator has ended")

    def _receive(self, target: memoryview) -> None:
        done = 0
        size = len(target)
        while done < size:
            if self._timeout is not None:
                self._await()
            count = os.readv(self._out, [target[done:]])
            if count == 0:
                self._fail("the simulator has ended")
            done += count

    def _fail(self, what: str, error: type = SimulatorError) -> NoReturn:
        """Collects the child and raises what it said last."""
        self._closed = True
        self._finalizer()
        code = self._process.returncode
        ended = f"killed by signal {-code}" if code < 0 else f"exit code {code}"
        inner = ("\t", " ", "Caused by:")  # Of a Java stack trace.
        said = next((line for line in reversed(self._lines) if line.strip() and not line.startswith(inner)), "it said nothing")
        raise error(f"{what} ({ended})" if said in what else f"{what} ({ended}): {said}")

    def request(
        self, frame: bytearray, command: int, argument: int, reply: bytearray
    ) -> Tuple[Optional[bytes], Optional[bytes]]:
        """Sends a request and reads its reply.

        Args:
            frame: Room for a header, then the body.
            reply: Receives header and body.

        Returns:
            Text and second part of the reply, ``None`` where there is none.
        """
        if self._closed:
            raise ClosedError("the environment has been closed")
        HEADER.pack_into(frame, 0, MARK, command, argument, 0)
        self._send(frame)
        self._receive(memoryview(reply))
        status, text_bytes, second_bytes, _ = HEADER.unpack_from(reply)
        text = self._read(text_bytes) if text_bytes else None
        second = self._read(second_bytes) if second_bytes else None
        if status == OK:
            return text, second
        why = (text or b"").decode("utf-8", "replace")
        if status == REFUSED:
            raise RefusedError(why)
        self._fail(f"the simulator broke off: {why}")

    def _read(self, count: int) -> bytes:
        data = bytearray(count)
        self._receive(memoryview(data))
        return bytes(data)

    def close(self) -> None:
        """Ends the simulator and waits for its end. Harmless when called again."""
        self._closed = True
        self._finalizer()


class Batch:
    """E environments of a simulator: frames as arrays. Arrays that methods return are copies.

    Args:
        simulator: Started with as many environments.
    """

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        hello = simulator.hello
        self.hello = hello
        self.count: int = hello["envs"]
        observation, action = hello["observation"], hello["action"]
        self.observation_dtype = np.dtype(observation["dtype"])
        self.size: int = observation["shape"][0]
        self.actions: int = action.get("count", 0)
        self.action_shape: Tuple[int, ...] = () if self.actions else tuple(action["shape"])
        self.action_dtype = np.dtype("<i4" if self.actions else "<f4")
        e = self.count
        self._reply = bytearray(HEADER.size + hello["frame_bytes"])
        at = HEADER.size
        self._rewards = np.frombuffer(self._reply, "<f8", e, at)
        at += 8 * e
        wire = self.observation_dtype.newbyteorder("<")
        self._observations = np.frombuffer(self._reply, wire, e * self.size, at).reshape(e, self.size)
        at += wire.itemsize * e * self.size
        self._masks = np.frombuffer(self._reply, np.int8, e * self.actions, at).reshape(e, self.actions)
        at += e * self.actions
        self.users: int = hello.get("reached", 0)
        self._reached = np.frombuffer(self._reply, np.bool_, e * self.users, at).reshape(e, self.users)
        at += e * self.users
        self._terminated = np.frombuffer(self._reply, np.bool_, e, at)
        self._truncated = np.frombuffer(self._reply, np.bool_, e, at + e)
        self._terminated_at = at
        if at + 2 * e != len(self._reply):
            raise StartError(f"the simulator's frames have {hello['frame_bytes']} bytes, its spaces ask for {at + 2 * e - HEADER.size}")
        self._step = bytearray(HEADER.size + e * self.action_dtype.itemsize * int(np.prod(self.action_shape)))
        self._step_actions = np.frombuffer(self._step, self.action_dtype, -1, HEADER.size).reshape(e, *self.action_shape)
        self._reset = bytearray(HEADER.size + e * RESET_RECORD.itemsize)
        self.resets = np.frombuffer(self._reset, RESET_RECORD, e, HEADER.size)

    def reset(self) -> List[Dict[str, Any]]:
        """Sends what :attr:`resets` holds; returns the figures of all environments."""
        text, _ = self.simulator.request(self._reset, RESET, 0, self._reply)
        return json.loads(text or b"[]")

    def step(self, actions: Any, info: bool) -> Tuple[List[Dict[str, Any]], Optional[np.ndarray]]:
        """Takes actions ``[E, ...]``; returns figures (of all if asked for, else of ended episodes) and final observations ``[ended, O]``."""
        values = np.asarray(actions)
        if values.shape != self._step_actions.shape:
            raise RefusedError(f"actions have shape {values.shape}; allowed: {self._step_actions.shape}")
        if self.actions and values.dtype.kind not in "iu":
            raise RefusedError(f"actions are {values.dtype}; allowed: whole numbers from 0 to {self.actions - 1}")
        if values.dtype.kind not in "iuf":
            raise RefusedError(f"actions are {values.dtype}; allowed: numbers")
        if self.actions and values.dtype.itemsize > 4:
            values = np.clip(values, -1, self.actions)
        self._step_actions[...] = values
        text, second = self.simulator.request(self._step, STEP, 1 if info else 0, self._reply)
        finals = None if second is None else np.frombuffer(second, self._observations.dtype).reshape(-1, self.size)
        return ([] if text is None else json.loads(text)), finals

    def rewards(self) -> np.ndarray:
        """``[E]`` float64."""
        return self._rewards.copy()

    def observations(self) -> np.ndarray:
        """``[E, O]``."""
        return self._observations.astype(self.observation_dtype)

    def masks(self) -> np.ndarray:
        """``[E, A]`` int8, 1 where an action may be taken."""
        return self._masks.copy()

    def reached(self) -> np.ndarray:
        """``[E, N]`` bool, whether a server reaches a user; ``[E, 0]`` where one always does."""
        return self._reached.copy()

    def terminated(self) -> np.ndarray:
        """``[E]`` bool."""
        return self._terminated.copy()

    def truncated(self) -> np.ndarray:
        """``[E]`` bool."""
        return self._truncated.copy()

    def first(self) -> Tuple[np.ndarray, float, bool, bool]:
        """Observation, reward and ends of environment 0."""
        at = self._terminated_at
        return (
            self._observations[0].astype(self.observation_dtype),
            float(self._rewards[0]),
            self._reply[at] != 0,
            self._reply[at + self.count] != 0,
        )


def arguments(
    world: str,
    scenario: str,
    settings: Optional[Dict[str, Any]],
    solver: Optional[str],
    envs: int,
    threads: int,
    autoreset: str,
    fap: Optional[int],
    plugins: Sequence[str],
) -> List[str]:
    """Words behind ``edgetempo env``."""
    words = ["--world", world, "--scenario", str(scenario), "--envs", str(envs), "--threads", str(threads), "--autoreset", autoreset]
    for key, value in (settings or {}).items():
        words += ["--set", f"{key}={str(value).lower() if isinstance(value, bool) else value}"]
    if solver is not None:
        words += ["--solver", solver]
    if fap is not None:
        words += ["--fap", str(fap)]
    if plugins:
        words += ["--plugins", ",".join(map(str, plugins))]
    return words
