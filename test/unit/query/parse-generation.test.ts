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
    ['JSON after its thoughts', `<think>maybe {"sql": "SELECT 2"}</think>\n${sqlAnswer}`],
    ['JSON after thoughts whose opening tag the template ate', `The user {wants} one.</think>${sqlAnswer}`],
    ['a fence after thoughts with a fence', '<think>```sql\nSELECT 2\n```</think>```sql\nSELECT 1\n```'],
    ['JSON among other braces', `From {t} I take: ${sqlAnswer} – see {docs}.`],
    ['JSON inside a tool call', `{"name": "sql_answer", "arguments": ${sqlAnswer}}`],
    ['a fence inside JSON', '{"sql": "```sql\\nSELECT 1;\\n```"}'],
    [
      'JSON whose other fields have another form',
      '{"sql": "SELECT 1", "cannot_answer": false, "clarification": ""}',
    ],
    ['a fence named after the engine', '```postgresql\nSELECT 1\n```'],
    ['a fence on one line', 'Use ```sql SELECT 1``` here.'],
    ['a fence that is not closed', 'Sure:\n```sql\nSELECT 1'],
  ])('reads SQL from %s', (_form, text) => {
    expect(parseGeneration(text)).toEqual({ kind: 'sql', sql: 'SELECT 1' });
  });

  it.each([
    '{"sql": "DELETE FROM t"}',
    '```sql\nDELETE FROM t;\n```',
    '```\nDELETE FROM t\n```',
    'DELETE FROM t;',
  ])('keeps a statement that writes as it is, the guard judges it: %j', (text) => {
    expect(parseGeneration(text)).toEqual({ kind: 'sql', sql: 'DELETE FROM t' });
  });

  it.each([
    ['{"sql": "SELECT a\nFROM\tt\r\nWHERE b = \\"x\\""}', 'SELECT a\nFROM\tt\r\nWHERE b = "x"'],
    ['{"sql": "SELECT \'{\'"}', "SELECT '{'"],
    ['{"sql": "SELECT \'```sql DELETE FROM t```\'"}', "SELECT '```sql DELETE FROM t```'"],
    [
      '/* all */ -- of them\n(SELECT 1) UNION (SELECT 2)',
      '/* all */ -- of them\n(SELECT 1) UNION (SELECT 2)',
    ],
    ['```sql\r\nSELECT 1\r\n```', 'SELECT 1'],
  ])('reads the whole statement of %j', (text, sql) => {
    expect(parseGeneration(text)).toEqual({ kind: 'sql', sql });
  });

  it('reads a text within JSON that looks like the end of thoughts', () => {
    expect(parseGeneration('{"sql": "SELECT \'</think>\'"}')).toEqual({
      kind: 'sql',
      sql: "SELECT '</think>'",
    });
  });

  it('reads a refusal', () => {
    const text = '{"sql": null, "cannot_answer": "No prices here.", "clarification": null}';
    expect(parseGeneration(text)).toEqual({ kind: 'cannot_answer', reason: 'No prices here.' });
  });

  it('reads a refusal beside a question that asks nothing', () => {
    const text =
      '{"sql": null, "cannot_answer": "No prices.", "clarification": {"question": " ", "options": []}}';
    expect(parseGeneration(text)).toEqual({ kind: 'cannot_answer', reason: 'No prices.' });
  });

  it('reads a question that is a text of its own', () => {
    expect(parseGeneration('{"sql": null, "clarification": "Which date?"}')).toEqual({
      kind: 'clarification',
      question: 'Which date?',
      options: [],
    });
  });

  it('reads a question back', () => {
    const text = '{"sql": "", "clarification": {"question": "Which date?", "options": ["paid", "sent"]}}';
    expect(parseGeneration(text)).toEqual({
      kind: 'clarification',
      question: 'Which date?',
      options: ['paid', 'sent'],
    });
  });

  it.each([
    '',
    'I am sorry.',
    '{"sql": null}',
    '{"other": 1}',
    '```python\nprint(1)\n```',
    '{"sql": 5}',
    '{"sql": " ; ", "cannot_answer": " "}',
    'Update your question, please.',
    '```sql\n```',
  ])('finds nothing to use in %j', (text) => {
    expect(parseGeneration(text)).toEqual({ kind: 'unreadable' });
  });

  it.each([
    ['braces', '{'.repeat(100_000)],
    ['quotes', '{"'.repeat(50_000)],
    ['comments', '/**/'.repeat(25_000)],
    ['fences', '```'.repeat(33_000)],
    ['spaces', `\`\`\`sql${' '.repeat(100_000)}`],
    ['backslashes', `{"sql": "${'\\'.repeat(100_001)}`],
  ])('ends with a hundred thousand %s', (_, text) => {
    expect(parseGeneration(`${text} no`).kind).not.toBe('clarification');
  });
});
