import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { buildSchemaModel } from '../../../../../../adapters/llm/offline/schema/build-schema-model.ts';
import { respellWords } from '../../../../../../adapters/llm/offline/text/respell-words.ts';
import { tokenizeQuestion } from '../../../../../../adapters/llm/offline/text/tokenize-question.ts';
import { sqliteSchemaContext } from '../../../../../bench/accuracy/sqlite-schema-context.ts';

const database = new DatabaseSync(':memory:');
database.exec('CREATE TABLE contract (contract_id INTEGER, premium REAL, duration INTEGER)');
const model = buildSchemaModel(sqliteSchemaContext(database));
const respelled = (question: string, spoken: readonly string[] = []): string =>
  respellWords(tokenizeQuestion(question), model, new Set(spoken))
    .map(({ lower }) => lower)
    .join(' ');

describe('Respelling', () => {
  it.each([
    ['show the prmeium', 'show the premium'],
    ['their duratoin', 'their duration'],
    ['the maximun premium', 'the maximum premium'],
  ])('reads "%s" as "%s"', (said, meant) => {
    expect(respelled(said)).toBe(meant);
  });

  it.each([
    ['contact', 'another word of English'],
    ['contracts', 'the plural of a name'],
    ['Prmeium', 'a name in capitals'],
    ['prem', 'a short word'],
  ])('leaves %s, %s', (word) => {
    expect(respelled(`show ${word}`)).toBe(`show ${word.toLowerCase()}`);
  });

  it('leaves what is stored', () => {
    expect(respelled('show prmeium', ['prmeium'])).toBe('show prmeium');
  });
});
