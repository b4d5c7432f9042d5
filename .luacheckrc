std = "lua53+busted"
max_line_length = 120
exclude_files = { "build", "lua_modules", ".ci/luarocks.lua" }
files["lua/types"] = { ignore = { "1", "2", "5" }, max_line_length = false }
-- Data: long lists of words.
files["lua/quoth/language"] = { max_line_length = false }
-- Tables of example sentences.
files["spec/*_spec.lua"] = { max_line_length = false }
files["spec/fixtures"] = { max_line_length = false }
files["spec/train"] = { max_line_length = 140 }
