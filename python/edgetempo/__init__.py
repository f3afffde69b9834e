"""EdgeTempo from Python: its worlds as Gymnasium environments, its slot solvers as functions, and Python agents in its tables.

The simulator runs as a child process on pipes; nothing listens on a port. Needs numpy; Gymnasium is used where it is installed::

    import edgetempo

    env = edgetempo.EdgeTempoEnv(scenario="physical-m2-n20")
    observation, info = env.reset(seed=1)
    observation, reward, terminated, truncated, info = env.step(env.action_space.sample())
"""

from ._errors import ClosedError, EdgeTempoError, RefusedError, SimulatorError, StartError
from ._spaces import HAS_GYMNASIUM, AutoresetMode
from .actor import Dense, Lstm, load_policy, save_policy
from .envs import EdgeTempoEnv, EdgeTempoVectorEnv
from .slots import SlotSolver, draw_slots, solve

__version__ = "0.1.0"
__all__ = [
    "AutoresetMode",
    "ClosedError",
    "Dense",
    "EdgeTempoEnv",
    "EdgeTempoError",
    "EdgeTempoVectorEnv",
    "HAS_GYMNASIUM",
    "Lstm",
    "RefusedError",
    "SimulatorError",
    "SlotSolver",
    "StartError",
    "draw_slots",
    "load_policy",
    "register",
    "save_policy",
    "solve",
]

#: Ids under which environments are registered with Gymnasium, and what each takes.
IDS = {
    "EdgeTempo/TwoTimescale-v0": {"world": "frame", "scenario": "physical-m2-n20"},
    "EdgeTempo/SingleTimescale-v0": {"world": "slot", "scenario": "physical-m2-n20"},
    "EdgeTempo/FranOffloading-v0": {"world": "fran-phase1", "scenario": "fran-default"},
    "EdgeTempo/FranAllocation-v0": {"world": "fran-phase2", "scenario": "fran-default"},
}


def register() -> None:
    """Registers all ids with Gymnasium; importing the package has done so already where Gymnasium is installed."""
    import gymnasium

    for name, kwargs in IDS.items():
        if name not in gymnasium.registry:
            gymnasium.register(
                id=name,
                entry_point="edgetempo:EdgeTempoEnv",
                vector_entry_point="edgetempo:EdgeTempoVectorEnv",
                kwargs=dict(kwargs),
            )


if HAS_GYMNASIUM:
    register()
