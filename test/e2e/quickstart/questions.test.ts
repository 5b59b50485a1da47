import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Answer, type Cell, createNlQuery } from 'nlquery';
import { embedded } from 'nlquery/embedded';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createShopDatabase } from '../../../examples/quickstart/create-shop-database.ts';
import { loadShopIntoPostgres } from '../../../examples/quickstart/load-shop-into-postgres.ts';
import { type Question, questions } from '../../../examples/quickstart/questions.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { holdsRows } from './holds-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'nlquery-shop-'));
const file = join(folder, 'shop.db');
createShopDatabase(file);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function referenceRows(sql: string): readonly (readonly Cell[])[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare(sql).all();
  database.close();
  return rows.map((row) => Object.values(row) as Cell[]);
}

/** Asks all questions of a database, in a new instance. */
async function askAll(dbUrl: string): Promise<ReadonlyMap<Question, Answer>> {
  const nl = createNlQuery(embedded({ inMemory: true, values: 'sampled' }));
  const { tenantId } = await nl.workspace.add({ dbUrl });
  await nl.workspace.ready(tenantId);
  const answers = new Map<Question, Answer>();
  for (const question of questions) {
    answers.set(question, await nl.query.ask({ workspaceId: tenantId, prompt: question.question }));
  }
  await nl.close();
  return answers;
}

/** The questions whose rows are not those of the reference, with what was done instead. */
function wrong(answers: ReadonlyMap<Question, Answer>): readonly string[] {
  return [...answers]
    .filter(([{ referenceSql }, answer]) => !holdsRows(answer, referenceRows(referenceSql)))
    .map(([{ question }, answer]) => `${question} → ${answer.sql ?? answer.warning}`);
}

const onSqlite = await askAll(`sqlite:${file}`);

describe('the questions of the quickstart', () => {
  it('are a dozen, and each has rows for an answer', () => {
    expect(questions).toHaveLength(12);
    for (const { referenceSql } of questions) expect(referenceRows(referenceSql)).not.toEqual([]);
  });

  it('get the rows of hand-written SQL from the offline model, at least ten of them', () => {
    const mistakes = wrong(onSqlite);
    expect(mistakes.length, mistakes.join('\n')).toBeLessThanOrEqual(2);
  });
});

describeWithService('the questions of the quickstart on Postgres', await startPostgres(), (postgres) => {
  let onPostgres: ReadonlyMap<Question, Answer> = new Map();

  beforeAll(async () => {
    const { url } = await postgres.createDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    await loadShopIntoPostgres(client);
    await client.end();
    onPostgres = await askAll(url);
  });

  it.each(questions)('gives the rows of SQLite for: $question', (question) => {
    const [sqlite, answer] = [onSqlite.get(question), onPostgres.get(question)];
    expect(answer?.outcome).toBe(sqlite?.outcome);
    const rows = sqlite?.data?.map((row) => Object.values(row)) ?? null;
    const isSame = rows ? answer && holdsRows(answer, rows) : answer?.data === null;
    expect(isSame, answer?.sql ?? '').toBe(true);
  });
});
