"""Policies from Python in the simulator's own comparisons."""

import csv
import json
import os
import subprocess
import tempfile
import unittest

import numpy as np

import edgetempo
from edgetempo._wire import find_command
from edgetempo.serve import _action, load_agent

LAYER = 'import numpy as np\nW = np.array(%r)\ndef act(observation):\n    print("noise on standard output")\n    return np.tanh(np.float32(observation) @ W)\n'


def run(*arguments):
    """Exit code, output and errors of a command."""
    done = subprocess.run([*find_command(), *map(str, arguments)], capture_output=True, text=True, timeout=100)
    return done.returncode, done.stdout, done.stderr


def zombies():
    """Agents of this folder that still run."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")) if os.path.isdir("/proc") else ():
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                words = file.read()
        except OSError:
            continue
        if b"edgetempo.serve" in words and b"edgetempo-policies" in words:
            found.append(pid)
    return found


class PoliciesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="edgetempo-policies")
        cls.weights = np.random.default_rng(1).normal(size=(60, 20)).astype(np.float32)
        edgetempo.save_policy(cls.path("mine.safetensors"), [edgetempo.Dense(cls.weights, np.zeros(20), "tanh")])
        with open(cls.path("agent.py"), "w") as file:
            file.write(LAYER % cls.weights.tolist())

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder.name, name)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_a_file_and_a_live_agent_with_its_weights_earn_the_same_in_the_same_table(self):
        code, out, err = run("compare", "--policies", f"file={self.path('mine.safetensors')},live=python:{self.path('agent.py')},popularity",
                             "--solver", "nearest-server", "--episodes", 3, "--threads", 2, "--json", "--out", self.path("out"))
        self.assertEqual(code, 0, err)
        self.assertIn('"live"', out)
        (table,) = os.listdir(self.path("out"))
        with open(os.path.join(self.path("out"), table, "episodes.csv"), newline="") as file:
            rows = list(csv.DictReader(file))
        rewards = {name: [row["reward"] for row in rows if row["entrant"] == name] for name in ("file", "live")}
        self.assertEqual(len(rewards["file"]), 3)
        self.assertEqual(rewards["file"], rewards["live"])
        self.assertEqual(zombies(), [])

    def test_an_episode_here_is_the_episode_there(self):
        with edgetempo.EdgeTempoEnv(solver="nearest-server") as env:
            observation, _ = env.reset(seed=77)
            over = False
            while not over:
                observation, _, terminated, over, info = env.step(np.tanh(np.float32(observation) @ self.weights))
        code, out, err = run("evaluate", "--algorithm", self.path("mine.safetensors"), "--solver", "nearest-server", "--seed", 77,
                             "--episodes", 1, "--references", "", "--json")
        self.assertEqual(code, 0, err)
        self.assertIn(repr(info["episode_reward"])[:12], out)

    def test_what_does_not_fit_is_refused_with_one_line(self):
        def write(name, text):
            with open(self.path(name), "w") as file:
                file.write(text)
            return "python:" + self.path(name)

        narrow = self.path("narrow.safetensors")
        edgetempo.save_policy(narrow, [edgetempo.Dense(np.zeros((60, 7)), np.zeros(7), "tanh")])
        for policy, said in ((narrow, "the policy plans 7 bits"), (self.path("none.safetensors"), "there is no file"),
                             (write("raises.py", "raise ValueError('no weights here')"), "no weights here"),
                             (write("nan.py", "def act(o):\n    return [float('nan')] * 20\n"), "action value 0 is NaN"),
                             (write("dies.py", "import os\ndef act(o):\n    os._exit(3)\n"), "Python has ended .exit code 3")):
            with self.subTest(policy):
                code, _, err = run("evaluate", "--algorithm", policy, "--episodes", 1, "--references", "", "--solver", "nearest-server", "--quiet")
                self.assertEqual(code, 2, err)
                self.assertRegex([line for line in err.splitlines() if not line.startswith("WARNING")][-1], said)
        self.assertEqual(zombies(), [])
        with self.assertRaisesRegex(ValueError, "defines neither make_policy"):
            load_agent(write("empty.py", "")[len("python:") :], {})
        with self.assertRaisesRegex(ValueError, "act returned shape"):
            _action(load_agent(write("short.py", "def act(o):\n    return [0.0]\n")[len("python:") :], {}), np.zeros(60), 20)
        for layers, said in (([], "at least one layer"), ([edgetempo.Dense(np.full((2, 2), np.nan), np.zeros(2))], "no finite"),
                             ([edgetempo.Dense(np.zeros((2, 3)), np.zeros(3)), edgetempo.Dense(np.zeros((2, 3)), np.zeros(3))], "layer before")):
            with self.assertRaisesRegex(edgetempo.RefusedError, said):
                edgetempo.save_policy(self.path("bad.safetensors"), layers)

    def test_an_lstm_of_pytorch_s_layout_is_the_simulator_s(self):
        rng = np.random.default_rng(2)
        n, inputs = 4, 60
        ih, hh, b1, b2 = (rng.normal(size=s) * 0.3 for s in ((4 * n, inputs), (4 * n, n), (4 * n,), (4 * n,)))
        head = rng.normal(size=(n, 20)).astype(np.float32)
        edgetempo.save_policy(self.path("lstm.safetensors"), [edgetempo.Lstm.from_torch(ih, hh, b1, b2), edgetempo.Dense(head, np.zeros(20), "tanh")], remembers=True)
        tensors, metadata = edgetempo.load_policy(self.path("lstm.safetensors"))
        self.assertEqual(metadata["network"], "60 > lstm 4 > dense 20 tanh")
        self.assertEqual(tensors["actor/lstm0/inputWeight"].shape, (60, 12))
        code = (
            "import numpy as np\nih, hh, b, head = (np.array(a) for a in %r)\n"
            "class P:\n    def reset(self, seed, episode):\n        self.h = self.c = np.zeros(4)\n"
            "    def act(self, o):\n        i, f, g, q = np.split(ih @ o + hh @ self.h + b, 4)\n        s = lambda z: 1 / (1 + np.exp(-z))\n"
            "        self.c = s(f) * self.c + s(i) * np.tanh(g)\n        self.h = s(q) * np.tanh(self.c)\n        return np.tanh(self.h @ head)\n"
            "def make_policy(spaces):\n    return P()\n" % ([ih.tolist(), hh.tolist(), (b1 + b2).tolist(), head.tolist()],)
        )
        with open(self.path("lstm.py"), "w") as file:
            file.write(code)
        rewards = []
        for policy in (self.path("lstm.safetensors"), "python:" + self.path("lstm.py")):
            exit_code, out, err = run("evaluate", "--algorithm", policy, "--solver", "nearest-server", "--episodes", 2, "--references", "", "--json")
            self.assertEqual(exit_code, 0, err)
            rewards.append(json.loads(out)["policies"][0]["reward"])
        self.assertEqual(rewards[0], rewards[1])


if __name__ == "__main__":
    unittest.main()
