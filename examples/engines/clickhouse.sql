-- ClickHouse, chDB: rows go to quoth filter as NDJSON, each article's statements come back as a nested column.
--   create table articles (id UInt64, text String) ...
select id, s.name as speaker, s.kind as kind, s.topic as topic, s.text as content
from executable('clickhouse.sh', JSONEachRow,
  'id UInt64, statements Array(Tuple(name Nullable(String), kind String, topic Nullable(String), text String))',
  (select id, text from articles order by id),
  settings command_read_timeout = 60000)
array join statements as s
settings input_format_skip_unknown_fields = 1, input_format_json_ignore_unknown_keys_in_named_tuple = 1
format TSV
