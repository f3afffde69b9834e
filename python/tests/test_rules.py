"""The rules that Gymnasium's check_env holds environments to, restated; and check_env itself where Gymnasium is installed."""

import contextlib
import unittest
import warnings

import numpy as np

import edgetempo

SMALL = {
    "frame": {"solver": "nearest-server", "settings": {"time.framesPerEpisode": 4}},
    "slot": {"settings": {"time.framesPerEpisode": 2}},
    "fran-phase1": {"scenario": "fran-small"},
    "fran-phase2": {"scenario": "fran-small"},
}


class RulesTest(unittest.TestCase):
    def test_rules_of_an_environment(self):
        for world, options in SMALL.items():
            with self.subTest(world), edgetempo.EdgeTempoEnv(world, **options) as env:
                self.assertIs(env.unwrapped, env)
                self.assertEqual(env.metadata["render_modes"], [])
                self.assertIsNone(env.render_mode)
                self.spaces(env)
                self.resets(env)
                self.steps(env)
                env.close()
                env.close()
                with self.assertRaises(edgetempo.ClosedError):
                    env.reset()

    def test_who_is_out_of_reach_is_told(self):
        options = {"settings": {"network.beyondRadius": "LOCAL", "network.radiusM": 60, "time.framesPerEpisode": 1}}
        with contextlib.closing(edgetempo.EdgeTempoVectorEnv(2, "slot", **options)) as envs:
            reached = envs.reset(seed=3)[1]["reached"]
            self.assertEqual((reached.shape, reached.dtype), ((2, 20), np.bool_))
            self.assertTrue(0 < reached.sum() < 40)
            infos = envs.step(envs.action_space.sample())[4]
            self.assertTrue(infos["_reached"].all())
            np.testing.assert_array_equal(infos["reached"], reached)
        with edgetempo.EdgeTempoEnv(solver="nearest-server", **options) as env:
            np.testing.assert_array_equal(env.reset(seed=3)[1]["reached"], reached[0])
            np.testing.assert_array_equal(env.step(env.action_space.sample())[4]["reached"], reached[0])

    def spaces(self, env):
        for space in (env.observation_space, env.action_space):
            self.assertTrue(space.contains(space.sample()))
        box = env.observation_space
        self.assertEqual(box.low.dtype, box.dtype)
        self.assertTrue(np.all(box.low <= box.high))
        self.assertEqual(len(env.observation_names), box.shape[0])
        self.assertEqual(len(set(env.observation_names)), box.shape[0])
        if hasattr(env.action_space, "low"):
            self.assertTrue(np.all(env.action_space.low == -1) and np.all(env.action_space.high == 1))

    def resets(self, env):
        first, info = env.reset(seed=123)
        self.assertIsInstance(info, dict)
        self.assertNotIn("reached", info)
        self.assertTrue(env.observation_space.contains(first))
        state = env.np_random.bit_generator.state
        second, _ = env.reset()
        third, _ = env.reset(seed=123)
        self.assertEqual(env.np_random.bit_generator.state, state)
        fourth, _ = env.reset()
        np.testing.assert_array_equal(first, third)
        np.testing.assert_array_equal(second, fourth)
        env.reset(seed=456)
        self.assertNotEqual(env.np_random.bit_generator.state, state)
        env.reset(options={})
        self.assertEqual(env.reset(seed=1, options={"episode": 7})[1]["episode"], 7)
        self.assertEqual(env.reset()[1]["episode"], 8)

    def steps(self, env):
        env.action_space.seed(1)
        actions = [env.action_space.sample() for _ in range(3)]
        runs = []
        for _ in range(2):
            env.reset(seed=123)
            runs.append([env.step(action) for action in actions])
        for a, b in zip(*runs):
            observation, reward, terminated, truncated, info = a
            self.assertTrue(env.observation_space.contains(observation))
            self.assertEqual(observation.dtype, env.observation_space.dtype)
            self.assertIs(type(reward), float)
            self.assertIs(type(terminated), bool)
            self.assertIs(type(truncated), bool)
            np.testing.assert_array_equal(observation, b[0])
            self.assertEqual(a[1:4], b[1:4])
            self.assertEqual(sorted(info), sorted(b[4]))
        kept = runs[1][0][0].copy()
        env.reset()
        np.testing.assert_array_equal(runs[1][0][0], kept)
        runs[1][0][0][:] = -7
        self.assertFalse(np.any(env.reset(seed=123)[0] == -7))

    def test_the_figures_of_an_episode_come_at_its_end_and_on_request(self):
        with edgetempo.EdgeTempoEnv(**SMALL["frame"]) as env:
            env.reset(seed=1)
            rewards = []
            while True:
                _, reward, terminated, truncated, info = env.step(np.ones(env.action_space.shape, np.float32))
                rewards.append(reward)
                if terminated or truncated:
                    break
                self.assertEqual(info, {})
            self.assertEqual(info["episode_steps"], 4)
            self.assertEqual(info["episode_reward"], sum(rewards))
            self.assertFalse([key for key in info if "time" in key or "nanos" in key])
        with edgetempo.EdgeTempoEnv(info="always", **SMALL["frame"]) as env:
            env.reset(seed=1)
            self.assertEqual(env.step(np.ones(env.action_space.shape))[4]["frame"], 0)

    def test_masks_say_which_actions_earn(self):
        with edgetempo.EdgeTempoEnv("fran-phase1", "fran-small") as env:
            _, info = env.reset(seed=1)
            self.assertEqual(info["action_mask"].dtype, np.int8)
            over = False
            while not over:
                action = env.action_space.sample(mask=info["action_mask"])
                self.assertTrue(env.action_masks()[action])
                _, _, over, _, info = env.step(action)
            self.assertFalse(info["action_mask"].any())

    def test_a_vector_of_environments(self):
        env = edgetempo.EdgeTempoVectorEnv(3, "fran-phase1", "fran-small")
        try:
            self.assertEqual(env.metadata["autoreset_mode"], edgetempo.AutoresetMode.NEXT_STEP)
            self.assertEqual(env.observation_space.shape, (3, *env.single_observation_space.shape))
            observation, info = env.reset(seed=[5, 6, 5])
            self.assertEqual(list(info["seed"]), [5, 6, 5])
            np.testing.assert_array_equal(info["action_mask"][0], info["action_mask"][2])
            ended = np.zeros(3, bool)
            for _ in range(20):
                observation, reward, terminated, truncated, info = env.step(env.action_space.sample())
                self.assertTrue(np.all(reward[ended] == 0))
                ended = terminated | truncated
                self.assertEqual(observation.dtype, env.single_observation_space.dtype)
                self.assertEqual(terminated.dtype, np.bool_)
                if ended.any():
                    np.testing.assert_array_equal(info["_episode_reward"], ended)
            before = env.step(np.zeros(3, int))[0]
            after, _ = env.reset(seed=9, options={"reset_mask": np.array([False, True, False])})
            np.testing.assert_array_equal(after[[0, 2]], before[[0, 2]])
        finally:
            env.close()
            env.close()

    @unittest.skipUnless(edgetempo.HAS_GYMNASIUM, "needs Gymnasium")
    def test_check_env_itself(self):
        import gymnasium
        from gymnasium.utils.env_checker import check_env

        for name in edgetempo.IDS:
            with self.subTest(name), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                env = gymnasium.make(name, disable_env_checker=True)
                check_env(env.unwrapped)
                env.close()


if __name__ == "__main__":
    unittest.main()
