-- quoth completion: a shell's script that completes commands, options and their choices.
local cli = require "quoth.cli"

local completion = {}

completion.summary = "Print a script that completes quoth's arguments in a shell."

completion.examples = [[
  eval "$(quoth completion bash)"
  quoth completion fish >~/.config/fish/completions/quoth.fish]]

function completion.declare(command)
  command:argument("shell", "bash, zsh or fish."):choices { "bash", "zsh", "fish" }:argname "SHELL"
end

function completion.run(options)
  local parser = cli.parser()
  local ok, message, number = io.write(parser["get_" .. options.shell .. "_complete"](parser))
  if not ok then return cli.write_failed(message, number) end
  return cli.DONE
end

return completion
