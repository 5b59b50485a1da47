import type { AnswerForm } from './answer-form.ts';

/**
 * The form to ask in after the server refused `form` saying `message`, or `null` when the refusal is about something else. A
 * schema that the server finds invalid is its author's to mend: that is no reason to do without.
 */
export function simplerForm(
  form: AnswerForm,
  status: number | undefined,
  message: string,
): AnswerForm | null {
  if (status !== 400 || /output_config\.format\.schema|input_schema|invalid schema/i.test(message))
    return null;
  if (form === 'json_schema' && /output_config|output[_ ]format|structured output/i.test(message))
    return 'tool';
  if (form === 'tool' && /tool_choice|tools?\b/i.test(message)) return 'text';
  return null;
}
