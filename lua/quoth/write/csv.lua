-- CSV (RFC 4180): a row for each statement and tag, nested statements included; a statement without tags has one row.
local table_of = require "quoth.write.table"

return table_of.writer("csv", ",", "\r\n")
