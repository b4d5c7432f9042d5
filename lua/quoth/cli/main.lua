-- The executable `quoth`.
os.exit(require("quoth.cli").run(arg), true)
