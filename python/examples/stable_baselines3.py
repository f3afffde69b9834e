"""A recipe, to be run where stable-baselines3 and gymnasium are installed: TD3, and its actor as a file that EdgeTempo compares."""

import gymnasium
import numpy as np
from stable_baselines3 import TD3
from stable_baselines3.common.noise import NormalActionNoise

import edgetempo

env = gymnasium.make("EdgeTempo/TwoTimescale-v0", scenario="physical-m2-n20", solver="local-search")
size = env.action_space.shape[0]
noise = NormalActionNoise(np.zeros(size), 0.3 * np.ones(size))
model = TD3("MlpPolicy", env, action_noise=noise, gamma=0.9, learning_starts=1000, policy_kwargs={"net_arch": [128, 128]}, verbose=1)
model.learn(30_000)

layers = []
for module in model.actor.mu:  # Linear, ReLU, Linear, ReLU, Linear, Tanh
    kind = type(module).__name__
    if kind == "Linear":
        layers.append(edgetempo.Dense(module.weight.detach().cpu().numpy().T, module.bias.detach().cpu().numpy()))
    else:
        layers[-1].activation = {"ReLU": "relu", "Tanh": "tanh"}[kind]
edgetempo.save_policy("td3.safetensors", layers)
env.close()
# ./edgetempo compare --policies td3=td3.safetensors,best-static,popularity
