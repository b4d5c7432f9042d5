-- The report's colours in both themes, and which of them stand on which: the spec computes the contrast of each pair.
-- The hues (blue, ochre, green, vermilion) stay apart in the common kinds of colour blindness; each of them comes with
-- a label, a line style or a sign of its own as well.
local palette = {}

palette.light = {
  paper = "#fbfaf6", card = "#f3f1ea", ink = "#1c1b19", quiet = "#5b5850", line = "#d8d4c8", edge = "#8a867b",
  accent = "#1d4f86", speaker = "#1d4f86", cue = "#7a4b00", direct = "#1d4f86", mixed = "#9a5a00",
  indirect = "#6a665d",
  ["on-content"] = "#e3ecf7", ["on-speaker"] = "#c9def4", ["on-cue"] = "#f8e4bd",
  evidence = "#ffe27a", ["evidence-ink"] = "#1c1b19",
  ["ins-paper"] = "#ddefe4", ins = "#0b5434", ["del-paper"] = "#f9e4df", del = "#8f2a1b",
  ["heat-1"] = "#e4ecf5", ["heat-2"] = "#bcd2ea", ["heat-3"] = "#86add6", ["heat-4"] = "#33689f",
  ["heat-5"] = "#173f6c",
  ["heat-1-ink"] = "#1c1b19", ["heat-2-ink"] = "#1c1b19", ["heat-3-ink"] = "#1c1b19",
  ["heat-4-ink"] = "#ffffff", ["heat-5-ink"] = "#ffffff",
}

palette.dark = {
  paper = "#181715", card = "#22201d", ink = "#ece8df", quiet = "#aba598", line = "#3a3731", edge = "#7d786c",
  accent = "#9cc4ef", speaker = "#9cc4ef", cue = "#e6b976", direct = "#8ab6e6", mixed = "#e0a54f",
  indirect = "#9b958a",
  ["on-content"] = "#24364a", ["on-speaker"] = "#2c4a69", ["on-cue"] = "#4a3817",
  evidence = "#e9c84c", ["evidence-ink"] = "#1c1b19",
  ["ins-paper"] = "#173525", ins = "#9fdcb9", ["del-paper"] = "#43211b", del = "#f3b3a5",
  ["heat-1"] = "#20303f", ["heat-2"] = "#2a4a6b", ["heat-3"] = "#386a9c", ["heat-4"] = "#7fb0e2",
  ["heat-5"] = "#c4ddf6",
  ["heat-1-ink"] = "#ece8df", ["heat-2-ink"] = "#ece8df", ["heat-3-ink"] = "#ffffff",
  ["heat-4-ink"] = "#101010", ["heat-5-ink"] = "#101010",
}

-- What is read on what: WCAG 2.2 AA asks 4.5 of text, and 3 of what is not text but carries a meaning.
palette.text = {
  { "ink", "paper" }, { "ink", "card" }, { "quiet", "paper" }, { "quiet", "card" }, { "accent", "paper" },
  { "accent", "card" }, { "speaker", "paper" }, { "cue", "paper" }, { "direct", "paper" }, { "mixed", "paper" },
  { "indirect", "paper" }, { "ink", "on-content" }, { "ink", "on-speaker" }, { "ink", "on-cue" },
  { "speaker", "on-content" }, { "cue", "on-content" }, { "speaker", "on-speaker" }, { "cue", "on-cue" },
  { "evidence-ink", "evidence" }, { "ins", "ins-paper" }, { "del", "del-paper" }, { "paper", "accent" },
  { "heat-1-ink", "heat-1" }, { "heat-2-ink", "heat-2" }, { "heat-3-ink", "heat-3" }, { "heat-4-ink", "heat-4" },
  { "heat-5-ink", "heat-5" },
}
palette.shapes = {
  { "edge", "paper" }, { "edge", "card" }, { "accent", "paper" }, { "direct", "on-content" }, { "mixed", "on-content" },
  { "indirect", "on-content" },
}

local function variables(theme)
  local names, out = {}, {}
  for name in pairs(theme) do names[#names + 1] = name end
  table.sort(names)
  for i, name in ipairs(names) do out[i] = ("--%s:%s;"):format(name, theme[name]) end
  return table.concat(out)
end

-- Custom properties: light, dark where the reader's system is, and either where the page's own switch says so.
function palette.css()
  local light, dark = variables(palette.light), variables(palette.dark)
  return table.concat {
    ":root{color-scheme:light;", light, "}\n",
    "@media (prefers-color-scheme:dark){:root{color-scheme:dark;", dark, "}}\n",
    ":root[data-theme=light]{color-scheme:light;", light, "}\n:root[data-theme=dark]{color-scheme:dark;", dark, "}\n",
    "@media print{:root,:root[data-theme=dark]{color-scheme:light;", light, "--paper:#fff}}\n",
  }
end

return palette
