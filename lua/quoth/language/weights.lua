-- The weights of a language that has few texts to learn from: a copy of English's, to be changed where it differs.
return function()
  local weights = {}
  for model, features in pairs(require("quoth.language.en").weights) do
    weights[model] = {}
    for name, weight in pairs(features) do weights[model][name] = weight end
  end
  return weights
end
