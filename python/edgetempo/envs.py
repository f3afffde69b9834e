"""Environments under Gymnasium's interfaces; they work without Gymnasium too, with the same methods."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Tuple, Union

import numpy as np

from ._errors import RefusedError
from ._spaces import AutoresetMode, BaseEnv, BaseVectorEnv, batch_space, spaces_of
from ._wire import LEAVE, NEXT, START, Batch, Command, Simulator, arguments

_LARGEST_SEED = 2**63 - 1
_UNSEEDED = 2**31


def _seed(seed: Any) -> int:
    if isinstance(seed, (bool, np.bool_)) or not isinstance(seed, (int, np.integer)) or not 0 <= seed <= _LARGEST_SEED:
        raise RefusedError(f"seed {seed!r} is out of range; allowed: whole numbers from 0 to {_LARGEST_SEED}")
    return int(seed)


def _episode(options: Optional[Dict[str, Any]]) -> Optional[int]:
    episode = (options or {}).get("episode")
    if episode is not None and not (isinstance(episode, (int, np.integer)) and 0 <= episode < 2**31):
        raise RefusedError(f"options['episode'] is {episode!r}; allowed: whole numbers from 0 to {2**31 - 1}")
    return None if episode is None else int(episode)


class EdgeTempoEnv(BaseEnv):
    """One environment of the simulator, in a child process of its own.

    Observations are copies, ``[O]``; :attr:`observation_names` and :attr:`observation_units` say what each value is. A continuous action is
    ``[A]`` float32 in [−1, 1]; discrete ones come with ``info["action_mask"]``, ``[actions]`` int8, 1 where an action may be taken.
    Where users can be out of reach of all servers, every ``info["reached"]`` is ``[N]`` bool: who was in reach in the slot before, or at a
    reset, is in the first one. Others compute locally, whatever is decided.

    ``reset(seed=s)`` starts episode 0 of seed ``s``, every later ``reset()`` the next episode of that seed; ``options={"episode": n}`` starts
    a given one. Seed and episode name every random draw: they are the episodes that ``edgetempo evaluate --seed s`` plays.

    Args:
        world: ``"frame"`` (a step is a frame, the action its cache plan), ``"slot"`` (a step is a slot, which the agent decides as well),
            ``"fran-phase1"`` or ``"fran-phase2"``.
        scenario: Preset or file.
        settings: Scenario keys to override, such as ``{"time.framesPerEpisode": 20}``.
        solver: Who solves the slots in world ``"frame"``; the scenario's ``time.solver`` unless given.
        fap: Access point in world ``"fran-phase2"``.
        info: ``"ends"`` fills ``info`` with the simulator's figures at ends of episodes, ``"always"`` at every step, which is slower.
        plugins: Jars with solvers.
        command: What starts the simulator; the launcher of the checkout that this package lies in unless given.
        timeout: Seconds to wait for a reply; ``None`` waits as long as the simulator lives.
        render_mode: ``None``; nothing is drawn.

    Raises:
        StartError: If the simulator does not start, with its own line.
    """

    metadata: Dict[str, Any] = {"render_modes": []}

    def __init__(
        self,
        world: str = "frame",
        scenario: str = "physical-m2-n20",
        *,
        settings: Optional[Dict[str, Any]] = None,
        solver: Optional[str] = None,
        fap: Optional[int] = None,
        info: str = "ends",
        plugins: Sequence[str] = (),
        command: Command = None,
        timeout: Optional[float] = None,
        render_mode: Optional[str] = None,
    ) -> None:
        _check_options(info, render_mode)
        self.render_mode = None
        self._always = info == "always"
        self._simulator = Simulator(arguments(world, scenario, settings, solver, 1, 1, "none", fap, plugins), command, timeout)
        self._batch = Batch(self._simulator)
        self.hello: Dict[str, Any] = self._simulator.hello
        self.observation_space, self.action_space = spaces_of(self.hello)
        self.observation_names, self.observation_units = _names(self.hello)
        self._masked = self._batch.actions > 0
        self._current: Optional[int] = None

    @property
    def pid(self) -> int:
        """Process of the simulator."""
        return self._simulator.pid

    def reset(
        self, *, seed: Optional[int] = None, options: Optional[Dict[str, Any]] = None
    ) -> Tuple[np.ndarray, Dict[str, Any]]:
        """Starts an episode.

        Args:
            seed: Starts episode 0 of this seed. Without it the next episode of the last seed starts; at first, of a random one.
            options: ``{"episode": n}`` starts episode n instead.

        Returns:
            Observation ``[O]``, and figures: ``seed``, ``episode`` and, for discrete actions, ``action_mask``.
        """
        episode = _episode(options)
        if seed is not None:
            seed = _seed(seed)
        super().reset(seed=seed)
        record = self._batch.resets
        if seed is None and (self._current is None or episode is not None):
            seed = self._current if self._current is not None else int(self.np_random.integers(_UNSEEDED))
            record[0] = (seed, episode or 0, START)
        elif seed is not None:
            record[0] = (seed, episode or 0, START)
        else:
            record[0] = (0, 0, NEXT)
        info = self._batch.reset()[0]
        if seed is not None:
            self._current = seed
        return self._batch.first()[0], self._info(info)

    def step(self, action: Any) -> Tuple[np.ndarray, float, bool, bool, Dict[str, Any]]:
        """Takes an action.

        Args:
            action: ``[A]`` in [−1, 1], or a whole number.

        Returns:
            Observation ``[O]``, reward, whether a terminal state was reached, whether the episode was cut off, and figures.

        Raises:
            RefusedError: If the action is none, or the episode is over; nothing has changed.
            SimulatorError: If the simulator has ended.
        """
        infos, _ = self._batch.step(np.asarray(action)[np.newaxis], self._always)
        observation, reward, terminated, truncated = self._batch.first()
        return observation, reward, terminated, truncated, self._info(infos[0] if infos else {})

    def _info(self, info: Dict[str, Any]) -> Dict[str, Any]:
        info.pop("env", None)
        if self._masked:
            info["action_mask"] = self._batch.masks()[0]
        if self._batch.users:
            info["reached"] = self._batch.reached()[0]
        return info

    def action_masks(self) -> np.ndarray:
        """``[actions]`` bool: which actions may be taken now; the name that MaskablePPO of sb3-contrib looks for."""
        return self._batch.masks()[0].astype(bool)

    def close(self) -> None:
        """Ends the simulator. Harmless when called again."""
        simulator = getattr(self, "_simulator", None)
        if simulator is not None:
            simulator.close()
        super().close()


class EdgeTempoVectorEnv(BaseVectorEnv):
    """E environments in one child process, stepped together by its worker threads.

    Frames hold all environments: observations ``[E, O]``, rewards ``[E]`` float64, terminations and truncations ``[E]`` bool, actions
    ``[E, A]`` float32 or ``[E]`` whole numbers. Results do not depend on ``threads``. ``reset(seed=s)`` gives environment e the seed s + e;
    a list gives each its own.

    Args:
        num_envs: E.
        world, scenario, settings, solver, fap, info, plugins, command, timeout, render_mode: As those of :class:`EdgeTempoEnv`.
        threads: Worker threads of the simulator.
        autoreset_mode: ``NEXT_STEP``: the step after an end ignores the action, earns 0 and starts the next episode. ``SAME_STEP``: the step
            that ends an episode returns the start of the next one; ``info["final_obs"]`` and ``info["final_info"]`` hold the end.
    """

    metadata: Dict[str, Any] = {"render_modes": [], "autoreset_mode": AutoresetMode.NEXT_STEP}

    def __init__(
        self,
        num_envs: int,
        world: str = "frame",
        scenario: str = "physical-m2-n20",
        *,
        threads: int = 1,
        autoreset_mode: Union[str, AutoresetMode] = AutoresetMode.NEXT_STEP,
        settings: Optional[Dict[str, Any]] = None,
        solver: Optional[str] = None,
        fap: Optional[int] = None,
        info: str = "ends",
        plugins: Sequence[str] = (),
        command: Command = None,
        timeout: Optional[float] = None,
        render_mode: Optional[str] = None,
    ) -> None:
        _check_options(info, render_mode)
        mode = autoreset_mode if isinstance(autoreset_mode, AutoresetMode) else AutoresetMode(autoreset_mode)
        name = {AutoresetMode.NEXT_STEP: "next", AutoresetMode.SAME_STEP: "same", AutoresetMode.DISABLED: "none"}[mode]
        self.render_mode = None
        self.metadata = {**type(self).metadata, "autoreset_mode": mode}
        self.autoreset_mode = mode
        self._same = mode == AutoresetMode.SAME_STEP
        self._always = info == "always"
        self.num_envs = num_envs
        self._simulator = Simulator(
            arguments(world, scenario, settings, solver, num_envs, threads, name, fap, plugins), command, timeout
        )
        self._batch = Batch(self._simulator)
        self.hello: Dict[str, Any] = self._simulator.hello
        self.single_observation_space, self.single_action_space = spaces_of(self.hello)
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.action_space = batch_space(self.single_action_space, num_envs)
        self.observation_names, self.observation_units = _names(self.hello)
        self._masked = self._batch.actions > 0
        self._started = False

    @property
    def pid(self) -> int:
        """Process of the simulator."""
        return self._simulator.pid

    def reset(
        self,
        *,
        seed: Union[int, Sequence[Optional[int]], None] = None,
        options: Optional[Dict[str, Any]] = None,
    ) -> Tuple[np.ndarray, Dict[str, Any]]:
        """Starts episodes.

        Args:
            seed: s for seeds s, s + 1, …; or a list of seeds, ``None`` in it for the next episode of that environment.
            options: ``{"episode": n}`` starts episode n of the seeds given; ``{"reset_mask": [E] bool}`` leaves the others as they are.

        Returns:
            Observations ``[E, O]``, and figures as arrays over environments.
        """
        e = self.num_envs
        episode = _episode(options)
        mask = (options or {}).get("reset_mask")
        if mask is None:
            mask = np.ones(e, bool)
        elif not (isinstance(mask, np.ndarray) and mask.shape == (e,) and mask.dtype == np.bool_ and mask.any()):
            raise RefusedError(f"options['reset_mask'] must be an array of {e} bools with at least one True")
        if seed is None or isinstance(seed, (int, np.integer)):
            seeds: List[Optional[int]] = [None] * e if seed is None else [_seed(int(seed) + i) for i in range(e)]
            super().reset(seed=None if seed is None else _seed(seed))
        else:
            seeds = [None if s is None else _seed(s) for s in seed]
            super().reset(seed=seeds[0] if seeds else None)
        if len(seeds) != e:
            raise RefusedError(f"{len(seeds)} seeds for {e} environments")
        if not self._started:
            if not mask.all():
                raise RefusedError("the first reset starts all environments; give options['reset_mask'] later")
            if any(s is None for s in seeds):
                drawn = self.np_random.integers(_UNSEEDED, size=e)
                seeds = [int(drawn[i]) if s is None else s for i, s in enumerate(seeds)]
        for i in range(e):
            own = seeds[i]
            if not mask[i]:
                self._batch.resets[i] = (0, 0, LEAVE)
            elif own is None:
                self._batch.resets[i] = (0, 0, NEXT)
            else:
                self._batch.resets[i] = (own, episode or 0, START)
        infos: Dict[str, Any] = {}
        for figures in self._batch.reset():
            if mask[figures["env"]]:
                _add(infos, figures, e)
        self._started = True
        return self._batch.observations(), self._masks(infos)

    def step(self, actions: Any) -> Tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, Dict[str, Any]]:
        """Takes an action in every environment.

        Returns:
            Observations ``[E, O]``, rewards ``[E]``, terminations ``[E]``, truncations ``[E]``, and figures as arrays over environments:
            for each key an array, and under ``_key`` which environments have it.
        """
        batch = self._batch
        figures, finals = batch.step(actions, self._always)
        terminated, truncated = batch.terminated(), batch.truncated()
        infos: Dict[str, Any] = {}
        at = 0
        for info in figures:
            i = info["env"]
            if self._same and (terminated[i] or truncated[i]):
                assert finals is not None
                own = dict(info)
                own.pop("env")
                _add(infos, {"env": i, "final_obs": finals[at].astype(batch.observation_dtype), "final_info": own}, self.num_envs)
                at += 1
            else:
                _add(infos, info, self.num_envs)
        return batch.observations(), batch.rewards(), terminated, truncated, self._masks(infos)

    def _masks(self, infos: Dict[str, Any]) -> Dict[str, Any]:
        if self._masked:
            infos["action_mask"] = self._batch.masks()
            infos["_action_mask"] = np.ones(self.num_envs, bool)
        if self._batch.users:
            infos["reached"] = self._batch.reached()
            infos["_reached"] = np.ones(self.num_envs, bool)
        return infos

    def close_extras(self, **kwargs: Any) -> None:
        """Ends the simulator."""
        simulator = getattr(self, "_simulator", None)
        if simulator is not None:
            simulator.close()


def _check_options(info: str, render_mode: Optional[str]) -> None:
    if info not in ("ends", "always"):
        raise RefusedError(f"info is {info!r}; allowed: 'ends', 'always'")
    if render_mode is not None:
        raise RefusedError(f"render_mode is {render_mode!r}; allowed: None, as nothing is drawn")


def _names(hello: Dict[str, Any]) -> Tuple[List[str], List[str]]:
    components = hello["observation"]["components"]
    return [n for c in components for n in c["names"]], [c["unit"] for c in components for _ in c["names"]]


def _add(infos: Dict[str, Any], figures: Dict[str, Any], envs: int, env: Optional[int] = None) -> None:
    """Adds the figures of one environment to arrays over all, as Gymnasium's vector environments do."""
    i = figures["env"] if env is None else env
    for key, value in figures.items():
        if key == "env":
            continue
        if isinstance(value, dict):
            _add(infos.setdefault(key, {}), value, envs, i)
        else:
            if key not in infos:
                plain = type(value) in (int, float, bool)
                infos[key] = np.zeros(envs, dtype=type(value)) if plain else np.full(envs, None, dtype=object)
            infos[key][i] = value
        infos.setdefault(f"_{key}", np.zeros(envs, bool))[i] = True
