import { describe, expect, it } from 'vitest';
import { analyzePayload } from '../../../../src/advisor/analysis/analyze-payload.ts';
import { buildIdentityDesign } from '../../../../src/advisor/design/build-identity-design.ts';
import { renderDesign } from '../../../../src/advisor/design/render-design.ts';
import { findTrinoGrammarFault } from '../../../../src/advisor/syntax/find-trino-grammar-fault.ts';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';

const syntax = await loadSyntax();

const identity = async (ddl: readonly string[], queries: readonly string[]) => {
  const payload = {
    ddl: ddl.map((statement) => ({ statement })),
    queries: queries.map((query, index) => ({ queryid: `q${index}`, query, runquantity: 1 })),
  };
  return renderDesign(buildIdentityDesign({ syntax }, await analyzePayload({ syntax }, payload)));
};

describe('buildIdentityDesign', () => {
  it('copies every table into a new schema and reads the copies', async () => {
    const design = await identity(
      [
        `CREATE TABLE lake.raw.orders (id BIGINT NOT NULL COMMENT 'it''s', "Day" DATE) WITH (format = 'ORC', location = 's3://x', partitioning = ARRAY['day'])`,
        'CREATE TABLE lake.advised.orders (n BIGINT)',
      ],
      [
        'SELECT o.id, "Day" FROM raw.orders o -- all',
        'SELECT nothing FROM raw.orders',
        'SELECT n FROM lake.advised.orders',
      ],
    );
    expect(design.ddl.map(({ statement }) => statement)).toEqual([
      'CREATE SCHEMA lake.advised_2',
      `CREATE TABLE lake.advised_2.orders (id BIGINT NOT NULL COMMENT 'it''s', "Day" DATE) WITH (format = 'ORC', partitioning = ARRAY['day'])`,
      'CREATE TABLE lake.advised_2.advised_orders (n BIGINT)',
    ]);
    expect(design.migrations.map(({ statement }) => statement)).toEqual([
      'INSERT INTO lake.advised_2.orders (id, "Day") SELECT id, "Day" FROM lake.raw.orders',
      'INSERT INTO lake.advised_2.advised_orders (n) SELECT n FROM lake.advised.orders',
    ]);
    expect(design.queries).toEqual([
      { queryid: 'q0', query: 'SELECT o.id, o."Day" FROM lake.advised_2.orders o -- all' },
      { queryid: 'q1', query: 'SELECT nothing FROM raw.orders' },
      { queryid: 'q2', query: 'SELECT orders.n FROM lake.advised_2.advised_orders AS orders' },
    ]);
    const statements = [...design.ddl, ...design.migrations].map(({ statement }) => statement);
    const faults = await Promise.all(statements.map((statement) => findTrinoGrammarFault(statement)));
    expect(faults).toEqual(statements.map(() => null));
  });

  it('keeps keys and indexes of a row store', async () => {
    const { ddl } = await identity(
      [
        'CREATE TABLE public.t (id bigserial PRIMARY KEY, email text NOT NULL, d timestamptz)',
        'CREATE UNIQUE INDEX t_email ON public.t USING btree (email)',
      ],
      [],
    );
    expect(ddl.map(({ statement }) => statement)).toEqual([
      'CREATE SCHEMA advised',
      'CREATE TABLE advised.t (id bigint NOT NULL, email text NOT NULL, d timestamptz, PRIMARY KEY (id))',
      'CREATE UNIQUE INDEX t_email ON advised.t (email)',
    ]);
  });
});
