import type * as z from 'zod';
import { refuse } from './refuse.ts';

/** The body, if it is what `schema` says; else the server's 400 (not JSON of that shape) or 422 (a value out of its range). */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  if (body === undefined) refuse(400, 'Format error in JSON body: expected value at line 1 column 1');
  const { error, data } = schema.safeParse(body);
  if (!error) return data;
  const issue = deepest(error.issues);
  if (issue.code === 'unrecognized_keys')
    refuse(400, `Format error in JSON body: unknown field \`${issue.keys[0]}\``);
  const at = issue.path.join('.');
  if (issue.code === 'too_small' || issue.code === 'too_big')
    refuse(422, `Validation error in JSON body: [${at}: ${issue.message}]`);
  return refuse(400, `Format error in JSON body: ${at}: ${issue.message}`);
}

/** Of the ways to misread a union, the one that came furthest. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue {
  const [issue] = issues;
  if (!issue) throw new Error('A parser failed without a reason.');
  if (issue.code !== 'invalid_union') return issue;
  const branches = issue.errors.filter((branch) => branch.length > 0).map(deepest);
  const unknown = branches.find(({ code }) => code === 'unrecognized_keys');
  return unknown ?? branches.sort((a, b) => b.path.length - a.path.length)[0] ?? issue;
}
