import type { DdlToken } from './tokenize-ddl.ts';

export interface DdlBody {
  /** What stands before the opening bracket, comments left out. */
  readonly head: readonly DdlToken[];
  /** The comma-separated parts of the first bracket, comments left out. */
  readonly items: readonly (readonly DdlToken[])[];
  /** What follows the closing bracket, comments left out. */
  readonly tail: readonly DdlToken[];
  /** By item, the comment on the line it ends on, else the one above it; `null` where there is none. */
  readonly itemComments: readonly (string | null)[];
  /** The comment between the head and the first item's line. */
  readonly headComment: string | null;
}

interface Comments {
  readonly above: string[];
  readonly beside: string[];
}

/** Splits `CREATE … name ( item, item ) tail`. */
export function splitBody(sql: string, tokens: readonly DdlToken[]): DdlBody {
  const head: DdlToken[] = [];
  const tail: DdlToken[] = [];
  const items: DdlToken[][] = [];
  const comments: Comments[] = [];
  const headComments: string[] = [];
  let depth = 0;
  let previous: DdlToken | null = null;
  /** The item that a comment on the current line speaks of; -1 is the head. */
  let item = -1;
  let closed = false;

  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'comment') {
      if (token.value === '') continue;
      const sameLine = previous === null || !sql.slice(previous.end, token.start).includes('\n');
      const next = tokens.slice(index + 1).find((candidate) => candidate.kind !== 'comment');
      if (depth === 0) headComments.push(token.value);
      else if (sameLine && item < 0) headComments.push(token.value);
      else if (sameLine) commentsOf(comments, item).beside.push(token.value);
      else if (!(depth === 1 && next?.kind === 'symbol' && next.value === ')')) {
        commentsOf(
          comments,
          previous?.value === ',' && depth === 1 ? item + 1 : Math.max(item, 0),
        ).above.push(token.value);
      }
      continue;
    }
    const symbol = token.kind === 'symbol' ? token.value : '';
    if (closed) tail.push(token);
    else if (depth === 0 && symbol === '(') depth = 1;
    else if (depth === 0) head.push(token);
    else if (depth === 1 && symbol === ')') {
      closed = true;
      depth = 0;
    } else if (depth === 1 && symbol === ',') {
      items.push([]);
    } else {
      if (symbol === '(') depth += 1;
      if (symbol === ')') depth -= 1;
      if (items.length === 0) items.push([]);
      items.at(-1)?.push(token);
      item = items.length - 1;
    }
    previous = token;
  }
  return {
    head,
    items,
    tail,
    itemComments: items.map((_, index) => joined(comments[index])),
    headComment: headComments.length === 0 ? null : headComments.join(' '),
  };
}

function commentsOf(comments: Comments[], item: number): Comments {
  comments[item] ??= { above: [], beside: [] };
  return comments[item];
}

function joined(comments: Comments | undefined): string | null {
  if (comments === undefined) return null;
  const lines = comments.beside.length > 0 ? comments.beside : comments.above;
  return lines.length === 0 ? null : lines.join(' ');
}
