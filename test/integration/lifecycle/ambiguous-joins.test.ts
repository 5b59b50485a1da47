import { describe, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { createHarness, sqlReply } from '../../support/create-harness.ts';
import {
  createPostgresDatabase,
  createSqliteDatabase,
  type LiveDatabase,
} from '../../support/live-databases.ts';

const schema = `
  CREATE TABLE addresses (id INTEGER PRIMARY KEY, city VARCHAR(40));
  CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    billing_address_id INTEGER REFERENCES addresses (id),
    shipping_address_id INTEGER REFERENCES addresses (id)
  );
  CREATE TABLE parcels (id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES orders (id));
`;

function behaviour(create: () => Promise<LiveDatabase>): void {
  it('tells the model and the caller that orders have two addresses', async () => {
    const live = await create();
    await live.execute(schema);
    const harness = await createHarness(() => sqlReply('SELECT id FROM orders'));
    const { tenantId: workspaceId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await harness.nl.workspace.ready(workspaceId, { pollMs: 5 });
    const answer = await harness.nl.query.ask({ workspaceId, prompt: 'Cities that orders went to' });
    expect(
      answer.context.ambiguousJoins?.map(({ ways }) => ways.map(([relation]) => relation?.from.columns)),
    ).toEqual([[['billing_address_id'], ['shipping_address_id']]]);
    expect(harness.prompts()[0]).toContain('orders - addresses: billing_address_id | shipping_address_id');
    await harness.close();
    await live.drop();
  });
}

describe('tables with two keys between them, on sqlite', () => behaviour(createSqliteDatabase));

describeWithService('tables with two keys between them, on postgres', await startPostgres(), (postgres) =>
  behaviour(() => createPostgresDatabase(postgres)),
);
