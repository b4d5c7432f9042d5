-- Words that turn what stands near them into its opposite, by language. After NegEx (Chapman et al. 2001): `before`
-- reach forward over at most `reach` words, `after` reach back over `back`, `stop` end a scope, `other` look like
-- negation and are none.
local function words(text)
  local list = {}
  for word in text:gmatch "[^,]+" do list[#list + 1] = word:match "^%s*(.-)%s*$" end
  return list
end

return {
  en = {
    reach = 4, back = 1,
    before = words [[not, no, never, neither, nor, none, nobody, cannot, without, hardly, no longer, don't,
      doesn't, didn't, won't, wouldn't, can't, couldn't, shouldn't, isn't, aren't, wasn't, weren't, hasn't, haven't,
      hadn't, needn't, mustn't, mightn't, ain't, far from, by no means, rather than, instead of]],
    after = words "not, never, no longer",
    stop = words "but, however, yet, though, although, except, because, which, who, if, unless, while, whereas",
    other = words [[not only, not just, not merely, not simply, not least, not to mention, no doubt, no wonder,
      without doubt, no less, no other than, nothing but, no matter]],
  },
  de = {
    reach = 4, back = 4,
    before = words "nicht, kein, keine, keinen, keinem, keiner, keines, nie, niemals, ohne, weder, noch nie, niemand",
    after = words "nicht, nie, niemals",
    stop = words "aber, sondern, jedoch, doch, obwohl, weil, wenn, falls, während",
    other = words "nicht nur, nicht zuletzt, nicht zu vergessen, ohne Zweifel, ohne zweifel",
  },
  es = {
    reach = 4, back = 0, after = {},
    before = words "no, nunca, jamás, sin, ni, tampoco, ningún, ninguna, ninguno, nadie",
    stop = words "pero, sino, sin embargo, aunque, porque, si, mientras",
    other = words "no solo, no sólo, no solamente, sin duda, no obstante",
  },
  fr = {
    reach = 4, back = 1,
    before = words "ne, pas, jamais, sans, ni, aucun, aucune, nul, nulle, personne, n'est, n'a, n'ont",
    after = words "pas, jamais, plus",
    stop = words "mais, cependant, toutefois, bien que, parce que, si, alors que",
    other = words "pas seulement, sans doute, ne que",
  },
  ru = {
    reach = 4, back = 0, after = {},
    before = words "не, нет, никогда, ни, без, нельзя, никто, никакой, никакие, никаких",
    stop = words "но, однако, хотя, потому что, если, а, зато",
    other = words "не только, не просто, не говоря, без сомнения",
  },
}
