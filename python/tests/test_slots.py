"""Slot solvers as functions."""

import unittest

import numpy as np

import edgetempo


class SlotsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.exact = edgetempo.SlotSolver("exact", threads=2)
        cls.slots = cls.exact.draw(8, seed=3)

    @classmethod
    def tearDownClass(cls):
        cls.exact.close()

    def test_nobody_beats_the_exact_solver(self):
        best = self.exact.solve(self.slots)
        genetic = edgetempo.solve(self.slots, "improved")
        self.assertEqual(best.shape, (8,))
        self.assertTrue(np.all(best["qos"] >= genetic["qos"]))
        self.assertTrue(np.all(best["qos"] > 0))

    def test_decisions_keep_shares_and_score_as_the_model_says(self):
        p, d = self.slots, self.exact.solve(self.slots)
        for b in range(len(p)):
            away = d["offload"][b] > 0
            for server in range(self.exact.servers):
                self.assertLessEqual(d["bandwidth_share"][b][away & (p["cell"][b] == server)].sum(), 1 + 1e-9)
            user = np.flatnonzero(away & (d["offload"][b] - 1 == p["cell"][b]))[0]
            target = d["offload"][b][user] - 1
            hit = p["cached"][b][target][p["service"][b][user]]
            uplink = p["transmit_s"][b][user] / d["bandwidth_share"][b][user]
            serve = p["execute_s"][b][user] / d["frequency_share"][b][user] if hit else p["cloud_s"][b][user]
            self.assertAlmostEqual(d["user_delay_s"][b][user], uplink + serve, places=9)
            self.assertAlmostEqual(d["qos"][b], d["user_qos"][b].sum(), places=9)

    def test_a_slot_is_decided_by_itself(self):
        whole = self.exact.solve(self.slots)
        np.testing.assert_array_equal(self.exact.solve(self.slots[5:6])[0], whole[5])
        fields = {name: self.slots[name] for name in self.slots.dtype.names}
        np.testing.assert_array_equal(self.exact.solve(fields), whole)

    def test_what_is_no_slot_is_refused(self):
        bad = self.slots.copy()
        bad["transmit_s"][2][7] = np.nan
        with self.assertRaisesRegex(edgetempo.RefusedError, r"slot 2: transmit_s\[7\] is NaN"):
            self.exact.solve(bad)
        bad = self.slots.copy()
        bad["service"][1][0] = 99
        with self.assertRaisesRegex(edgetempo.RefusedError, r"slot 1: service\[0\] is 99; allowed: 0 to 9"):
            self.exact.solve(bad)
        with self.assertRaisesRegex(edgetempo.RefusedError, "missing .*'cell'"):
            self.exact.solve({"service": self.slots["service"]})
        with self.assertRaisesRegex(edgetempo.RefusedError, "shape"):
            self.exact.solve({**{n: self.slots[n] for n in self.slots.dtype.names}, "cell": np.zeros((8, 3), int)})
        with self.assertRaises(edgetempo.StartError):
            edgetempo.SlotSolver("no-such-solver")
        self.assertEqual(len(self.exact.solve(self.slots[:1])), 1)


if __name__ == "__main__":
    unittest.main()
