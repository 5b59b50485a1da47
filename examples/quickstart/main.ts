import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNlQuery } from 'nlquery';
import { embedded } from 'nlquery/embedded';
import { createShopDatabase } from './create-shop-database.ts';
import { printTable } from './print-table.ts';
import { questions } from './questions.ts';

// A sample database in a temporary folder: ten tables, twelve thousand rows.
const folder = mkdtempSync(join(tmpdir(), 'nlquery-quickstart-'));
const file = join(folder, 'shop.db');
createShopDatabase(file);

// Everything runs in this process: no server, no key. Values are sampled, so that "Kitchen" is known for a category.
const nl = createNlQuery(embedded({ directory: join(folder, 'state'), values: 'sampled' }));
try {
  const { tenantId } = await nl.workspace.add({ dbUrl: `sqlite:${file}` });
  await nl.workspace.ready(tenantId);

  for (const { question } of questions) {
    const answer = await nl.query.ask({ workspaceId: tenantId, prompt: question });
    console.log(`\n${question}`);
    console.log(`  ${answer.sql ?? answer.clarification?.message}`);
    if (answer.warning) console.log(`  ${answer.warning}`);
    printTable(answer);
  }
} finally {
  await nl.close();
  rmSync(folder, { recursive: true });
}
