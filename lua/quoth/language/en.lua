-- English: words with classes, and the weights of the models. Data, not code.
--
-- words:  class -> entries separated by commas or line ends; an entry of several words is a phrase.
-- verbs:  class -> verbs; regular ones by their base form ("add"), others with all five forms
--         ("say/says/said/said/saying"); of a phrase the first word is inflected ("point out").
--         Each form gets the class and one of base, present, past, participle, ing.
-- weights: model -> feature -> number.
-- The classes are listed, with what they mean, in csrc/base/lexicon.h.
return {
  code = "en",
  name = "English",
  words = {},
  verbs = {},
  weights = {},
}
