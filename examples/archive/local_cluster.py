#!/usr/bin/env python3
"""Runs quotations.py on a cluster of this machine (a standalone master and two
workers of a core each) and compares it with one process on the same articles.

    examples/archive/local_cluster.py ARTICLES OUT [--duidu PROGRAM] [--kill-a-worker]

ARTICLES is a directory of JSON lines. With --kill-a-worker one worker is killed,
with everything it runs, once the first part of the answer is written. Exit code 1:
the counts differ. Needs `pip install pyspark` and a Java.
"""

import argparse
import glob
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import pyspark

HERE = pathlib.Path(__file__).resolve().parent
SPARK_CLASS = pathlib.Path(pyspark.__file__).parent / "bin" / "spark-class"
DEADLINE = 900


class Cluster:
    """A master and its workers; each worker in a process group of its own."""

    def __init__(self, workers):
        self.directory = tempfile.mkdtemp(prefix="archive-")
        self.environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable,
                            "SPARK_LOCAL_DIRS": self.directory}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"spark://127.0.0.1:{port}"
        self.processes = []
        self.start("master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
        wait_for(lambda: is_open(port), "the master")
        self.workers = [
            self.start("worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", "0",
                       "--work-dir", f"{self.directory}/worker-{number}", self.url)
            for number in range(workers)]

    def start(self, name, *arguments):
        log = open(f"{self.directory}/{name}-{len(self.processes)}.log", "wb")
        process = subprocess.Popen(
            [SPARK_CLASS, f"org.apache.spark.deploy.{name}", *arguments],
            stdout=log, stderr=log, env=self.environment, start_new_session=True)
        self.processes.append(process)
        return process

    def submit(self, *arguments):
        return subprocess.Popen([sys.executable, HERE / "quotations.py", *arguments, "--master", self.url],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self.environment)

    def stop(self):
        for process in self.processes:
            kill(process)
        shutil.rmtree(self.directory, ignore_errors=True)


def kill(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def is_open(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for(condition, what):
    end = time.monotonic() + DEADLINE
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"waited for {what} in vain")
        time.sleep(0.1)


def one_process(program, articles):
    """Articles, quotations and lines skipped, as one process on one core has them."""
    files = sorted(glob.glob(f"{articles}/*"))
    begin = time.monotonic()
    process = subprocess.Popen([program, "quotes", "--corpus", "--threads", "1", *files],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    answers = process.stdout.read().splitlines()
    process.wait()
    seconds = time.monotonic() - begin
    lines = sum(open(file, "rb").read().count(b"\n") for file in files)
    quotations = sum(len(json.loads(answer)["quotes"]) for answer in answers)
    return (len(answers), quotations, lines - len(answers)), seconds


def on_the_cluster(asked):
    cluster = Cluster(workers=2)
    try:
        begin = time.monotonic()
        job = cluster.submit(asked.articles, asked.out, "--duidu", asked.duidu)
        if asked.kill_a_worker:
            written = f"{asked.out}/_temporary/0/task_*"
            wait_for(lambda: glob.glob(written) or job.poll() is not None, "the first part")
            if job.poll() is not None:
                sys.exit("the job ended before a worker could be killed: take more articles")
            kill(cluster.workers[0])
            print(f"killed a worker after {time.monotonic() - begin:.0f} s")
        out, complaints = job.communicate(timeout=DEADLINE)
        return out, complaints, time.monotonic() - begin
    finally:
        cluster.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles")
    parser.add_argument("out")
    parser.add_argument("--duidu", default=str(HERE.parent.parent / "target/release/duidu"))
    parser.add_argument("--kill-a-worker", action="store_true")
    asked = parser.parse_args()
    shutil.rmtree(asked.out, ignore_errors=True)

    expected, seconds = one_process(asked.duidu, asked.articles)
    told = "{} articles, {} quotations, {} lines skipped".format(*expected)
    print(f"one process:  {told}; {seconds:.1f} s on one core")
    out, complaints, seconds = on_the_cluster(asked)
    print(f"two workers:  {out.strip()}; {seconds:.1f} s with the start of Spark")
    for line in complaints.splitlines():
        if line.startswith("partition "):
            print("  " + line)
    if out.strip() != told:
        print(complaints[-4000:], file=sys.stderr)
        sys.exit("the counts differ")


if __name__ == "__main__":
    main()
