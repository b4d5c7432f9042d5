-- Text with marks that nest and overlap, cut into pieces that do not: slice(first, last, marks) -> pieces.
-- A mark is a table with `first` and `last` (bytes, from 1, inclusive) and whatever else its maker needs. The pieces
-- cover first..last without a gap, in order; piece.first, piece.last, and piece[1..#piece] are the marks that lie over
-- it, the one that begins first, then the longer one, then the earlier in `marks` before the others.
local MOST = 64 -- marks over one byte; what would lie over more is left out, so that the work stays linear

local function in_order(marks)
  local order, place = {}, {}
  for i, mark in ipairs(marks) do
    place[mark] = i
    if mark.last >= mark.first then order[#order + 1] = mark end
  end
  table.sort(order, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    if a.last ~= b.last then return a.last > b.last end
    return place[a] < place[b]
  end)
  return order
end

return function(first, last, marks)
  local order, pieces, over, next, at = in_order(marks), {}, {}, 1, first
  while at <= last do
    while order[next] and order[next].first <= at do
      if order[next].last >= at and #over < MOST then over[#over + 1] = order[next] end
      next = next + 1
    end
    local piece = { first = at, last = order[next] and math.min(last, order[next].first - 1) or last }
    for i, mark in ipairs(over) do
      piece[i], piece.last = mark, math.min(piece.last, mark.last)
    end
    pieces[#pieces + 1] = piece
    at, over = piece.last + 1, {}
    for _, mark in ipairs(piece) do
      if mark.last >= at then over[#over + 1] = mark end
    end
  end
  return pieces
end
