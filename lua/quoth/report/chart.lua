-- Charts as inline SVG that needs no script, each with its numbers as a table.
local markup = require "quoth.write.markup"
local writer = require "quoth.write.writer"

local chart = {}

local escape = markup.escape

local LONGEST, LETTER = 26, 7.2 -- characters of a label; pixels of one, on the average

-- At most LONGEST characters, so that a long name does not run into the next.
local function short(text)
  text = markup.clean(text)
  if utf8.len(text) <= LONGEST then return text end
  return text:sub(1, utf8.offset(text, LONGEST) - 1) .. "…"
end

-- Pixels that the labels take, and room for a number behind them.
local function room_for(names, shown)
  local most = 0
  for i = 1, shown do most = math.max(most, utf8.len(short(names[i]))) end
  return math.ceil(most * LETTER) + 20
end

local OPEN = [[
<div class="scroll" tabindex="0" role="region" aria-label="$title"><svg role="img" width="$width" height="$height"
 viewBox="0 0 $width $height" aria-labelledby="$id-t $id-d"><title id="$id-t">$title</title>
<desc id="$id-d">$text</desc>
]]

local TABLE = [[
</svg></div>
<details class="numbers"><summary>As a table</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Numbers"><table><thead><tr>]]

local ROW_LABEL = [[
<text class="axis" x="$x" y="$y" text-anchor="end">$name<tspan class="sum" dx="8">$count</tspan>
<title>$all</title></text>
]]

local COLUMN_LABEL = [[
<text class="axis" transform="translate($x $y) rotate(-40)">$name<title>$all: $count</title></text>
]]

local CELL = [[
<g class="cell" data-$down="$row" data-$across="$column"><title>$row, $column: $count</title>
<rect class="h$level" x="$x" y="$y" width="$width" height="$height" rx="2"/>
<text class="t$level" x="$middle" y="$base" text-anchor="middle">$count</text></g>
]]

local DAY = [[
<line class="grid" x1="$x" x2="$x" y1="$y1" y2="$y2"/>
]]

local LANE = [[
<line class="lane" x1="$x1" x2="$x2" y1="$y" y2="$y"/>
]]

local DOT = [[
<g><title>$day, $lane: $count$remark</title><circle class="$class" cx="$x" cy="$y" r="$r"/></g>
]]

local function add(out, template, values)
  for name, value in pairs(values) do
    if math.type(value) == "float" then values[name] = writer.fraction(value, 1) end
  end
  out[#out + 1] = markup.fill(template, values)
end

local function add_table(out, heads, rows)
  out[#out + 1] = TABLE
  for _, head in ipairs(heads) do out[#out + 1] = ('<th scope="col">%s</th>'):format(head) end
  out[#out + 1] = "</tr></thead><tbody>\n"
  for _, row in ipairs(rows) do
    out[#out + 1] = ('<tr><th scope="row">%s</th><td>%s</td><td>%d</td></tr>\n')
      :format(escape(row[1]), escape(row[2]), row[3])
  end
  out[#out + 1] = "</tbody></table></div></details>\n"
end

-- All counts that are not zero, in the order of the chart.
local function rows_of(counts, columns)
  local rows = {}
  for _, row in ipairs(counts.down) do
    for _, column in ipairs(columns) do
      local count = counts.cells[row][column]
      if count then rows[#rows + 1] = { row, column, count } end
    end
  end
  return rows
end

local function further(total, shown, what)
  if total <= shown then return "" end
  return (" Shown are the %d most frequent %s of %d; the table has them all."):format(shown, what, total)
end

-- Shade 1 to 5 of a count.
local function shade(count, max) return math.ceil(5 * count / max) end

local WIDTH, HEIGHT = 46, 28 -- of a cell
local ROWS, COLUMNS = 24, 12

local function add_row(out, counts, row, y, size, names)
  add(out, ROW_LABEL, { x = size.left - 10, y = y + 19, name = short(row), count = counts.down.count[row], all = row })
  for c = 1, size.columns do
    local column, x = counts.across[c], size.left + (c - 1) * WIDTH
    local count = counts.cells[row][column]
    if count then
      add(out, CELL, {
        down = names.down, across = names.across, row = row, column = column, count = count,
        level = shade(count, size.max), x = x + 1, y = y + 1, width = WIDTH - 2, height = HEIGHT - 2,
        middle = x + WIDTH // 2, base = y + 19,
      })
    else
      add(out, '<circle class="nil" cx="$x" cy="$y" r="1.5"/>\n', { x = x + WIDTH // 2, y = y + HEIGHT // 2 })
    end
  end
end

-- A matrix of counts (model.table_of). names: { down = "who", across = "topic" }, what the page's filter calls them.
function chart.matrix(out, id, counts, title, names, labels)
  local rows, columns, max = math.min(#counts.down, ROWS), math.min(#counts.across, COLUMNS), 1
  for _, row in pairs(counts.cells) do
    for _, count in pairs(row) do max = math.max(max, count) end
  end
  local slant = room_for(counts.across, columns)
  local left, top = room_for(counts.down, rows) + 30, math.ceil(slant * 0.64) + 16
  local text = ("%s by %s, %d by %d; the more a cell stands out, the more statements it has. The most are %d.")
    :format(labels.down, labels.across, #counts.down, #counts.across, max)
  add(out, OPEN, {
    id = id, title = title, width = left + columns * WIDTH + math.ceil(slant * 0.77), height = top + rows * HEIGHT + 6,
    text = text .. further(#counts.down, rows, labels.down:lower()) .. further(#counts.across, columns, labels.across),
  })
  for c = 1, columns do
    local column = counts.across[c]
    add(out, COLUMN_LABEL, {
      x = left + (c - 1) * WIDTH + WIDTH // 2 - 4, y = top - 8, name = short(column), all = column,
      count = counts.across.count[column],
    })
  end
  local size = { left = left, columns = columns, max = max }
  for r = 1, rows do add_row(out, counts, counts.down[r], top + (r - 1) * HEIGHT, size, names) end
  add_table(out, { labels.one_down, labels.one_across, "Statements" }, rows_of(counts, counts.across))
end

local WIDE, LANES, TOP, LANE_HEIGHT = 800, 16, 46, 30

-- A line for each day, and its date where one of two rows has room for it.
local function add_days(out, days, x_of, height)
  local free = { 0, 0 } -- where the next label of a row can begin
  for _, day in ipairs(days) do
    local x, half = x_of(day.day), #day.text * LETTER / 2
    local row = x - half >= free[1] and 1 or x - half >= free[2] and 2
    add(out, DAY, { x = x, y1 = row == 2 and TOP - 22 or TOP - 6, y2 = height })
    if row then
      add(out, '<text class="axis" x="$x" y="$y" text-anchor="middle">$day</text>\n',
        { x = x, y = row == 1 and TOP - 12 or TOP - 28, day = day.text })
      free[row] = x + half + 8
    end
  end
end

local function add_dots(out, lane, days, cells, x_of, y)
  local first = true
  for _, day in ipairs(days) do
    local count = cells[day.text]
    if count then
      add(out, DOT, {
        day = day.text, lane = lane, count = count, remark = first and ", first seen" or "",
        class = first and "first" or "again", x = x_of(day.day), y = y, r = math.min(13, 3.5 + 2 * math.sqrt(count)),
      })
      first = false
    end
  end
end

-- Lanes over days. days: { day = number, text = }, sorted; counts: of lanes down and the days' texts across.
function chart.timeline(out, id, counts, days, title, labels)
  local lanes, names = math.min(#counts.down, LANES), {}
  local from, to, left = days[1].day, days[#days].day, room_for(counts.down, lanes)
  local height = TOP + lanes * LANE_HEIGHT
  local function x_of(day)
    return left + 50.0 + (to > from and (day - from) / (to - from) or 0.5) * (WIDE - left - 100)
  end
  local text = ("%d %s from %s to %s: a dot for each day with statements, the larger the more; the first is filled.")
    :format(#counts.down, labels.down:lower(), days[1].text, days[#days].text)
  add(out, OPEN, {
    id = id, title = title, width = WIDE, height = height + 8,
    text = text .. further(#counts.down, lanes, labels.down:lower()),
  })
  for i, day in ipairs(days) do names[i] = day.text end
  add_days(out, days, x_of, height)
  for i = 1, lanes do
    local lane, y = counts.down[i], TOP + (i - 1) * LANE_HEIGHT + LANE_HEIGHT // 2
    add(out, LANE, { x1 = left, x2 = WIDE - 10, y = y })
    add(out, '<text class="axis" x="$x" y="$y" text-anchor="end">$name<title>$all</title></text>\n',
      { x = left - 10, y = y + 5, name = short(lane), all = lane })
    add_dots(out, lane, days, counts.cells[lane], x_of, y)
  end
  add_table(out, { labels.one_down, "Day", "Statements" }, rows_of(counts, names))
end

return chart
