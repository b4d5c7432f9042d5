-- PostgreSQL with pllua (Debian: postgresql-15-pllua, Lua 5.3): statements as rows, of articles that are rows.
--   make install LUA=lua5.3 B=build/lua53 LUA_INCLUDE="$(.ci/deps --include 5.3)"
--   psql -f examples/hosts/postgresql.sql
-- A superuser creates it, as plluau is untrusted; any role may call it.
create extension if not exists plluau;

-- first and last count characters of the body, as substr does. It keeps no state, so parallel workers may run it.
create or replace function quoth_statements(body text)
returns table (
  id integer, kind text, speaker text, cue text, status text, attribution text, topic text, content text,
  first integer, last integer)
language plluau immutable strict parallel safe cost 10000 rows 20
as $$
  local article, message = require "quoth".parse(body)
  if not article then
    if body:find "%S" then error(message) end
    return
  end
  local text = article.text
  for s in article:statements() do
    local first = s.first and utf8.len(text, 1, s.first) -- a refusal has no words
    coroutine.yield {
      id = s.id, kind = s.kind, speaker = s.name, cue = s.cue, status = s.status, attribution = s.attribution,
      topic = s.topic, content = s.text, first = first, last = first and first + utf8.len(text, s.first, s.last) - 1,
    }
  end
$$;

-- select title, speaker, kind, content from articles, quoth_statements(body) where speaker = 'Mirela Dascal';
