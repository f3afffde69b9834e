"""Plays an episode at random: python3 examples/random_agent.py [world] [scenario]."""

import sys

import edgetempo

world = sys.argv[1] if len(sys.argv) > 1 else "frame"
scenario = sys.argv[2] if len(sys.argv) > 2 else ("fran-small" if world.startswith("fran") else "physical-m2-n20")
with edgetempo.EdgeTempoEnv(world, scenario) as env:
    observation, info = env.reset(seed=1)
    over = False
    while not over:
        mask = info.get("action_mask")
        action = env.action_space.sample() if mask is None else env.action_space.sample(mask=mask)
        observation, reward, terminated, truncated, info = env.step(action)
        over = terminated or truncated
    print(f"{world} of {scenario}: {info['episode_steps']} steps, reward {info['episode_reward']:.3f}")
