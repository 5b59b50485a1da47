import { inspect } from 'node:util';

/** All that a log could show of an error: message, stack, details, hidden properties, and the same of every cause. */
export function everythingSaidBy(error: unknown): string {
  const causes: unknown[] = [];
  for (let current = error; current instanceof Error; current = current.cause) causes.push(current);
  const parts = causes.map((cause) => {
    const { message, stack } = cause as Error;
    return [
      message,
      stack,
      JSON.stringify(cause),
      inspect(cause, { depth: 20, showHidden: true, getters: true }),
    ];
  });
  return parts.flat().join('\n');
}
