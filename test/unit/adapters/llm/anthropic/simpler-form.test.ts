import { describe, expect, it } from 'vitest';
import type { AnswerForm } from '../../../../../adapters/llm/anthropic/answer-form.ts';
import { simplerForm } from '../../../../../adapters/llm/anthropic/simpler-form.ts';

describe('simplerForm', () => {
  const cases: [AnswerForm, number | undefined, string, AnswerForm | null][] = [
    ['json_schema', 400, "'claude-x' does not support output format.", 'tool'],
    ['json_schema', 400, 'output_config: Extra inputs are not permitted', 'tool'],
    ['json_schema', 400, 'output_config.format.schema: minimum is not supported', null],
    ['json_schema', 400, 'prompt is too long', null],
    ['json_schema', 500, 'output_config', null],
    ['json_schema', undefined, 'output_config', null],
    ['tool', 400, 'tool_choice: not supported with thinking', 'text'],
    ['tool', 400, 'tools.0.custom.input_schema: JSON schema is invalid', null],
    ['tool', 400, 'prompt is too long', null],
    ['text', 400, 'output_config or tools', null],
  ];

  it.each(cases)('after %s, status %s and "%s" asks for %s', (form, status, message, expected) => {
    expect(simplerForm(form, status, message)).toBe(expected);
  });
});
