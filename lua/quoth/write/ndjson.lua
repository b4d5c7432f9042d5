-- One line of JSON for an article, its line end included.
-- options: those of article:json.
return function(article, options)
  if type(article) ~= "userdata" or getmetatable(article) ~= "quoth.Article" then
    error(("bad argument #1 to 'ndjson' (quoth.Article expected, got %s)"):format(type(article)), 2)
  end
  return article:json(options) .. "\n"
end
