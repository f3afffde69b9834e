"""A recipe for CleanRL's scripts, to be run where gymnasium and torch are installed.

CleanRL's ``ppo_continuous_action.py`` makes its environments in one line. Put this one in its place; the rest of the script stays::

    envs = make_envs(args.num_envs)

``NEXT_STEP`` autoreset is what Gymnasium's own vector environments do: the step after an end earns 0 and starts the next episode, and is no
transition. Mask it out of advantages where a script does not do so itself (``ended`` below).
"""

import gymnasium
import numpy as np


def make_envs(num_envs: int, scenario: str = "physical-m2-n20", threads: int = 2):
    """Environments as CleanRL's scripts expect them, stepped in one process by worker threads."""
    return gymnasium.make_vec(
        "EdgeTempo/TwoTimescale-v0",
        num_envs=num_envs,
        vectorization_mode="vector_entry_point",
        scenario=scenario,
        solver="local-search",
        threads=threads,
    )


if __name__ == "__main__":
    envs = make_envs(8)
    observations, infos = envs.reset(seed=1)
    ended = np.zeros(8, bool)
    for _ in range(50):
        observations, rewards, terminations, truncations, infos = envs.step(envs.action_space.sample())
        transition = ~ended
        ended = terminations | truncations
        if "episode_reward" in infos:
            print(infos["episode_reward"][infos["_episode_reward"]])
    envs.close()
