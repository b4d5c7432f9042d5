-- One line of JSON for an article (STATEMENT.md section 8), its line end included.
-- options: those of article:json.
return function(article, options) return article:json(options) .. "\n" end
