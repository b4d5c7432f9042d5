-- The specs under the Lua that runs this file, with the modules of the checkout (paths: .busted):
-- lua5.4 spec/run.lua [busted's options]
require "busted.runner" { standalone = false }
