import type { WireForm } from './wire-form.ts';

/** What a refusal says, as far as it is known. */
export interface Refusal {
  readonly status: number | undefined;
  /** The field that the server blames. */
  readonly param: string | null;
  readonly message: string;
}

/**
 * The form to ask in after `refusal`, or `null` when the refusal is about something else. A schema that the server finds
 * invalid is its author's to mend: that is no reason to do without. Servers that name no field are judged by their words.
 */
export function simplerForm(
  form: WireForm,
  refusal: Refusal,
  may: { readonly changeFormat: boolean },
): WireForm | null {
  if (refusal.status !== 400 && refusal.status !== 422) return null;
  const blamed = refusal.param ?? refusal.message;
  if (notTaken.test(refusal.message)) {
    if (form.temperature && /temperature/i.test(blamed)) return { ...form, temperature: false };
    if (form.otherTokenLimit !== null && new RegExp(form.tokenLimit, 'i').test(blamed)) {
      return { ...form, tokenLimit: form.otherTokenLimit, otherTokenLimit: null };
    }
  }
  if (!may.changeFormat || form.format === 'text' || /invalid schema/i.test(refusal.message)) return null;
  if (!/response_?format|json_schema|json_object|structured output/i.test(blamed)) return null;
  return { ...form, format: form.format === 'json_schema' ? 'json_object' : 'text' };
}

const notTaken = /support|recogni[sz]ed|unknown|unexpected|extra|permitted|allowed|deprecated|available/i;
