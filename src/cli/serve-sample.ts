import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createShopDatabase } from '../../examples/quickstart/create-shop-database.ts';
import type { SampleDatabase } from '../page/index.ts';

/** Puts the sample shop into the folder, unless it is there, and says how the page may offer it. */
export function serveSample(directory: string): SampleDatabase {
  const path = resolve(join(directory, 'sample', 'shop.db'));
  if (!existsSync(path)) {
    mkdirSync(join(directory, 'sample'), { recursive: true, mode: 0o700 });
    createShopDatabase(path);
  }
  return {
    name: 'the sample shop',
    dbUrl: `sqlite://${pathToFileURL(path).pathname}`,
    questions: [
      'How many customers are there in each country?',
      'What are the names and prices of the 5 most expensive products?',
      'What is the total amount of payments by method?',
      'How many orders were placed in March 2026?',
      'Which customers have placed more than 15 orders?',
      'Show the number of products for each category name.',
    ],
  };
}
