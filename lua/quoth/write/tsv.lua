-- TSV: the rows of csv. A field never has a tab or a line end in it, so that a line is a row for every reader.
local table_of = require "quoth.write.table"

return table_of.writer("tsv", "\t", "\n")
