// Adapter: npm quote-parser. It names no canonical speaker: the name is the text that it returns. Its rules overlap,
// so of quotations that begin at one place the first is taken.
'use strict';
const parser = require('quote-parser');

require('./peer.js')(
  (text) => parser.parse(text, 'en', { minLength: 10 }),
  (text, quotes, at) => {
    const seen = new Set();
    return quotes.filter((q) => !seen.has(q.index) && seen.add(q.index)).map((q) => ({
      content: [at(q.index), at(q.index + q.text.length)],
      name: q.name.text.trim(),
      mention: [at(q.name.index), at(q.name.index + q.name.text.length)],
    }));
  });
