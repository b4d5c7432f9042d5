std = "lua53+busted"
max_line_length = 120
exclude_files = { "build", "lua_modules", ".ci/luarocks.lua" }
files["lua/types"] = { ignore = { "1", "2", "5" }, max_line_length = false }
-- What a host gives its scripts.
files["examples/hosts/lighttpd.lua"] = { globals = { "lighty" } }
files["examples/hosts/haproxy.lua"] = { read_globals = { "core" } }
files["examples/hosts/mod_quoth.lua"] = { read_globals = { "module" } }
files["examples/hosts/prosody.cfg.lua"] = {
  read_globals = { "ENV_HERE", "ENV_DATA", "ENV_PORT", "VirtualHost" }, allow_defined_top = true, ignore = { "131" },
}
-- Data: long lists of words.
files["lua/quoth/language"] = { max_line_length = false }
-- Tables of example sentences.
files["spec/*_spec.lua"] = { max_line_length = false }
files["spec/fixtures"] = { max_line_length = false }
files["spec/train"] = { max_line_length = 140 }
-- Rule files run in an environment of their own.
files["lua/quoth/rules/library"] = {
  read_globals = {
    "words", "entities", "dict", "near", "before", "affirm", "negated", "of", "F", "tagged", "sum", "it", "rule",
    "rules",
    "use", "lp", "re", "where", "P", "B", "C", "R", "S", "V", "lpeg",
  },
}
