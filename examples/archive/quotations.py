#!/usr/bin/env python3
"""Turns articles into Parquet of quotations with Apache Spark.

    spark-submit examples/archive/quotations.py ARTICLES OUT [--parquet] [--duidu PROGRAM] [--master URL]

ARTICLES is a directory or pattern of JSON lines ({"id","text"}; other fields are
ignored), or of Parquet with the columns id and text (--parquet). OUT gets a row for each
quotation; where the article has it in both languages, `translation` is the other
one, and `is_repeated` is true for the second of the two, so that each can be
counted once. Spark hands the lines of a partition to one `duidu quotes --corpus`,
which aligns the two languages, and reads its answers; no article is looked at in
Python. A line that is no article is told at the end, and skipped: the exit code
is 1 then.

Needs `pip install pyspark`, a Java, and the program at the same path on every
machine.
"""

import argparse
import collections
import os
import re
import subprocess
import sys
import threading

from pyspark import AccumulatorParam, TaskContext
from pyspark.sql import SparkSession
from pyspark.sql.functions import coalesce, col, expr, lit, posexplode, struct, to_json

WORDS = "struct<text:string, start:bigint, end:bigint>"
SPEAKER = "struct<text:string, start:bigint, end:bigint, name:string, role:string>"
ANSWER = (
    "id string, quotes array<struct<"
    "start:bigint, `end`:bigint, spans:array<array<bigint>>, text:string, kind:string, "
    f"cue:{WORDS}, speaker:{SPEAKER}, pair:int>>"
)
# Lines that the filter may have read without having answered: more than it has
# under way, so that a line that is complained of is still known.
UNANSWERED = 4096
# Complaints that are printed; the others are only counted.
TOLD = 100


class Complaints(AccumulatorParam):
    """How many there were, and the first of them."""

    def zero(self, _):
        return 0, []

    def addInPlace(self, one, other):
        return one[0] + other[0], (one[1] + other[1])[:TOLD]


def filtered(command, complaints, answered):
    """What to do with a partition: its lines through one process."""

    def partition(lines):
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        recent = collections.deque(maxlen=UNANSWERED)
        failure = []

        def feed():
            try:
                for number, line in enumerate(lines, 1):
                    recent.append((number, line[:60]))
                    process.stdin.write(line + b"\n")
                process.stdin.close()
            except BrokenPipeError:
                pass  # The exit code says why.
            except Exception as error:
                failure.append(error)
                process.kill()

        def listen():
            for complaint in process.stderr:
                complaint = complaint.decode("utf-8", "replace").strip()
                found = re.search(r"line (\d+): (.*)", complaint)
                if found:
                    begins = dict(recent.copy()).get(int(found[1]), b"").decode("utf-8", "replace")
                    complaint = f"{found[2]}: {begins}"
                complaints.add((1, [f"partition {part}: {complaint}"]))

        part = TaskContext.get().partitionId()
        threads = [threading.Thread(target=work, daemon=True) for work in (feed, listen)]
        for thread in threads:
            thread.start()
        answers = 0
        for answers, answer in enumerate(process.stdout, 1):
            yield answer.decode("utf-8")
        answered.add(answers)
        for thread in threads:
            thread.join()
        # 1: lines were skipped, and have been told.
        if failure or process.wait() not in (0, 1):
            raise failure[0] if failure else RuntimeError(f"{command} ended with {process.returncode}")

    return partition


def articles(spark, asked):
    """The articles as JSON lines in UTF-8."""
    if asked.parquet:
        line = to_json(struct("id", "text"))
        return spark.read.parquet(asked.articles).select(line).rdd.map(lambda row: row[0].encode("utf-8"))
    return spark.sparkContext.textFile(asked.articles, use_unicode=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles")
    parser.add_argument("out")
    parser.add_argument("--parquet", action="store_true", help="ARTICLES are Parquet, not JSON lines")
    parser.add_argument("--duidu", default="duidu", help="the program, at the same path on every machine")
    parser.add_argument("--master", help="spark://HOST:PORT; usually spark-submit says it")
    asked = parser.parse_args()

    builder = SparkSession.builder.appName("quotations")
    if asked.master:
        builder = builder.master(asked.master)
    spark = builder.getOrCreate()
    complaints = spark.sparkContext.accumulator((0, []), Complaints())
    answered = spark.sparkContext.accumulator(0)

    # The workers have directories of their own.
    program = os.path.abspath(asked.duidu) if os.path.exists(asked.duidu) else asked.duidu
    # One thread each: Spark has a partition for every core.
    command = [program, "quotes", "--corpus", "--threads", "1"]
    lines = articles(spark, asked).mapPartitions(filtered(command, complaints, answered))
    quotations = spark.read.schema(ANSWER).json(lines).select("id", "quotes", posexplode("quotes").alias("place", "q"))
    quotations.select(
        col("id").alias("article"), "q.kind", "q.start", "q.end", "q.spans", "q.text",
        col("q.speaker.name").alias("speaker"), col("q.speaker.role").alias("role"),
        col("q.speaker.text").alias("mention"), col("q.cue.text").alias("cue"),
        expr("quotes[q.pair].text").alias("translation"),
        coalesce(col("q.pair") < col("place"), lit(False)).alias("is_repeated"),
    ).write.mode("overwrite").parquet(asked.out)

    skipped, told = complaints.value
    quotations = spark.read.parquet(asked.out).count()
    spark.stop()
    print(f"{answered.value} articles, {quotations} quotations, {skipped} lines skipped")
    for complaint in told:
        print(complaint, file=sys.stderr)
    sys.exit(1 if skipped else 0)


if __name__ == "__main__":
    main()
