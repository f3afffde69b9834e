"""Spaces and base classes: Gymnasium's where it is installed, else as much of them as environments need."""

from __future__ import annotations

from typing import Any, Optional, Tuple

import numpy as np

try:
    import gymnasium
    from gymnasium import spaces as _spaces
    from gymnasium.vector import AutoresetMode
    from gymnasium.vector.utils import batch_space

    HAS_GYMNASIUM = True
    BaseEnv: Any = gymnasium.Env
    BaseVectorEnv: Any = gymnasium.vector.VectorEnv
    Box: Any = _spaces.Box
    Discrete: Any = _spaces.Discrete
except ImportError:
    import enum

    HAS_GYMNASIUM = False

    class AutoresetMode(enum.Enum):  # type: ignore[no-redef]
        """What a vector environment does at ends of episodes."""

        NEXT_STEP = "NextStep"
        SAME_STEP = "SameStep"
        DISABLED = "Disabled"

    class _Space:
        shape: Tuple[int, ...]
        dtype: np.dtype

        def __init__(self) -> None:
            self._rng: Optional[np.random.Generator] = None

        def seed(self, seed: Optional[int] = None) -> Optional[int]:
            """Seeds :meth:`sample`."""
            self._rng = np.random.default_rng(seed)
            return seed

        @property
        def np_random(self) -> np.random.Generator:
            if self._rng is None:
                self.seed()
            assert self._rng is not None
            return self._rng

        def __contains__(self, x: Any) -> bool:
            return self.contains(x)

        def contains(self, x: Any) -> bool:
            raise NotImplementedError

    class Box(_Space):  # type: ignore[no-redef]
        """Arrays between bounds of the same shape."""

        def __init__(self, low: np.ndarray, high: np.ndarray, dtype: Any = np.float32) -> None:
            super().__init__()
            self.dtype = np.dtype(dtype)
            self.low = np.asarray(low, self.dtype)
            self.high = np.asarray(high, self.dtype)
            self.shape = self.low.shape

        def sample(self) -> np.ndarray:
            """Uniform between finite bounds, normal elsewhere."""
            bounded = np.isfinite(self.low) & np.isfinite(self.high)
            low, high = np.where(bounded, self.low, 0), np.where(bounded, self.high, 1)
            values = np.where(bounded, self.np_random.uniform(low, high), self.np_random.normal(size=self.shape))
            return np.clip(values, self.low, self.high).astype(self.dtype)

        def contains(self, x: Any) -> bool:
            return (
                isinstance(x, np.ndarray)
                and np.can_cast(x.dtype, self.dtype)
                and x.shape == self.shape
                and bool(np.all(x >= self.low) and np.all(x <= self.high))
            )

        def __repr__(self) -> str:
            return f"Box({self.low.min()}, {self.high.max()}, {self.shape}, {self.dtype})"

    class Discrete(_Space):  # type: ignore[no-redef]
        """Whole numbers from 0 to n − 1."""

        def __init__(self, n: int) -> None:
            super().__init__()
            self.n = np.int64(n)
            self.shape = ()
            self.dtype = np.dtype(np.int64)

        def sample(self, mask: Optional[np.ndarray] = None) -> np.int64:
            """Uniform over all numbers, or those whose mask is 1."""
            if mask is None:
                return np.int64(self.np_random.integers(self.n))
            allowed = np.flatnonzero(mask)
            return np.int64(self.np_random.choice(allowed)) if len(allowed) else np.int64(0)

        def contains(self, x: Any) -> bool:
            return (isinstance(x, (int, np.integer)) or (isinstance(x, np.ndarray) and x.shape == () and x.dtype.kind in "iu")) and bool(
                0 <= int(x) < self.n
            )

        def __repr__(self) -> str:
            return f"Discrete({self.n})"

    class MultiDiscrete(_Space):
        """Vectors of whole numbers, each from 0 to its n − 1."""

        def __init__(self, nvec: np.ndarray) -> None:
            super().__init__()
            self.nvec = np.asarray(nvec, np.int64)
            self.shape = self.nvec.shape
            self.dtype = np.dtype(np.int64)

        def sample(self) -> np.ndarray:
            """Uniform."""
            return self.np_random.integers(self.nvec)

        def contains(self, x: Any) -> bool:
            return isinstance(x, np.ndarray) and x.shape == self.shape and x.dtype.kind in "iu" and bool(np.all((x >= 0) & (x < self.nvec)))

    def batch_space(space: Any, n: int = 1) -> Any:  # type: ignore[no-redef]
        """The space of n values of a space."""
        if isinstance(space, Discrete):
            return MultiDiscrete(np.full(n, space.n))
        return Box(np.broadcast_to(space.low, (n, *space.shape)), np.broadcast_to(space.high, (n, *space.shape)), space.dtype)

    class BaseEnv:  # type: ignore[no-redef]
        """As much of ``gymnasium.Env`` as there is to an environment that draws nothing."""

        metadata: dict = {"render_modes": []}
        render_mode: Optional[str] = None
        spec: Any = None
        _np_random: Optional[np.random.Generator] = None
        _np_random_seed: Optional[int] = None

        @property
        def np_random(self) -> np.random.Generator:
            """The environment's own generator; a random one unless seeded."""
            if self._np_random is None:
                self._np_random = np.random.default_rng()
            return self._np_random

        @property
        def unwrapped(self) -> Any:
            """The environment itself."""
            return self

        def reset(self, *, seed: Optional[int] = None, options: Optional[dict] = None) -> Any:
            """Seeds the generator."""
            if seed is not None:
                self._np_random = np.random.default_rng(seed)
                self._np_random_seed = seed

        def render(self) -> None:
            """Draws nothing."""

        def __enter__(self) -> Any:
            return self

        def __exit__(self, *exc: Any) -> bool:
            self.close()
            return False

        def close(self) -> None:
            """Releases everything."""

    class BaseVectorEnv(BaseEnv):  # type: ignore[no-redef]
        """As much of ``gymnasium.vector.VectorEnv``."""

        closed = False

        def close(self, **kwargs: Any) -> None:
            """Releases everything, once."""
            if not self.closed:
                self.close_extras(**kwargs)
                self.closed = True

        def close_extras(self) -> None:
            """What there is to release."""


def bounds(components: Any) -> Tuple[np.ndarray, np.ndarray]:
    """Lower and upper bounds of the values of components, float64."""
    low = [np.full(len(c["names"]), -np.inf if c["low"] is None else c["low"]) for c in components]
    high = [np.full(len(c["names"]), np.inf if c["high"] is None else c["high"]) for c in components]
    return np.concatenate(low), np.concatenate(high)


def spaces_of(hello: dict) -> Tuple[Any, Any]:
    """Observation and action space of one environment, as the handshake describes them."""
    observation, action = hello["observation"], hello["action"]
    low, high = bounds(observation["components"])
    dtype = np.dtype(observation["dtype"])
    seen = Box(low.astype(dtype), high.astype(dtype), dtype=dtype)
    if "count" in action:
        return seen, Discrete(action["count"])
    low, high = bounds(action["components"])
    return seen, Box(low.astype(np.float32), high.astype(np.float32), dtype=np.float32)
