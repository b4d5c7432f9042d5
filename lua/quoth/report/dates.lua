-- The day of an article: what it was published on, else its dateline's, as "2024-01-18" or "18 January" and as a number
-- of days.
local dates = {}

-- How the names of the months begin, in the languages that quoth reads.
local stems = {
  "jan jän ene янв", "feb fév fév fev фев", "mar mär мар", "apr avr abr апр", "may mai мая май", "jun juin июн",
  "jul juil июл", "aug aoû ago авг", "sep set сен", "oct okt окт", "nov ноя", "dec dez déc dic дек",
}

-- Days since 1 March of the year 0 (proleptic Gregorian calendar); a year that begins in March ends with its leap day.
function dates.days(year, month, day)
  if month <= 2 then year, month = year - 1, month + 12 end
  return 365 * year + year // 4 - year // 100 + year // 400 + (153 * (month - 3) + 2) // 5 + day - 1
end

local function month_of(text)
  local word = text:lower()
  for month, starts in ipairs(stems) do
    for stem in starts:gmatch "%S+" do
      if word:sub(1, #stem) == stem then return month end
    end
  end
end

-- Month, day and year (nil where none is named) of a date in words: "January 18", "18 января 2024", "18.01.2024".
function dates.parse(text)
  local year, month, day = text:match "(%d%d%d%d)%-(%d%d?)%-(%d%d?)"
  if not year then day, month, year = text:match "(%d%d?)[./](%d%d?)[./](%d%d%d%d)" end
  if not year then
    for word in text:gmatch "[%a\x80-\xff]+" do month = month or month_of(word) end
    year = text:match "%f[%d]%d%d%d%d%f[%D]"
    day = text:gsub("%d%d%d%d", ""):match "%f[%d]%d%d?%f[%D]"
  end
  year, month, day = math.tointeger(tonumber(year)), math.tointeger(tonumber(month)), math.tointeger(tonumber(day))
  if not month or not day or month < 1 or month > 12 or day < 1 or day > 31 then return nil end
  return month, day, year
end

-- The year that most of the articles name; datelines name none.
local function common_year(articles)
  local count, best = {}, nil
  for _, article in ipairs(articles) do
    local year = (article.published or ""):match "^%d%d%d%d"
    if year then
      count[year] = (count[year] or 0) + 1
      if not best or count[year] > count[best] then best = year end
    end
  end
  return best and math.tointeger(tonumber(best))
end

local names = {
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
}

-- For each article { day = number, iso = "2024-01-18" or "01-18", text = the same or "18 January" } or false.
function dates.of(articles)
  local usual, out = common_year(articles), {}
  for i, article in ipairs(articles) do
    local month, day, year = dates.parse(article.published or "")
    if not month then month, day, year = dates.parse(article.dateline and article.dateline.date or "") end
    year = year or usual
    local iso = month and (year and ("%04d-"):format(year) or "") .. ("%02d-%02d"):format(month, day)
    out[i] = month and {
      day = dates.days(year or 2000, month, day), iso = iso, text = year and iso or ("%d %s"):format(day, names[month]),
    } or false
  end
  return out
end

return dates
