"""Reads what EdgeTempo leaves with pandas: python3 read_results.py RUN...

Every file, column and unit: docs/outputs.md.
"""
import json
import pathlib
import sys

import pandas as pd


def run(folder):
    """One row an episode, with the run's seed and algorithm beside it."""
    folder = pathlib.Path(folder)
    record = json.loads((folder / "run.json").read_text())
    episodes = pd.read_csv(folder / "episodes.csv")
    return episodes.assign(seed=record["seed"], algorithm=record["algorithm"], scenario=record["scenario"])


def plans(folder):
    """[frame rows × services × servers] whether a service is cached; the plan column is p: and 0/1 digits, servers apart."""
    frames = pd.read_csv(pathlib.Path(folder) / "frames.csv")
    return frames["plan"].str.removeprefix("p:").str.split(" ").map(lambda servers: [[int(bit) for bit in one] for one in servers])


if __name__ == "__main__":
    all_runs = pd.concat([run(folder) for folder in sys.argv[1:]])
    last = all_runs[all_runs["episode"] >= all_runs["episode"].max() - 49]
    print(last.groupby(["scenario", "algorithm", "seed"])["reward"].agg(["mean", "std", "count"]))
    print("cached at the end:", plans(sys.argv[1]).iloc[-1])
