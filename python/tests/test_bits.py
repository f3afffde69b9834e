"""What Python sees equals, to the last bit, what the Java environments returned for the same seeds and actions."""

import os
import unittest

import numpy as np

import edgetempo

EXPECTED = os.environ.get("EDGETEMPO_EXPECTED")
SEED = 100
STEPS = 200
ENVS = 15
WORLDS = {
    "frame": {"scenario": "physical-m2-n20", "solver": "nearest-server"},
    "slot": {"scenario": "physical-m2-n20"},
    "fran-phase1": {"scenario": "fran-small", "settings": {"phase1.instances": 5, "phase1.observation": "EXTENDED"}},
    "fran-phase2": {"scenario": "fran-small", "settings": {"phase1.instances": 5, "phase1.observation": "EXTENDED"}, "fap": 1},
}


def expected(world, env):
    """[ENVS, STEPS + 1] records; the first is that of the reset."""
    space = env.single_action_space if hasattr(env, "single_action_space") else env.action_space
    seen = env.single_observation_space if hasattr(env, "single_observation_space") else env.observation_space
    action = ("action", "<i4") if hasattr(space, "n") else ("action", "<f4", space.shape)
    dtype = np.dtype([action, ("observation", seen.dtype.newbyteorder("<"), seen.shape), ("reward", "<f8"), ("terminated", "?"), ("truncated", "?")])
    return np.fromfile(os.path.join(EXPECTED, world + ".bin"), dtype).reshape(ENVS, STEPS + 1)


def bits(array):
    return np.ascontiguousarray(array).view(np.uint8)


@unittest.skipUnless(EXPECTED, "needs trajectories of the Java environments in EDGETEMPO_EXPECTED")
class BitsTest(unittest.TestCase):
    def same(self, record, observation, reward, terminated, truncated):
        np.testing.assert_array_equal(bits(observation), bits(record["observation"]))
        np.testing.assert_array_equal(bits(np.asarray(reward, float)), bits(record["reward"]))
        np.testing.assert_array_equal(terminated, record["terminated"])
        np.testing.assert_array_equal(truncated, record["truncated"])

    def test_one_environment(self):
        for world, options in WORLDS.items():
            with self.subTest(world), edgetempo.EdgeTempoEnv(world, **options) as env:
                records = expected(world, env)[0]
                observation, _ = env.reset(seed=SEED)
                self.same(records[0], observation, 0, False, False)
                over = False
                for record in records[1:]:
                    if over:
                        step = (env.reset()[0], 0.0, False, False)
                    else:
                        step = env.step(record["action"])[:4]
                    self.same(record, *step)
                    over = step[2] or step[3]

    def test_batches_on_any_number_of_threads(self):
        for world, options in WORLDS.items():
            for envs, threads in ((3, 1), (ENVS, 2)):
                with self.subTest(world, envs=envs, threads=threads):
                    env = edgetempo.EdgeTempoVectorEnv(envs, world, threads=threads, **options)
                    try:
                        records = expected(world, env)[:envs]
                        observation, _ = env.reset(seed=SEED)
                        self.same(records[:, 0], observation, np.zeros(envs), np.zeros(envs, bool), np.zeros(envs, bool))
                        for t in range(1, STEPS + 1):
                            self.same(records[:, t], *env.step(records["action"][:, t])[:4])
                    finally:
                        env.close()

    def test_same_step_shows_the_end_apart_and_then_the_start(self):
        for world in ("frame", "fran-phase1"):
            options = WORLDS[world]
            with self.subTest(world):
                env = edgetempo.EdgeTempoVectorEnv(2, world, autoreset_mode="SameStep", **options)
                try:
                    records = expected(world, env)[:2]
                    env.reset(seed=SEED)
                    at = np.zeros(2, int)
                    ends = 0
                    while at.max() < STEPS - 1:
                        at += 1
                        now = records[np.arange(2), at]
                        observation, reward, terminated, truncated, info = env.step(now["action"])
                        np.testing.assert_array_equal(bits(reward), bits(now["reward"]))
                        for e in range(2):
                            if now["terminated"][e] or now["truncated"][e]:
                                ends += 1
                                np.testing.assert_array_equal(bits(info["final_obs"][e]), bits(now["observation"][e]))
                                self.assertTrue(info["_final_obs"][e])
                                self.assertEqual(info["final_info"]["episode_steps"][e] > 0, True)
                                at[e] += 1
                                np.testing.assert_array_equal(bits(observation[e]), bits(records[e, at[e]]["observation"]))
                            else:
                                np.testing.assert_array_equal(bits(observation[e]), bits(now["observation"][e]))
                        np.testing.assert_array_equal(terminated, now["terminated"])
                        np.testing.assert_array_equal(truncated, now["truncated"])
                    self.assertGreater(ends, 0)
                finally:
                    env.close()


if __name__ == "__main__":
    unittest.main()
