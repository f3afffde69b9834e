"""Everything that can go wrong ends in one exception with the simulator's own line in it, no hang and no zombie."""

import json
import os
import signal
import struct
import subprocess
import sys
import time
import unittest

import numpy as np

import edgetempo
from edgetempo._wire import find_command

QUICK = {"solver": "nearest-server"}


def gone(pid):
    """Whether a process has ended and been collected, within some seconds."""
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


class FailuresTest(unittest.TestCase):
    def test_actions_that_are_none_are_refused_and_change_nothing(self):
        with edgetempo.EdgeTempoEnv(**QUICK) as env, edgetempo.EdgeTempoEnv("fran-phase1", "fran-small") as fran:
            first, _ = env.reset(seed=1)
            good = np.zeros(env.action_space.shape, np.float32)
            bad = good.copy()
            bad[3] = np.nan
            for action, said in ((bad, "environment 0: action value 3 is NaN; allowed: -1 to 1"), (good + 2, "is 2.0"), (good[1:], r"shape \(1, 19\)"),
                                 (good.astype(complex), "numbers"), (np.array(["x"] * 20), "numbers"), (0.5, "shape")):
                with self.assertRaisesRegex(edgetempo.RefusedError, said):
                    env.step(action)
            reward = env.step(good)[1]
            env.reset(seed=1)
            self.assertEqual(env.step(good)[1], reward)
            with self.assertRaisesRegex(edgetempo.RefusedError, "call reset before step"):
                fran.step(0)
            fran.reset(seed=1)
            for action, said in ((99, "action is 5; allowed: 0 to 4"), (-1, "action is -1"), (1.5, "whole numbers"), (2**40, "allowed: 0 to 4")):
                with self.assertRaisesRegex(edgetempo.RefusedError, said):
                    fran.step(action)
            over = False
            while not over:
                over = fran.step(0)[2]
            with self.assertRaisesRegex(edgetempo.RefusedError, "the episode is over; call reset"):
                fran.step(0)
            for seed in (-1, 2**63, 1.5, "x"):
                with self.assertRaisesRegex(edgetempo.RefusedError, "seed"):
                    fran.reset(seed=seed)

    def test_a_scenario_that_is_refused(self):
        for options, said in (({"scenario": "physical-m2-n2O"}, "physical-m2-n20"), ({"settings": {"network.users": -1}}, "network.users"),
                              ({"world": "frames"}, "nearest: frame"),  ({"world": "fran-phase1"}, "allowed: frame, slot, problems")):
            with self.subTest(options), self.assertRaisesRegex(edgetempo.StartError, f"exit code 2.*{said}"):
                edgetempo.EdgeTempoEnv(**options)

    def test_no_simulator(self):
        with self.assertRaisesRegex(edgetempo.StartError, "cannot start the simulator: /nonexistent/edgetempo: No such file"):
            edgetempo.EdgeTempoEnv(command=["/nonexistent/edgetempo"])
        with self.assertRaisesRegex(edgetempo.StartError, "no JDK 25 found"):
            edgetempo.EdgeTempoEnv(command=["sh", "-c", "echo 'edgetempo: no JDK 25 found: install one' >&2; exit 2"])
        with self.assertRaisesRegex(edgetempo.StartError, "it said nothing"):
            edgetempo.EdgeTempoEnv(command=["true"])
        with self.assertRaisesRegex(edgetempo.StartError, "no JSON"):
            edgetempo.EdgeTempoEnv(command=["echo", "hello"])

    def test_another_version_on_either_side(self):
        with self.assertRaisesRegex(edgetempo.StartError, "speaks protocol 7, this package 1"):
            edgetempo.EdgeTempoEnv(command=["sh", "-c", "read line; echo '{\"protocol\": 7}'"])
        process = subprocess.Popen([*find_command(), "env"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out, err = process.communicate(b'{"protocol": 2}\n', timeout=60)
        self.assertRegex(json.loads(out)["error"], "protocol 2 is not spoken; allowed: 1")
        self.assertEqual(process.returncode, 2)
        self.assertIn(b"protocol 2 is not spoken", err)

    def test_broken_frames_end_the_simulator_with_a_line(self):
        for data, said in ((b"\0" * 16, "broken frame: a request begins with"),
                           (struct.pack("<iiii", 0x31505445, 99, 0, 0), "command 99 is not known"),
                           (struct.pack("<iiii", 0x31505445, 2, 0, 0) + b"xx", "input ended within a frame")):
            with self.subTest(said):
                process = subprocess.Popen([*find_command(), "env", "--world", "slot"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                _, err = process.communicate(b'{"protocol": 1}\n' + data, timeout=60)
                self.assertEqual(process.returncode, 2)
                self.assertIn(said, err.decode())

    def test_a_simulator_that_is_killed(self):
        env = edgetempo.EdgeTempoEnv(**QUICK)
        env.reset(seed=1)
        os.kill(env.pid, signal.SIGKILL)
        with self.assertRaisesRegex(edgetempo.SimulatorError, "the simulator has ended .killed by signal 9"):
            for _ in range(3):
                env.step(np.zeros(env.action_space.shape))
        self.assertTrue(gone(env.pid))
        with self.assertRaises(edgetempo.ClosedError):
            env.reset()
        env.close()

    def test_a_simulator_that_does_not_answer(self):
        with self.assertRaisesRegex(edgetempo.SimulatorError, "has not answered for 0.2 s"):
            edgetempo.EdgeTempoEnv(command=["sh", "-c", "exec sleep 60"], timeout=0.2)

    def test_the_simulator_ends_with_its_parent(self):
        script = "import edgetempo, time; env = edgetempo.EdgeTempoEnv(); env.reset(seed=1); print(env.pid, flush=True); time.sleep(60)"
        parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        pid = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
        parent.stdout.close()
        self.assertTrue(gone(pid))

    def test_an_environment_that_is_forgotten_leaves_no_process(self):
        env = edgetempo.EdgeTempoEnv(**QUICK)
        pid = env.pid
        del env
        self.assertTrue(gone(pid))


if __name__ == "__main__":
    unittest.main()
