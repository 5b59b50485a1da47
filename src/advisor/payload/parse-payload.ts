import * as z from 'zod';
import { parseWith } from '../../query/request/parse-with.ts';
import type { AdvisorPayload } from './advisor-payload.ts';

/** Characters of one statement, and of all together. */
const maxStatement = 1_000_000;
const maxAll = 20_000_000;

const sql = z.string().min(1).max(maxStatement);

const payload = z
  .object({
    url: z.string().max(4_000).nullish(),
    ddl: z
      .array(z.object({ statement: sql }))
      .min(1)
      .max(5_000),
    queries: z
      .array(
        z.object({
          queryid: z.string().min(1).max(500),
          query: sql,
          runquantity: z.number().nonnegative().max(Number.MAX_SAFE_INTEGER),
          executiontime: z.number().nonnegative().max(Number.MAX_SAFE_INTEGER).nullish(),
        }),
      )
      .max(10_000),
  })
  .superRefine(({ ddl, queries }, context) => {
    const seen = new Set<string>();
    for (const [index, { queryid }] of queries.entries()) {
      if (seen.has(queryid)) {
        context.addIssue({ code: 'custom', path: ['queries', index, 'queryid'], message: 'is there twice' });
      }
      seen.add(queryid);
    }
    const length = [...ddl.map(({ statement }) => statement), ...queries.map(({ query }) => query)].reduce(
      (sum, text) => sum + text.length,
      0,
    );
    if (length > maxAll)
      context.addIssue({ code: 'custom', path: [], message: `has more than ${maxAll} characters` });
  });

/** @throws `INVALID_REQUEST` with what is wrong with the payload, never with its text */
export function parsePayload(request: AdvisorPayload): AdvisorPayload {
  const { url, ddl, queries } = parseWith(payload, request);
  return {
    url: url ?? '',
    ddl,
    queries: queries.map(({ executiontime, ...query }) =>
      executiontime === null || executiontime === undefined ? query : { ...query, executiontime },
    ),
  };
}
