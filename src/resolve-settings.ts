import * as z from 'zod';
import type { Settings } from './dependencies.ts';
import { NlQueryError } from './errors/nl-query-error.ts';
import type { NlQueryOptions } from './nl-query-options.ts';
import { parsePattern } from './policy/parse-pattern.ts';

const part = z.looseObject({ name: z.string() });
const count = z.int().positive();
const pattern = z
  .string()
  .refine((text) => parsePattern(text) !== null, 'is not a pattern like schema.table or schema.table.column');

const tablePattern = pattern.refine(
  (text) => parsePattern(text)?.column === null,
  'is not a pattern like table or schema.table',
);

const shape = z.object({
  vectorStore: part,
  embedder: part,
  llm: part,
  queue: part,
  stateStore: part,
  databases: z.array(part).min(1),
  allowUrl: z.custom((value) => typeof value === 'function', 'is not a function').optional(),
  limits: z
    .object({ maxRows: count.optional(), maxBytes: count.optional(), timeoutMs: count.optional() })
    .optional(),
  maxPlanCost: z.number().positive().optional(),
  maxRetries: z.int().min(0).max(20).optional(),
  maxContextTokens: count.optional(),
  allowedFunctions: z.array(z.string().min(1)).optional(),
  policy: z
    .strictObject({ allow: z.array(pattern).optional(), deny: z.array(pattern).optional() })
    .optional(),
  rowPolicies: z.array(z.strictObject({ table: tablePattern, where: z.string().trim().min(1) })).optional(),
  values: z.enum(['none', 'enums', 'sampled']).optional(),
  leaseMs: z.number().min(100).optional(),
  advisor: z
    .object({
      sandboxes: z.array(part).optional(),
      deadlineMs: z.number().min(100).optional(),
      resultTtlMs: z.number().min(1_000).optional(),
      precompute: z.boolean().optional(),
      modelTimeoutMs: z.number().positive().optional(),
    })
    .optional(),
  timeZone: z.string().refine(isTimeZone, 'is not an IANA time zone').optional(),
});

/** @throws `INVALID_OPTIONS` with the option at fault */
export function resolveSettings(options: NlQueryOptions): Settings {
  const parsed = shape.safeParse(options);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const option = issue?.path.join('.') ?? '';
    const message = `createNlQuery: option "${option}": ${issue?.message ?? 'is not valid'}`;
    throw new NlQueryError('INVALID_OPTIONS', message, { details: { option } });
  }
  const {
    limits,
    maxPlanCost,
    maxRetries,
    maxContextTokens,
    allowedFunctions,
    policy,
    rowPolicies,
    values,
    leaseMs,
    timeZone,
    advisor,
  } = parsed.data;
  return {
    limits: {
      maxRows: limits?.maxRows ?? 1000,
      maxBytes: limits?.maxBytes ?? 5_000_000,
      timeoutMs: limits?.timeoutMs ?? 30_000,
    },
    maxPlanCost: maxPlanCost ?? null,
    maxRetries: maxRetries ?? 3,
    maxContextTokens: maxContextTokens ?? 4000,
    allowedFunctions: allowedFunctions ?? [],
    policy: policy ?? null,
    rowPolicies: rowPolicies ?? [],
    values: values ?? 'enums',
    leaseMs: leaseMs ?? 30_000,
    timeZone: timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    advisor: {
      deadlineMs: advisor?.deadlineMs ?? 15 * 60_000,
      resultTtlMs: advisor?.resultTtlMs ?? 7 * 24 * 3_600_000,
      precompute: advisor?.precompute ?? false,
      modelTimeoutMs: advisor?.modelTimeoutMs ?? 60_000,
    },
  };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
