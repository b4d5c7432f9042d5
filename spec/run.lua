-- The specs under the Lua that runs this file, with the modules of the checkout: lua5.4 spec/run.lua [busted's options]
local build = os.getenv "QUOTH_BUILD" or "build"
package.path = "./lua/?.lua;./lua/?/init.lua;./spec/?.lua;" .. package.path
package.cpath = "./" .. build .. "/lib/?.so;" .. package.cpath
require "busted.runner" { standalone = false }
