import type { Dialect } from '../../ports/dialect.ts';

/** The name as it can stand in a statement: in quotes where it is no plain lower-case word or a reserved one. */
export function quoteIdentifier(name: string, dialect: Dialect): string {
  if (/^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name)) return name;
  const quote = dialect === 'mysql' || dialect === 'mariadb' ? '`' : '"';
  return `${quote}${name.replaceAll(quote, quote + quote)}${quote}`;
}

/** Reserved in at least one of the engines. A word too many costs two quotes. */
const reserved = new Set(
  `add all alter analyse analyze and any array as asc asymmetric authorization between bigint binary both by call
  cascade case cast change char character check collate column condition constraint continue convert create cross cube
  current current_catalog current_date current_path current_role current_schema current_time current_timestamp
  current_user cursor database databases date day day_hour deallocate dec decimal declare default deferrable delayed
  delete desc describe deterministic distinct distinctrow div do double drop dual each else elseif enclosed end escape
  escaped except execute exists exit explain extract false fetch float for force foreign freeze from full fulltext
  function generated get grant group grouping groups having high_priority hour if ignore ilike in index initially inner
  inout insensitive insert int integer intersect interval into is isnull iterate join json_array json_exists json_object
  json_query json_table json_value key keys kill lag last_value lateral lead leading leave left like limit linear lines
  listagg load localtime localtimestamp lock long loop low_priority match maxvalue minute mod modifies month natural
  normalize not notnull nth_value ntile null numeric of offset on only optimize option optionally or order out outer
  outfile over overlaps partition percent_rank placing precision prepare primary procedure purge qualify range rank
  read reads real recursive references regexp release rename repeat replace require resignal restrict return returning
  revoke right rlike row row_number rows schema schemas second select session_user set show signal similar skip smallint
  some spatial specific sql ssl starting stored straight_join summarize symmetric system table tablesample terminated
  then time timestamp to trailing trigger trim true uescape undo union unique unlock unnest unpivot unsigned update usage
  use user using values varbinary varchar variadic varying verbose virtual when where while window with write xor year
  year_month zerofill pivot pivot_longer pivot_wider at`.split(/\s+/),
);
