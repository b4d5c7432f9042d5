// Adapter: npm compromise, which finds quotations and no speakers.
'use strict';
const nlp = require('compromise');

require('./peer.js')(
  (text) => nlp(text).quotations().json({ offset: true, terms: false }),
  (text, quotes, at) => quotes.map(({ offset }) => ({ content: [at(offset.start), at(offset.start + offset.length)] })));
