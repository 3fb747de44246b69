// Runs the core in WebAssembly. node run.mjs ENGINE.js: reads a JSON array of piles from standard input, each an array of
// [name, text, title, published], and prints for each pile one JSON line: the records and the bundle in base64.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const { Pile } = createRequire(import.meta.url)(process.argv[2]);
for (const articles of JSON.parse(readFileSync(0, 'utf8'))) {
  const pile = new Pile();
  for (const [name, text, title, published] of articles) pile.add(name, text, title, published);
  console.log(JSON.stringify({ records: pile.records(), bundle: Buffer.from(pile.bundle()).toString('base64') }));
  pile.free();
}
