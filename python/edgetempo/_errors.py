"""What can go wrong between Python and the simulator."""

from __future__ import annotations


class EdgeTempoError(RuntimeError):
    """Base of all errors of this package. The message holds the simulator's own line where there is one."""


class StartError(EdgeTempoError):
    """The simulator did not start: no launcher, no Java, a refused scenario, another version of the protocol."""


class SimulatorError(EdgeTempoError):
    """The simulator ended, or broke off, while it was being used. The environment cannot be used any more."""


class RefusedError(EdgeTempoError, ValueError):
    """A request that the simulator refuses, such as an action that is not a number. Nothing was changed; a right one may follow."""


class ClosedError(EdgeTempoError):
    """The environment has been closed."""
