// Inside a page: our engine as wasm, given as `hex`, over `articles` made-up articles. Everything happens while the page
// loads, so that the browser prints a finished document.
const bytes = Uint8Array.from(hex.match(/../g), pair => parseInt(pair, 16));
wasm_bindgen.initSync({ module: bytes });
const bench = new wasm_bindgen.Bench(articles);
const start = performance.now();
bench.build();
const build = performance.now() - start;
const keys = Array.from({ length: bench.keys() }, (_, at) => bench.key(at));
const search = typed => bench.search(typed);
const forget = () => bench.forget();
const line = {
  engine: 'factfolio, Chromium',
  articles,
  ...typeAll(keys, search, forget),
  build_ms: build,
  hard: timeEach(bench.hard(), search, forget),
};
document.body.append(`RESULT${JSON.stringify(line)}END`);
