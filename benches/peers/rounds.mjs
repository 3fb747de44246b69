// How keystrokes are timed, the same in Node.js and in a page.

// Types every key in order, three times; a round forgets what the one before remembered. The best of a key's three times
// counts, so that what else the machine does does not. Gives sorted milliseconds and the mean number of articles found.
export function typeAll(keys, search, forget, limit = 120_000) {
  keys.slice(0, 20).forEach(key => search(key));
  const times = keys.map(() => Infinity);
  const end = performance.now() + limit;
  let found = 0;
  for (let round = 0; round < 3 && performance.now() < end; round++) {
    forget?.();
    found = 0;
    keys.forEach((key, at) => {
      const from = performance.now();
      found += search(key);
      times[at] = Math.min(times[at], performance.now() - from);
    });
  }
  times.sort((a, b) => a - b);
  const part = share => times[Math.floor((times.length - 1) * share)];
  return { p50: part(0.5), p90: part(0.9), p99: part(0.99), max: part(1), found: Math.round(found / keys.length) };
}

// The best of five times of each query, each time with nothing remembered.
export function timeEach(queries, search, forget) {
  const best = query => Math.min(...[1, 2, 3, 4, 5].map(() => {
    forget();
    const from = performance.now();
    search(query);
    return performance.now() - from;
  }));
  return Object.fromEntries(queries.map(query => [query, best(query)]));
}
