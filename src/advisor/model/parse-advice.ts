import * as z from 'zod';

/** What a model answered, as far as its form goes. */
export type Advice =
  | { readonly kind: 'rewrite'; readonly queryId: string; readonly sql: string; readonly why: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' };

const answer = z.object({ queryid: z.string(), sql: z.string().nullish(), why: z.string().nullish() });

const maxWhy = 500;

/** Reads JSON of the asked form, alone or inside prose or a code fence; anything else is unreadable. */
export function parseAdvice(text: string): Advice {
  for (const candidate of [text, text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)]) {
    const parsed = answer.safeParse(parseJson(candidate));
    if (!parsed.success) continue;
    const { queryid, sql, why } = parsed.data;
    if (!sql || sql.trim() === '') return { kind: 'none' };
    return {
      kind: 'rewrite',
      queryId: queryid,
      sql: sql.replace(/[\s;]+$/, '').trimStart(),
      why: (why ?? '').replace(/\s+/g, ' ').slice(0, maxWhy),
    };
  }
  return { kind: 'unreadable' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
