"""The rows that a query gives on articles of an NDJSON file: rows.py FOLDER ARTICLES QUERY"""
import os
import sys

from chdb import session

folder, articles, query = sys.argv[1:]
s = session.Session(os.path.abspath(folder))
s.query("create database news engine = Atomic")
s.query("use news")
s.query(f"""create table articles engine = MergeTree order by id as
  select id, text from file('{os.path.abspath(articles)}', JSONEachRow, 'id UInt64, text String')
  where text != '' settings input_format_allow_errors_num = 2""")
sys.stdout.write(str(s.query(open(query).read())))
