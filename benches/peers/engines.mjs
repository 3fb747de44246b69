// Each engine as people use it for search as you type: every word must match, the last may go on. `search` gives how many
// articles it found; `bytes` gives the index as text where the engine can write it.

const plain = text => text.toLowerCase();

export const engines = {
  async 'String.includes'(documents) {
    const texts = documents.map(document => plain(`${document.title} ${document.body}`));
    return {
      search: typed => {
        const words = typed.split(' ').filter(Boolean);
        return texts.reduce((count, text) => count + words.every(word => text.includes(word)), 0);
      },
    };
  },

  async uFuzzy(documents) {
    const { default: UFuzzy } = await import('@leeoniya/ufuzzy');
    const fuzzy = new UFuzzy();
    const texts = documents.map(document => `${document.title} ${document.body}`);
    return { search: typed => fuzzy.search(texts, typed, 1, 1000)[0]?.length ?? 0 };
  },

  async MiniSearch(documents) {
    const { default: MiniSearch } = await import('minisearch');
    const index = new MiniSearch({
      fields: ['title', 'body'],
      searchOptions: { prefix: true, combineWith: 'AND', boost: { title: 2 } },
    });
    index.addAll(documents);
    return { search: typed => index.search(typed).length, bytes: () => JSON.stringify(index) };
  },

  async FlexSearch(documents) {
    const { default: FlexSearch } = await import('flexsearch');
    const index = new FlexSearch.Document({
      document: {
        id: 'id',
        index: [{ field: 'title', tokenize: 'forward' }, { field: 'body', tokenize: 'forward' }],
        tag: ['company', 'region'],
      },
    });
    documents.forEach(document => index.add(document));
    return {
      // It cannot count all matches: it stops at the limit.
      search: typed => new Set(index.search(typed, { limit: 100 }).flatMap(field => field.result)).size,
      bytes: () => {
        const parts = [];
        index.export((key, data) => { parts.push(data ?? ''); });
        return parts.join('\n');
      },
    };
  },

  async Orama(documents) {
    const orama = await import('@orama/orama');
    const schema = { title: 'string', body: 'string', company: 'enum', region: 'enum', year: 'number' };
    const index = orama.create({ schema });
    const rows = documents.map(({ title, body, company, region, year }) => ({ title, body, company, region, year }));
    orama.insertMultiple(index, rows, 2000);
    const facets = { company: { limit: 10 }, region: {} };
    return {
      search: term => orama.search(index, { term, properties: ['title', 'body'], threshold: 0, limit: 10, facets }).count,
      bytes: () => JSON.stringify(orama.save(index)),
    };
  },
};
