/** Words that some supported engine reserves; quoting one too many is harmless. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  (
    'abort accessible action add after all alter analyse analyze and any array as asc asensitive asymmetric at attach authorization autoincrement ' +
    'before begin between bigint binary blob both by call cascade case cast change char character check cluster coalesce collate column columns comment ' +
    'commit condition conflict connection constraint continue convert create cross cube current current_date current_time current_timestamp current_user ' +
    'cursor data database databases date day dec decimal declare default deferrable deferred delete desc describe detach deterministic distinct div do ' +
    'double drop dual each else elseif empty end escape except exclude exclusive exists exit explain extract false fetch filter first float following for ' +
    'force foreign from full fulltext function generated get glob grant group grouping groups having high_priority hour if ignore ilike immediate in ' +
    'index indexed infile initially inner inout insensitive insert instead int integer intersect interval into is isnull iterate join json key keys kill ' +
    'language last lateral lead leading leave left level like limit linear lines load local localtime localtimestamp lock long loop low_priority match ' +
    'materialized maxvalue merge minute mod month name natural new no not notnull null nulls number numeric of offset old on only open optimize option or order ' +
    'others out outer outfile over overlaps partition percent placing plan position pragma preceding precision primary procedure query raise range rank read ' +
    'real recursive references regexp reindex release rename repeat replace require restrict result return returning revoke right rlike rollback rollup ' +
    'row rows savepoint schema schemas second select sensitive separator session_user set show signal similar size smallint some sql start state status ' +
    'symmetric system table tables temp temporary text then ties time timestamp title to top trailing transaction trigger true type unbounded undo union ' +
    'unique unlock unnest unsigned update usage use user using vacuum value values varchar variadic varying verbose view virtual when where while window ' +
    'with without write xor year zerofill'
  ).split(' '),
);
