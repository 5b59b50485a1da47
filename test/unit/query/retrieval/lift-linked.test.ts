import { describe, expect, it } from 'vitest';
import { lexicalEmbedder } from '../../../../adapters/embedder/lexical/index.ts';
import type { LinkedValue } from '../../../../src/ports/llm.ts';
import { retrieveSchema } from '../../../../src/query/retrieval/retrieve-schema.ts';
import { linkValues } from '../../../../src/values/link-values.ts';
import { exactVectorStore } from '../../../bench/linking/exact-vector-store.ts';
import { catalog, column, foreignKey, table } from '../../../support/catalog-fixtures.ts';

const keyed = { primaryKey: { name: null, columns: ['id'] } };
const schema = catalog([
  table('bookings', [column('id'), column('trip_id'), column('guest_count')], {
    ...keyed,
    foreignKeys: [foreignKey(['trip_id'], 'trips', ['id'])],
  }),
  table('trips', [column('id'), ...many('leg', 60), column('place_where_it_all_ends', 'TEXT')], keyed),
  ...Array.from({ length: 30 }, (_, at) =>
    table(`ledger_${'abcdef'[at % 6]}${at}x`, [...many(`entry${at}`, 5), column(`sort_code_${at}`, 'TEXT')]),
  ),
]);

function many(name: string, count: number) {
  return Array.from({ length: count }, (_, at) => column(`${name}_${at}`));
}

const stored = (tableName: string, columnName: string, values: readonly string[]) => ({
  schema: 'main',
  table: tableName,
  column: columnName,
  values,
});

async function shownColumns(
  question: string,
  links: readonly LinkedValue[],
  maxContextTokens = 80,
): Promise<readonly string[]> {
  const manifest = {
    catalogChecksum: '',
    embedderId: 'none',
    dimensions: 1,
    chunkCount: 0,
    finishedAt: '',
  };
  const context = await retrieveSchema(
    { vectorStore: exactVectorStore(), embedder: lexicalEmbedder() },
    { tenantId: 't', catalog: schema, manifest, question, links },
    { maxContextTokens },
  );
  expect(context.tokens).toBeLessThanOrEqual(maxContextTokens);
  return context.tables.flatMap(({ name, columns }) => columns.map((shown) => `${name}.${shown.name}`));
}

describe('a stored value that the question names', () => {
  const question = 'bookings with Hallstatt';

  it('has its column shown, which no word of the question leads to', async () => {
    const links = linkValues(question, [stored('trips', 'place_where_it_all_ends', ['Hallstatt'])], schema);
    expect(await shownColumns(question, [])).not.toContain('trips.place_where_it_all_ends');
    const shown = await shownColumns(question, links);
    expect(shown).toContain('trips.place_where_it_all_ends');
    expect(shown).toContain('bookings.trip_id');
  });

  it('has at most three columns shown for one text, those of the best tables', async () => {
    const everywhere = schema.tables
      .flatMap(({ name, columns }) =>
        columns.filter(({ type }) => type === 'TEXT').map((one) => [name, one.name]),
      )
      .map(([name = '', one = '']) => stored(name, one, ['Hallstatt']));
    const links = linkValues(question, everywhere, schema);
    expect(links).toHaveLength(31);
    const shown = await shownColumns(question, links, 200);
    expect(shown).toContain('trips.place_where_it_all_ends');
    expect(shown.filter((name) => name.includes('sort_code')).length).toBeLessThanOrEqual(2);
  });

  it('never breaks the budget', async () => {
    const links = linkValues(question, [stored('trips', 'place_where_it_all_ends', ['Hallstatt'])], schema);
    for (const budget of [0, 5, 12, 30]) await shownColumns(question, links, budget);
  });

  it('is passed over where the catalog has no such column', async () => {
    const gone = linkValues(
      question,
      [stored('trips', 'gone', ['Hallstatt']), stored('none', 'x', ['Hallstatt'])],
      schema,
    );
    expect(await shownColumns(question, gone)).toEqual(await shownColumns(question, []));
  });
});
