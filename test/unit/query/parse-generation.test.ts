import { describe, expect, it } from 'vitest';
import { parseGeneration } from '../../../src/query/prompt/parse-generation.ts';

const sqlAnswer = '{"sql":"SELECT 1","cannot_answer":null,"clarification":null}';

describe('parseGeneration', () => {
  it.each([
    ['the asked JSON', sqlAnswer],
    ['JSON with only the field that matters', '{"sql": "SELECT 1"}'],
    ['JSON in a code fence after prose', `Here you are:\n\`\`\`json\n${sqlAnswer}\n\`\`\``],
    ['JSON inside prose', `The answer is ${sqlAnswer}. Enjoy.`],
    ['a SQL code fence', 'Sure!\n```sql\nSELECT 1;\n```\nThat counts them.'],
    ['an unnamed code fence', '```\nSELECT 1\n```'],
    ['bare SQL', 'SELECT 1;'],
    ['a closing semicolon inside JSON', '{"sql": "SELECT 1 ; "}'],
  ])('reads SQL from %s', (_form, text) => {
    expect(parseGeneration(text)).toEqual({ kind: 'sql', sql: 'SELECT 1' });
  });

  it('keeps a statement that writes as it is: the guard judges it', () => {
    expect(parseGeneration('{"sql": "DELETE FROM t"}')).toEqual({ kind: 'sql', sql: 'DELETE FROM t' });
  });

  it('reads a refusal', () => {
    const text = '{"sql": null, "cannot_answer": "No prices here.", "clarification": null}';
    expect(parseGeneration(text)).toEqual({ kind: 'cannot_answer', reason: 'No prices here.' });
  });

  it('reads a question back', () => {
    const text = '{"sql": "", "clarification": {"question": "Which date?", "options": ["paid", "sent"]}}';
    expect(parseGeneration(text)).toEqual({
      kind: 'clarification',
      question: 'Which date?',
      options: ['paid', 'sent'],
    });
  });

  it.each(['', 'I am sorry.', '{"sql": null}', '{"other": 1}', '```python\nprint(1)\n```', '{"sql": 5}'])(
    'finds nothing to use in %j',
    (text) => {
      expect(parseGeneration(text)).toEqual({ kind: 'unreadable' });
    },
  );
});
