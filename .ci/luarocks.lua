-- LuaRocks on Debian means Lua 5.1 and does not see apt's modules; and nothing is fetched.
lua_version = "5.4"
lua_interpreter = "lua5.4"
rocks_servers = {}
rocks_provided = { lpeg = "1.0.2-1", ["lua-cjson"] = "2.1.0-1", argparse = "0.7.1-1" }
