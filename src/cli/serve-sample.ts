import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createShopDatabase } from '../../examples/quickstart/create-shop-database.ts';
import type { SampleDatabase } from '../page/index.ts';

/** Puts the sample shop into the folder, which is made, unless it is there, and says how the page may offer it. */
export function serveSample(folder: string): SampleDatabase {
  const path = resolve(folder, 'shop.db');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
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
