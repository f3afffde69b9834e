"""Slot solvers as functions: slots drawn from a scenario, and decisions for slots that are given as arrays."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence, Union

import numpy as np

from ._errors import RefusedError
from ._wire import DRAW, HEADER, SOLVE, Command, Simulator, arguments

Arrays = Union[np.ndarray, Mapping[str, Any]]


class SlotSolver:
    """A slot solver of the simulator, kept running for many calls.

    Slots and decisions are structured arrays ``[B]``; :attr:`problem_fields` and :attr:`decision_fields` say what each field is, with unit.
    N users, M servers, K services are the scenario's.

    Args:
        solver: ``"exact"``, ``"improved"`` (the genetic algorithm), ``"local-search"`` or any other that ``edgetempo solvers`` lists, with
            settings in braces; the scenario's ``time.solver`` unless given.
        scenario: Preset or file: sizes, weights and rules of shares.
        settings: Scenario keys to override.
        plan: Whose cache plan slots have that are drawn, one of those that ``edgetempo solve --plan`` takes.
        threads: Slots solved at a time; decisions do not depend on it.
        plugins, command, timeout: As those of :class:`edgetempo.EdgeTempoEnv`.
    """

    def __init__(
        self,
        solver: Optional[str] = None,
        scenario: str = "physical-m2-n20",
        *,
        settings: Optional[Dict[str, Any]] = None,
        plan: Optional[str] = None,
        threads: int = 1,
        plugins: Sequence[str] = (),
        command: Command = None,
        timeout: Optional[float] = None,
    ) -> None:
        words = arguments("problems", scenario, settings, solver, 1, threads, "none", None, plugins)
        if plan is not None:
            words += ["--plan", plan]
        self._simulator = Simulator(words, command, timeout)
        hello = self._simulator.hello
        self.problem_fields: List[Dict[str, Any]] = hello["problem"]
        self.decision_fields: List[Dict[str, Any]] = hello["decision"]
        self.problem_dtype = _dtype(self.problem_fields)
        self.decision_dtype = _dtype(self.decision_fields)
        self.users: int = hello["users"]
        self.servers: int = hello["servers"]
        self.services: int = hello["services"]
        #: ``[servers]`` by how much longer ``execute_s`` takes on each server's processor.
        self.execute_factor: List[float] = hello["execute_factor"]

    def draw(self, count: int, seed: int = 1, first: int = 0) -> np.ndarray:
        """Draws slots: those that ``edgetempo solve --seed seed --first first --slots count`` solves.

        Returns:
            ``[count]`` of :attr:`problem_dtype`.
        """
        frame = bytearray(HEADER.size + 16)
        np.frombuffer(frame, [("seed", "<i8"), ("first", "<i4"), ("unused", "<i4")], 1, HEADER.size)[0] = (seed, first, 0)
        return self._request(frame, DRAW, int(count), self.problem_dtype)

    def solve(self, problem: Arrays) -> np.ndarray:
        """Solves slots, each by itself.

        Args:
            problem: ``[B]`` of :attr:`problem_dtype`, or a mapping of field names to arrays ``[B, ...]``. Fields that are left out are 0, except
                that ``slot`` counts the slots and ``requests`` is that of all users; random solvers draw from streams that ``seed``, ``episode``, ``frame`` and ``slot`` name.

        Returns:
            ``[B]`` of :attr:`decision_dtype`: ``offload`` (0 local, m server m), shares, and what each user gets.

        Raises:
            RefusedError: If a field is missing, has another shape, or holds what no slot can have.
        """
        records = self._records(problem)
        frame = bytearray(HEADER.size + records.nbytes)
        frame[HEADER.size :] = records.tobytes()
        return self._request(frame, SOLVE, len(records), self.decision_dtype)

    def _records(self, problem: Arrays) -> np.ndarray:
        if isinstance(problem, np.ndarray):
            if problem.dtype.names is None:
                raise RefusedError("problem is a plain array; allowed: an array of problem_dtype, or a mapping of fields")
            problem = {name: np.atleast_1d(problem)[name] for name in problem.dtype.names}
        names = self.problem_dtype.names or ()
        unknown = sorted(set(problem) - set(names))
        missing = [n for n in names if n not in problem and n not in ("seed", "episode", "frame", "slot", "requests", "unit_transmit_s", "mean_snr", "deadline_s")]
        if unknown or missing:
            raise RefusedError(
                f"fields of a slot: missing {missing}, unknown {unknown}; allowed: {', '.join(names)}"
            )
        count = len(np.atleast_1d(problem["service"]))
        records = np.zeros(count, self.problem_dtype)
        records["slot"] = np.arange(count)
        records["requests"] = self.users
        for name, value in problem.items():
            array = np.asarray(value)
            expected = records[name].shape
            if array.shape not in (expected, expected[1:]):
                raise RefusedError(f"{name} has shape {array.shape}; allowed: {expected}, or {expected[1:]} for all slots")
            if records[name].dtype.kind in "iu" and array.dtype.kind not in "iub":
                raise RefusedError(f"{name} is {array.dtype}; allowed: whole numbers")
            records[name] = array
        return records

    def _request(self, frame: bytearray, command: int, count: int, dtype: np.dtype) -> np.ndarray:
        if count < 1:
            raise RefusedError(f"a batch of {count} slots; allowed: at least 1")
        reply = bytearray(HEADER.size + count * dtype.itemsize)
        self._simulator.request(frame, command, count, reply)
        return np.frombuffer(reply, dtype, count, HEADER.size).copy()

    def close(self) -> None:
        """Ends the simulator. Harmless when called again."""
        self._simulator.close()

    def __enter__(self) -> "SlotSolver":
        return self

    def __exit__(self, *exc: Any) -> None:
        self.close()


def _dtype(fields: List[Dict[str, Any]]) -> np.dtype:
    return np.dtype([(f["name"], f["dtype"], tuple(f["shape"])) for f in fields])


def solve(problem: Arrays, solver: str = "exact", scenario: str = "physical-m2-n20", **options: Any) -> np.ndarray:
    """Solves a batch of slots with a simulator started for this call; :class:`SlotSolver` keeps one running.

    Args:
        problem: As that of :meth:`SlotSolver.solve`.
        solver, scenario, options: As those of :class:`SlotSolver`.
    """
    with SlotSolver(solver, scenario, **options) as running:
        return running.solve(problem)


def draw_slots(count: int, scenario: str = "physical-m2-n20", seed: int = 1, first: int = 0, **options: Any) -> np.ndarray:
    """Draws slots of a scenario; see :meth:`SlotSolver.draw`."""
    with SlotSolver(None, scenario, **options) as running:
        return running.draw(count, seed, first)
