"""Time of a step from Python, beside a process that only echoes frames of the same sizes: PYTHONPATH=python python3 python/benchmarks/round_trip.py

    --steps N     of each measurement (default 20000); --memory N steps one environment N times and prints both processes' memory
"""

import argparse
import subprocess
import sys
import time

import numpy as np

import edgetempo

ECHO = """
import os, sys
asked, told = int(sys.argv[1]), bytes(int(sys.argv[2]))
while True:
    left = asked
    while left:
        piece = os.read(0, left)
        if not piece:
            sys.exit()
        left -= len(piece)
    view = memoryview(told)
    while view:
        view = view[os.write(1, view):]
"""


def echo(request_bytes, reply_bytes, steps):
    """Seconds a round trip with a Python process that does nothing."""
    child = subprocess.Popen([sys.executable, "-c", ECHO, str(request_bytes), str(reply_bytes)], bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    request, reply = bytes(request_bytes), memoryview(bytearray(reply_bytes))

    def trip():
        child.stdin.write(request)
        done = 0
        while done < reply_bytes:
            done += child.stdout.readinto(reply[done:])

    for _ in range(200):
        trip()
    best = min(_timed(trip, max(1, steps // 5)) for _ in range(5))
    child.stdin.close()
    child.stdout.close()
    child.wait()
    return best


def _timed(call, times):
    start = time.perf_counter()
    for _ in range(times):
        call()
    return (time.perf_counter() - start) / times


def rss_mib(pid):
    """Resident memory of a process, MiB."""
    with open(f"/proc/{pid}/statm") as file:
        return int(file.read().split()[1]) * 4096 / 2**20


def one(world, scenario, steps, **options):
    """Seconds a step of one environment, resets included."""
    with edgetempo.EdgeTempoEnv(world, scenario, **options) as env:
        env.reset(seed=1)
        action = np.int32(0) if hasattr(env.action_space, "n") else env.action_space.sample()

        def step():
            _, _, terminated, truncated, _ = env.step(action)
            if terminated or truncated:
                env.reset()

        for _ in range(5000):
            step()
        batch = env._batch
        return min(_timed(step, max(1, steps // 5)) for _ in range(5)), len(batch._step), len(batch._reply)


def many(world, scenario, envs, threads, steps, **options):
    """Seconds a step of a batch."""
    env = edgetempo.EdgeTempoVectorEnv(envs, world, scenario, threads=threads, **options)
    env.reset(seed=1)
    action = np.zeros(env.action_space.shape, np.int32 if hasattr(env.single_action_space, "n") else np.float32)
    for _ in range(2000):
        env.step(action)
    batch = env._batch
    best = min(_timed(lambda: env.step(action), max(1, steps // 5)) for _ in range(5))
    sizes = len(batch._step), len(batch._reply)
    env.close()
    return best, *sizes


def memory(steps):
    """Steps one environment and prints memory as it goes."""
    with edgetempo.EdgeTempoEnv("fran-phase1", "fran-small") as env:
        env.reset(seed=1)
        start = time.perf_counter()
        for i in range(1, steps + 1):
            _, _, over, _, _ = env.step(0)
            if over:
                env.reset()
            if i % (steps // 10) == 0:
                print(f"{i:>9} steps  Python {rss_mib('self'):6.1f} MiB  simulator {rss_mib(env.pid):6.1f} MiB  {time.perf_counter() - start:6.1f} s", flush=True)


def main():
    """Prints a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=20000)
    parser.add_argument("--memory", type=int, default=0)
    options = parser.parse_args()
    if options.memory:
        memory(options.memory)
        return
    print("world        envs  threads   step (µs)  per env (µs)   echo (µs)  step − echo (µs)")
    for world, scenario, envs, threads in (
        ("fran-phase1", "fran-small", 1, 1),
        ("fran-phase1", "fran-small", 64, 1),
        ("fran-phase1", "fran-small", 64, 2),
    ):
        steps = options.steps if envs == 1 else options.steps // 4
        taken, asked, told = one(world, scenario, steps) if envs == 1 else many(world, scenario, envs, threads, steps)
        floor = echo(asked, told, steps)
        print(f"{world:<12}{envs:>5}{threads:>9}{taken * 1e6:>12.1f}{taken * 1e6 / envs:>14.2f}{floor * 1e6:>12.1f}{(taken - floor) * 1e6:>18.1f}", flush=True)


if __name__ == "__main__":
    main()
