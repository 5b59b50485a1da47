import { describe, expect, it } from 'vitest';
import type { KnowledgeEntry } from '../../../src/knowledge/knowledge-service.ts';
import type { NoteSubject } from '../../../src/knowledge/note-subject.ts';
import { rankKnowledge } from '../../../src/knowledge/rank-knowledge.ts';
import type { StoredKnowledge } from '../../../src/knowledge/read-knowledge.ts';
import { stemmedWords } from '../../../src/knowledge/stemmed-words.ts';
import type { SchemaContext } from '../../../src/ports/schema-context.ts';

const column = { type: 'INTEGER', nullable: true, comment: null, enumValues: null, score: 0 };
const context: SchemaContext = {
  tables: [
    {
      schema: 'main',
      name: 'orders',
      reference: 'orders',
      kind: 'table',
      comment: null,
      rowEstimate: null,
      primaryKey: [],
      columns: [{ name: 'total', ...column }],
      score: 1,
    },
  ],
  relations: [],
  tokens: 0,
  complete: false,
};

/** An entry whose cosine with the question is `near`. */
function stored(
  id: string,
  near: number,
  entry: KnowledgeEntry,
  subject: NoteSubject | null = null,
): StoredKnowledge {
  const vector = Float32Array.of(near, Math.sqrt(1 - near * near));
  const record = { entry, addedAt: '', vector: { embedderId: 'e', base64: '' }, subject, check: null };
  return { id, record, vector, words: entry.kind === 'term' ? stemmedWords(entry.term) : [] };
}

const term = (id: string, near: number, word = 'xyz') =>
  stored(id, near, { kind: 'term', term: word, meaning: 'm' });
const example = (id: string, near: number, question = 'other') =>
  stored(id, near, { kind: 'example', question, sql: 'SELECT 1' });
const note = (id: string, near: number, subject: NoteSubject | null) =>
  stored(id, near, { kind: 'note', table: 't', text: 'x' }, subject);

function rank(...entries: readonly StoredKnowledge[]): readonly string[] {
  const subject = { question: 'Orders of a  VIP', vector: Float32Array.of(1, 0), context };
  return rankKnowledge(entries, subject).map(({ id }) => id);
}

describe('rankKnowledge', () => {
  it('puts what the question names before what is near, and what is near by nearness', () => {
    expect(rank(term('a', 0.8), term('b', 0.9), term('c', 0, 'vip'))).toEqual(['c', 'b', 'a']);
    expect(rank(example('a', 0.9), example('b', 0.5, 'orders of a vip'))).toEqual(['b', 'a']);
  });

  it('leaves out what is far, and what is far beside the best of its kind', () => {
    expect(rank(term('a', 0.29), example('b', 0.1))).toEqual([]);
    expect(rank(example('a', 0.9), example('b', 0.4), term('c', 0.4))).toEqual(['a', 'c']);
  });

  it('keeps notes on what is shown, however far', () => {
    const on = (table: string, name: string | null, schema = 'main') => ({ schema, table, column: name });
    expect(
      rank(
        note('a', 0, on('orders', null)),
        note('b', 0.1, on('orders', 'total')),
        note('c', 1, on('orders', 'hidden')),
        note('d', 1, on('customers', null)),
        note('e', 1, on('orders', null, 'archive')),
        note('f', 1, null),
      ),
    ).toEqual(['b', 'a']);
  });

  it('orders equal ones by id', () => {
    expect(rank(term('b', 0.5), term('a', 0.5))).toEqual(['a', 'b']);
  });
});
