/**
 * Every node and field of Postgres' raw parse tree (libpg-query's JSON form) that a reading statement may hold; any
 * other is refused. A field is marked by what it holds: `*` nodes, `!` a plain value, `:Type` one node without its
 * wrapper, nothing one wrapped node. Source: @pgsql/types, generated from Postgres 18's parsenodes.h.
 */
const spelled: Readonly<Record<string, string>> = {
  SelectStmt: `distinctClause* targetList* fromClause* whereClause groupClause* groupDistinct! havingClause
    windowClause* valuesLists* sortClause* limitOffset limitCount limitOption! withClause:WithClause op! all!
    larg:SelectStmt rarg:SelectStmt`,
  WithClause: 'ctes* recursive! location!',
  CommonTableExpr: `ctename! aliascolnames* ctematerialized! ctequery search_clause:CTESearchClause
    cycle_clause:CTECycleClause location!`,
  CTESearchClause: 'search_col_list* search_breadth_first! search_seq_column! location!',
  CTECycleClause: `cycle_col_list* cycle_mark_column! cycle_mark_value cycle_mark_default cycle_path_column!
    location!`,
  ResTarget: 'name! val location!',
  List: 'items*',
  String: 'sval!',
  Integer: 'ival!',
  Float: 'fval!',
  Boolean: 'boolval!',
  BitString: 'bsval!',
  A_Star: '',
  A_Const: 'ival! fval! boolval! sval! bsval! isnull! location!',
  ColumnRef: 'fields* location!',
  A_Indirection: 'arg indirection*',
  A_Indices: 'is_slice! lidx uidx',
  A_Expr: 'kind! name* lexpr rexpr rexpr_list_start! rexpr_list_end! location!',
  BoolExpr: 'boolop! args* location!',
  NullTest: 'arg nulltesttype! location!',
  BooleanTest: 'arg booltesttype! location!',
  CaseExpr: 'arg args* defresult location!',
  CaseWhen: 'expr result location!',
  CoalesceExpr: 'args* location!',
  MinMaxExpr: 'op! args* location!',
  SubLink: 'subLinkType! testexpr operName* subselect location!',
  A_ArrayExpr: 'elements* list_start! list_end! location!',
  RowExpr: 'args* row_format! location!',
  TypeCast: 'arg typeName:TypeName location!',
  TypeName: 'names* typmods* typemod! arrayBounds* location!',
  CollateClause: 'arg collname* location!',
  SQLValueFunction: 'op! typmod! location!',
  FuncCall: `funcname* args* agg_order* agg_filter over:WindowDef agg_within_group! agg_star! agg_distinct!
    func_variadic! funcformat! location!`,
  ParamRef: 'number! location!',
  NamedArgExpr: 'arg name! argnumber! location!',
  WindowDef: `name! refname! partitionClause* orderClause* frameOptions! startOffset endOffset location!`,
  SortBy: 'node sortby_dir! sortby_nulls! useOp* location!',
  GroupingFunc: 'args* location!',
  GroupingSet: 'kind! content* location!',
  RangeVar: 'catalogname! schemaname! relname! inh! relpersistence! alias:Alias location!',
  Alias: 'aliasname! colnames*',
  JoinExpr: 'jointype! isNatural! larg rarg usingClause* join_using_alias:Alias quals alias:Alias',
  RangeSubselect: 'lateral! subquery alias:Alias',
  RangeFunction: 'lateral! ordinality! is_rowsfrom! functions* alias:Alias coldeflist*',
  RangeTableSample: 'relation method* args* repeatable location!',
  RangeTableFunc: 'lateral! docexpr rowexpr namespaces* columns* alias:Alias location!',
  RangeTableFuncCol: 'colname! typeName:TypeName for_ordinality! is_not_null! colexpr coldefexpr location!',
  ColumnDef: 'colname! typeName:TypeName is_local! collClause:CollateClause location!',
  XmlExpr: 'op! name! named_args* args* xmloption! indent! location!',
  XmlSerialize: 'xmloption! expr typeName:TypeName indent! location!',
  JsonFuncExpr: `op! column_name! context_item:JsonValueExpr pathspec passing* output:JsonOutput
    on_empty:JsonBehavior on_error:JsonBehavior wrapper! quotes! location!`,
  JsonTable: `context_item:JsonValueExpr pathspec:JsonTablePathSpec passing* columns* on_error:JsonBehavior
    alias:Alias lateral! location!`,
  JsonTableColumn: `coltype! name! typeName:TypeName pathspec:JsonTablePathSpec format:JsonFormat wrapper! quotes!
    columns* on_empty:JsonBehavior on_error:JsonBehavior location!`,
  JsonTablePathSpec: 'string name! name_location! location!',
  JsonValueExpr: 'raw_expr format:JsonFormat',
  JsonFormat: 'format_type! encoding! location!',
  JsonOutput: 'typeName:TypeName returning:JsonReturning',
  JsonReturning: 'format:JsonFormat',
  JsonBehavior: 'btype! expr location!',
  JsonArgument: 'val:JsonValueExpr name!',
  JsonObjectConstructor: 'exprs* output:JsonOutput absent_on_null! unique! location!',
  JsonArrayConstructor: 'exprs* output:JsonOutput absent_on_null! location!',
  JsonArrayQueryConstructor: 'query output:JsonOutput format:JsonFormat absent_on_null! location!',
  JsonAggConstructor: 'output:JsonOutput agg_filter agg_order* over:WindowDef location!',
  JsonObjectAgg: 'constructor:JsonAggConstructor arg:JsonKeyValue absent_on_null! unique!',
  JsonArrayAgg: 'constructor:JsonAggConstructor arg:JsonValueExpr absent_on_null!',
  JsonKeyValue: 'key value:JsonValueExpr',
  JsonIsPredicate: 'expr format:JsonFormat item_type! unique_keys! location!',
  JsonParseExpr: 'expr:JsonValueExpr output:JsonOutput unique_keys! location!',
  JsonScalarExpr: 'expr output:JsonOutput location!',
  JsonSerializeExpr: 'expr:JsonValueExpr output:JsonOutput location!',
};

/** What a field of a node holds: plain data, wrapped nodes (one or a list), or a node of the named type. */
export type FieldKind = '!' | '' | '*' | `:${string}`;

export const grammar: ReadonlyMap<string, ReadonlyMap<string, FieldKind>> = new Map(
  Object.entries(spelled).map(([type, fields]) => [type, readFields(fields)]),
);

function readFields(fields: string): ReadonlyMap<string, FieldKind> {
  const marked = fields.split(/\s+/).filter((field) => field !== '');
  return new Map(
    marked.map((field) => {
      const name = field.replace(/[!*:].*/, '');
      return [name, field.slice(name.length) as FieldKind];
    }),
  );
}
