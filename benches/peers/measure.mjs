// node --expose-gc measure.mjs ENGINE CORPUS.json [OURS.js]: builds one engine, types every key in order, and prints
// one JSON line: milliseconds a keystroke, milliseconds to build, megabytes of heap, bytes of index an article (gzip).
// ENGINE is a name of engines.mjs, or "factfolio, wasm", whose Node.js package is OURS.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { engines } from './engines.mjs';
import { timeEach, typeAll } from './rounds.mjs';

const [, , name, file, ours] = process.argv;
const { keys, documents } = JSON.parse(readFileSync(file, 'utf8'));

async function factfolio() {
  const { Bench } = createRequire(import.meta.url)(ours);
  const bench = new Bench(documents.length);
  const start = performance.now();
  bench.build();
  const build = performance.now() - start;
  const bytes = bench.index_bytes();
  const loading = performance.now();
  bench.load(bytes);
  return {
    build,
    load: performance.now() - loading,
    search: typed => bench.search(typed),
    forget: () => bench.forget(),
    bytes: () => bytes,
    corpus: () => bench.corpus_bytes(),
    hard: bench.hard(),
  };
}

function heap() {
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + Math.max(external, arrayBuffers)) / 1e6;
}

const before = heap();
const start = performance.now();
const engine = ours ? await factfolio() : await engines[name](documents);
const build = engine.build ?? performance.now() - start;
const megabytes = heap() - before;

const times = typeAll(keys, engine.search, engine.forget);
const hard = engine.hard ? timeEach(engine.hard, engine.search, engine.forget) : {};
const gzipped = data => (data ? Math.round(gzipSync(data, { level: 9 }).length / documents.length) : null);
console.log(JSON.stringify({
  engine: name,
  articles: documents.length,
  ...times,
  build_ms: build,
  load_ms: engine.load ?? null,
  heap_mb: megabytes,
  index_gz: gzipped(engine.bytes?.()),
  corpus_gz: gzipped(engine.corpus?.()),
  hard,
}));
