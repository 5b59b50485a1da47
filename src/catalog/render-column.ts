import type { Dialect } from '../ports/dialect.ts';
import type { ContextColumn } from '../ports/schema-context.ts';
import { renderComment } from './render-comment.ts';
import { renderName } from './render-name.ts';
import { renderType } from './render-type.ts';

const maxCommentLength = 160;
const maxEnumValues = 20;
const maxEnumValueLength = 40;

export interface ColumnKeys {
  readonly primaryKey: boolean;
  /** What the column alone refers to, as it is to be written: ` -> customers.id`; empty when it refers to nothing. */
  readonly references: string;
}

/** One line for one column: ` status text pk -> other.id 'open'|'closed': what it means`. */
export function renderColumn(
  column: Pick<ContextColumn, 'name' | 'type' | 'comment' | 'enumValues'>,
  keys: ColumnKeys,
  dialect: Dialect,
): string {
  const values = renderEnum(column.enumValues);
  const type = values === '' ? spaced(renderType(column.type)) : '';
  const comment = renderComment(column.comment, maxCommentLength);
  const key = keys.primaryKey ? ' pk' : '';
  return ` ${renderName(column.name, dialect)}${type}${values}${key}${keys.references}${comment ? `: ${comment}` : ''}`;
}

function renderEnum(values: readonly string[] | null): string {
  if (values === null || values.length === 0) return '';
  const shown = values.slice(0, maxEnumValues).map(renderValue);
  return ` ${shown.join('|')}${values.length > shown.length ? '|…' : ''}`;
}

function renderValue(value: string): string {
  return `'${renderComment(value, maxEnumValueLength).replaceAll("'", "''")}'`;
}

function spaced(text: string): string {
  return text === '' ? '' : ` ${text}`;
}
