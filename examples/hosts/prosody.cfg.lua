-- Prosody with mod_quoth and nothing else:
--   PORT=8080 HERE=$PWD/examples/hosts DATA=/tmp/prosody prosody -F --config examples/hosts/prosody.cfg.lua
--   curl -H 'Host: localhost' --data-binary @examples/digest.txt http://127.0.0.1:8080/quoth/statements
plugin_paths = { ENV_HERE } -- where mod_quoth.lua is
data_path = ENV_DATA
modules_enabled = { "http" }
modules_disabled = { "s2s", "c2s", "offline" }
http_interfaces = { "127.0.0.1" }
http_ports = { ENV_PORT }
https_ports, c2s_ports, s2s_ports = {}, {}, {}
certificates = "." -- none; it looks into the folder
log = { warn = "*console" }

VirtualHost "localhost"
  modules_enabled = { "quoth" }
