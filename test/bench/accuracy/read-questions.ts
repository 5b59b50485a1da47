import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Question } from './question.ts';

/** The questions of one set whose gold result is a fact: those that depend on row order or on today are left out. */
export async function readQuestions(data: string, set: string): Promise<readonly Question[]> {
  const text = await readFile(join(data, 'e2e', `${set}.jsonl`), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Question)
    .filter((question) => question.exec?.stable !== false && question.time_dependent !== true);
}
