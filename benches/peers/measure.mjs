// node --expose-gc measure.mjs ENGINE CORPUS.json [OURS.js]: builds one engine, types every key in order, and prints
// one JSON line: milliseconds a keystroke, milliseconds to build, megabytes of heap, bytes of index an article (gzip).
// ENGINE is a name of engines.mjs, or "factfolio, wasm", whose Node.js package is OURS.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { engines } from './engines.mjs';

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

// Let the compiler of the browser warm up, as it has when a reader has typed a word.
keys.slice(0, 20).forEach(engine.search);
// The best of three rounds: what else the machine does must not count. A round forgets what the one before remembered.
const times = keys.map(() => Infinity);
let found = 0;
const limit = performance.now() + 120_000;
for (let round = 0; round < 3 && performance.now() < limit; round++) {
  engine.forget?.();
  found = 0;
  keys.forEach((key, at) => {
    const from = performance.now();
    found += engine.search(key);
    times[at] = Math.min(times[at], performance.now() - from);
  });
}
const hard = Object.fromEntries((engine.hard ?? []).map(typed => {
  const rounds = [1, 2, 3, 4, 5].map(() => {
    engine.forget();
    const from = performance.now();
    engine.search(typed);
    return performance.now() - from;
  });
  return [typed, Math.min(...rounds)];
}));
times.sort((a, b) => a - b);
const part = share => times[Math.floor((times.length - 1) * share)];
const gzipped = data => (data ? Math.round(gzipSync(data, { level: 9 }).length / documents.length) : null);
console.log(JSON.stringify({
  engine: name,
  articles: documents.length,
  p50: part(0.5),
  p90: part(0.9),
  p99: part(0.99),
  max: part(1),
  build_ms: build,
  load_ms: engine.load ?? null,
  heap_mb: megabytes,
  index_gz: gzipped(engine.bytes?.()),
  corpus_gz: gzipped(engine.corpus?.()),
  found: Math.round(found / times.length),
  hard,
}));
