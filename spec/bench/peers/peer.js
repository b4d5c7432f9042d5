// What the adapters for Node share: reading, timing and offsets; arguments and output as in quoth.lua.
'use strict';
const fs = require('fs');

const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1e6; };

// extract(text) is measured; convert(text, result, at) makes [{content, name, mention, cue}] of what it returned,
// with at() to turn UTF-16 offsets into code points.
module.exports = function run(extract, convert) {
  const warm = Number(process.argv[2]), least = Number(process.argv[3]);
  extract('"We are ready to go and have been for some time," said Jane Roe.');
  const startUp = cpu();
  const documents = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  documents.slice(0, warm).forEach((d) => extract(d.text));
  let results, passes = 0, seconds;
  const begin = cpu();
  do {
    results = documents.map((d) => extract(d.text));
    passes += 1;
    seconds = cpu() - begin;
  } while (seconds < least);
  const out = documents.map((d, i) => {
    const at = (offset) => Array.from(d.text.slice(0, offset)).length;
    return JSON.stringify({ id: d.id, quotations: convert(d.text, results[i], at) });
  });
  out.push(JSON.stringify({ time: { start_up: startUp, seconds, documents: passes * documents.length } }));
  fs.writeSync(1, out.join('\n') + '\n');
};
