"""DDPG in numpy: trains on the two-timescale world and leaves an actor that ``edgetempo compare`` reads.

    python3 examples/ddpg_numpy.py mine.safetensors [frames]
    ./edgetempo compare --policies mine=mine.safetensors,best-static,popularity
"""

import sys

import numpy as np

import edgetempo

E, BATCH, TAU, RATE_ACTOR, RATE_CRITIC, GAMMA = 16, 128, 0.005, 3e-4, 1e-3, 0.9


class Net:
    """Dense layers with ReLU between them, trained by Adam."""

    def __init__(self, rng, *sizes, tanh=False):
        self.p = [rng.uniform(-1, 1, (a + 1, b)) / np.sqrt(a) for a, b in zip(sizes, sizes[1:])]
        self.p[-1] *= 0.1
        self.m, self.v, self.t, self.tanh = [0 * p for p in self.p], [0 * p for p in self.p], 0, tanh

    def __call__(self, x):
        self.x = [x]
        for i, p in enumerate(self.p):
            x = x @ p[:-1] + p[-1]
            x = np.maximum(x, 0) if i < len(self.p) - 1 else np.tanh(x) if self.tanh else x
            self.x.append(x)
        return x

    def back(self, g, rate):
        """Descends along g, the gradient by the output; rate 0 only passes it on. Returns the gradient by the input."""
        g = g * (1 - self.x[-1] ** 2) if self.tanh else g
        self.t += rate > 0
        for i in reversed(range(len(self.p))):
            d = np.vstack([self.x[i].T @ g, g.sum(0)])
            g = (g @ self.p[i][:-1].T) * ((self.x[i] > 0) if i else 1)
            if rate:
                self.m[i] += 0.1 * (d - self.m[i])
                self.v[i] += 0.001 * (d * d - self.v[i])
                self.p[i] -= rate * self.m[i] / (1 - 0.9**self.t) / (np.sqrt(self.v[i] / (1 - 0.999**self.t)) + 1e-8)
        return g


def train(frames, seed=1, scenario="physical-m2-n20", log=print):
    """Trains; returns the actor."""
    rng = np.random.default_rng(seed)
    env = edgetempo.EdgeTempoVectorEnv(E, scenario=scenario, solver="local-search", threads=2)
    n, k = env.single_observation_space.shape[0], env.single_action_space.shape[0]
    actor, critic = Net(rng, n, 128, 128, k, tanh=True), Net(rng, n + k, 256, 256, 1)
    slow_actor, slow_critic = Net(rng, n, 128, 128, k, tanh=True), Net(rng, n + k, 256, 256, 1)
    slow_actor.p, slow_critic.p = [p.copy() for p in actor.p], [p.copy() for p in critic.p]
    keep, size, returns = [np.zeros((100_000, w), np.float32) for w in (n, k, 1, n)], 0, []
    o, _ = env.reset(seed=seed)
    over = np.zeros(E, bool)
    for step in range(frames // E):
        sigma = max(0.05, 1 - 1.3 * step * E / frames)
        a = np.clip(actor(o) + sigma * rng.normal(size=(E, k)), -1, 1)
        following, reward, terminated, truncated, info = env.step(a.astype(np.float32))
        if "episode_reward" in info:
            returns += list(info["episode_reward"][info["_episode_reward"]])
        for row in np.flatnonzero(~over):  # The step after an end is no transition.
            for store, value in zip(keep, (o[row], np.where(a[row] > 0, 1, -1), reward[row], following[row])):
                store[size % len(store)] = value
            size += 1
        o, over = following, terminated | truncated
        for _ in range(2 if size > 1000 else 0):
            so, sa, sr, sn = _draw(rng, keep, size)
            goal = sr + GAMMA * slow_critic(np.hstack([sn, np.sign(slow_actor(sn))]))
            critic.back((critic(np.hstack([so, sa])) - goal) / BATCH, RATE_CRITIC)
            tried = actor(so)
            critic(np.hstack([so, tried]))
            actor.back(critic.back(-np.ones((BATCH, 1)) / BATCH, 0)[:, n:] + 1e-3 * tried**3 / BATCH, RATE_ACTOR)
            for slow, fast in ((slow_actor, actor), (slow_critic, critic)):
                for s, f in zip(slow.p, fast.p):
                    s += TAU * (f - s)
        if len(returns) >= 200:
            log(f"frame {step * E}: mean reward of 200 episodes {np.mean(returns):.3f}")
            returns = []
    env.close()
    return actor


def _draw(rng, keep, size):
    rows = rng.integers(min(size, len(keep[0])), size=BATCH)
    return [store[rows] for store in keep]


if __name__ == "__main__":
    path = sys.argv[1] if len(sys.argv) > 1 else "mine.safetensors"
    net = train(int(sys.argv[2]) if len(sys.argv) > 2 else 60_000)
    acts = ["relu"] * (len(net.p) - 1) + ["tanh"]
    edgetempo.save_policy(path, [edgetempo.Dense(p[:-1], p[-1], act) for p, act in zip(net.p, acts)])
    print(f"{path}: compare it with  ./edgetempo compare --policies mine={path},best-static")
