import type { Dialect } from '../ports/dialect.ts';
import { renderComment } from './render-comment.ts';
import { renderName } from './render-name.ts';
import { renderTableNames } from './render-table-names.ts';

const maxCommentLength = 240;

/** The line that names a table, or several with the same columns: `orders: What customers bought`. */
export function renderTableHeader(
  names: readonly string[],
  comment: string | null,
  dialect: Dialect,
): string {
  const [first = ''] = names;
  const name = names.length > 1 ? renderTableNames(names, dialect) : renderName(first, dialect);
  const prose = renderComment(comment, maxCommentLength);
  return prose === '' ? name : `${name}: ${prose}`;
}
