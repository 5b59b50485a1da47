import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SampleDatabase } from 'nlquery/page';
import { createShopDatabase } from '../quickstart/create-shop-database.ts';

/** Puts a sample shop where file databases may lie, for the page to offer. */
export function makeSample(env: Readonly<Record<string, string | undefined>>): SampleDatabase {
  const folder = resolve(env.NLQUERY_FILE_ROOT || join(env.NLQUERY_STATE || '.nlquery', 'databases'));
  const file = join(folder, 'shop.db');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) createShopDatabase(file);
  return {
    name: 'the sample shop',
    dbUrl: `sqlite:${file}`,
    questions: [
      'How many customers are there in each country?',
      'Which customers have placed more than 15 orders?',
    ],
  };
}
