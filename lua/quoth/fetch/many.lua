-- quoth.fetcher, which is loaded with quoth.fetch when it is first used.
return require("quoth.fetch").fetcher
