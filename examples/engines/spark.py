"""Apache Spark: quoth filter as a pipe between two sets of lines; each partition is one process.

  spark-submit examples/engines/spark.py articles.ndjson out      (in order: cat out/part-*)
"""
import os
import sys

from pyspark.sql import SparkSession

source, target = sys.argv[1:]
spark = SparkSession.builder.appName("quoth").getOrCreate()
lines = spark.sparkContext.textFile(source)
command = os.environ.get("QUOTH", "quoth") + " filter"
lines.pipe(command, env=dict(os.environ), checkCode=True).saveAsTextFile(target)
spark.stop()
