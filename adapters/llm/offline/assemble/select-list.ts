import type { Expression } from '../ir/query.ts';
import type { ParseState, Projection } from '../parse/parse-state.ts';
import { displayColumns } from '../schema/display-columns.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';

/** What to return, in the order of the question, with what figures are broken down by in front. */
export function selectList(state: ParseState): readonly Expression[] {
  const asked = [...state.draft.projections].sort((left, right) => left.at - right.at);
  const kept = withoutRestated(asked);
  const listed = kept.flatMap((projection): readonly Expression[] =>
    projection.implied === null
      ? [projection.expression]
      : displayColumns(projection.implied).map((column) => ({ kind: 'column', column })),
  );
  const list = unique(listed.length > 0 ? listed : headNames(state));
  const firstAsked = Math.min(...kept.map((projection) => projection.at));
  const broken = state.draft.groups
    .filter((group) => group.shown && !kept.some((projection) => projection.restates))
    .flatMap((group): readonly Expression[] => {
      if (group.kind === 'column') {
        const joined = list.some(
          (expression) => expression.kind === 'column' && areJoined(state, expression.column, group.column),
        );
        return joined ? [] : [{ kind: 'column', column: group.column }];
      }
      const shown = list.some(
        (expression) =>
          expression.kind === 'column' &&
          (expression.column.table === group.table || refersTo(state, expression.column, group.table)),
      );
      return shown ? [] : displayColumns(group.table).map((column) => ({ kind: 'column', column }));
    });
  const hasFigure = list.some((expression) => expression.kind === 'aggregate');
  if (!hasFigure) return list;
  const added = broken.filter((expression) => !includes(list, expression));
  const leads = state.draft.groups.some((group) => group.shown && group.at < firstAsked);
  return unique(leads || !isImperative(state) ? [...added, ...list] : [...list, ...added]);
}

/** "Which country …? List its name and area." The list replaces the bare entity. */
function withoutRestated(asked: readonly Projection[]): readonly Projection[] {
  if (!asked.some((projection) => projection.restates)) return asked;
  const before = asked.filter((projection) => !projection.restates);
  const restated = asked.filter((projection) => projection.restates);
  const listed = restated.some((projection) => projection.implied === null);
  return listed || before.every((projection) => projection.implied !== null) ? restated : asked;
}

function headNames(state: ParseState): readonly Expression[] {
  if (state.head === null) return [];
  state.draft.doubts.push({ reason: 'nothing is asked for by name', weight: 0.36 });
  return displayColumns(state.head).map((column) => ({ kind: 'column', column }));
}

function unique(list: readonly Expression[]): readonly Expression[] {
  return list.filter((expression, index) => !includes(list.slice(0, index), expression));
}

function includes(list: readonly Expression[], wanted: Expression): boolean {
  return list.some(
    (expression) =>
      expression.kind === 'column' && wanted.kind === 'column' && expression.column === wanted.column,
  );
}

/** A foreign key names the row it refers to as well as that row's own key does. */
function refersTo(state: ParseState, column: SchemaColumn, table: SchemaTable): boolean {
  return state.model.edges.some(
    (edge) => edge.to === table && edge.fromColumns.length === 1 && edge.fromColumns[0] === column,
  );
}

/** Both ends of one key hold the same values. */
function areJoined(state: ParseState, left: SchemaColumn, right: SchemaColumn): boolean {
  return state.model.edges.some(
    ({ fromColumns: [from, ...rest], toColumns: [to] }) =>
      rest.length === 0 && ((from === left && to === right) || (from === right && to === left)),
  );
}

/** "Find the number of tracks in each genre" lists the figure first, as it says; a question is answered group by group. */
function isImperative(state: ParseState): boolean {
  const [first] = state.items;
  return (
    first !== undefined &&
    !['what', 'which', 'how', 'for', 'who', 'in'].includes(first.tokens[0]?.lower ?? '')
  );
}
