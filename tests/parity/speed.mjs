// How fast the core reads in WebAssembly. node speed.mjs ENGINE.js: reads one pile as run.mjs does, extracts it three times,
// and prints bytes, claims and the best seconds of processor time.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const { Pile } = createRequire(import.meta.url)(process.argv[2]);
const pile = new Pile();
let bytes = 0;
for (const [name, text, title, published] of JSON.parse(readFileSync(0, 'utf8'))[0]) {
  pile.add(name, text, title, published);
  bytes += Buffer.byteLength(text);
}
let best = Infinity;
let claims = 0;
for (let round = 0; round < 3; round++) {
  const start = process.cpuUsage();
  claims = pile.count_claims();
  const used = process.cpuUsage(start);
  best = Math.min(best, (used.user + used.system) / 1e6);
}
console.log(JSON.stringify({ bytes, seconds: best, claims }));
