rockspec_format = "3.0"
package = "quoth"
version = "0.1.0-1"
source = { url = "git+https://example.org/quoth.git", tag = "v0.1.0" }
description = {
  summary = "Who said what in a news article",
  detailed = [[
    quoth turns a news article into statements: who said what, verbatim or paraphrased, on which topic.
    Written in C; languages and rules are data.]],
  license = "MIT",
  labels = { "nlp", "news", "text" },
}
supported_platforms = { "unix" }
dependencies = { "lua >= 5.3, < 5.6", "lpeg >= 1.0", "lua-cjson >= 2.1", "argparse >= 0.7" }
-- `make deps` gets them. No header of curl: Debian keeps it where LuaRocks does not look.
external_dependencies = {
  LEXBOR = { header = "lexbor/html/tokenizer.h" },
  CURL = { library = "curl" },
}
build = {
  type = "make",
  build_target = "rock",
  install_target = "rock-install",
  build_variables = {
    CC = "$(CC)",
    LUA = "$(LUA)",
    LUA_INCLUDE = "-I$(LUA_INCDIR)",
  },
  install_variables = {
    INST_LUADIR = "$(LUADIR)",
    INST_LIBDIR = "$(LIBDIR)",
  },
  install = { bin = { quoth = "lua/quoth/cli/main.lua" }, conf = { ["types.lua"] = "lua/types/quoth.lua" } },
  copy_directories = { "examples" },
}
test = { type = "command", command = "make check" }
