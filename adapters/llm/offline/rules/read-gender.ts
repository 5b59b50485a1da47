import type { Condition } from '../ir/query.ts';
import { MEN, WOMEN } from '../lexicon/gender-words.ts';
import { nearestTable } from '../parse/nearest-table.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { take } from '../parse/take.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';

/** "female students", "who are men": the sex of whom the clause is about, however it is spelled in the rows. */
export function readGender(state: ParseState, scope: Scope): void {
  for (let index = scope.from; index < scope.to; index += 1) {
    const item = state.items[index];
    if (item === undefined || state.used[index] === true) continue;
    const spellings = spellingsOf(item.lower);
    if (spellings === null) continue;
    if (item.kind === 'value' && item.values.length > 0) continue;
    const column = genderColumn([tableAfter(state, index), nearestTable(state, index), scope.subject]);
    if (column === null) continue;
    take(state, index);
    scope.conditions.push({ at: index, condition: spelled(column, spellings) });
  }
}

function spellingsOf(word: string): readonly string[] | null {
  if (WOMEN.has(word)) return ['F', 'Female'];
  return MEN.has(word) ? ['M', 'Male'] : null;
}

function tableAfter(state: ParseState, index: number): SchemaTable | null {
  return state.items[index + 1]?.tables[0]?.table ?? null;
}

function genderColumn(tables: readonly (SchemaTable | null)[]): SchemaColumn | null {
  for (const table of tables) {
    const column = table?.columns.find(
      ({ kind, words }) => kind === 'text' && (words.includes('gender') || words.includes('sex')),
    );
    if (column !== undefined) return column;
  }
  return null;
}

/** The label that is known to be stored; else either of the usual ones. */
function spelled(column: SchemaColumn, spellings: readonly string[]): Condition {
  const known = column.context.enumValues?.find((value) =>
    spellings.some((spelling) => spelling.toLowerCase() === value.toLowerCase()),
  );
  const conditions = (known === undefined ? spellings : [known]).map(
    (value): Condition => ({
      kind: 'compare',
      left: { kind: 'column', column },
      op: '=',
      right: { kind: 'literal', value },
      fold: known === undefined,
    }),
  );
  const [only] = conditions;
  return conditions.length === 1 && only !== undefined ? only : { kind: 'or', conditions };
}
