/** Functions of SQLite and its JSON, math, percentile, FTS and geopoly parts that only compute. Lower case. */
const builtIn = `
  -> ->> abs acos acosh asin asinh atan atan2 atan2 atanh avg bm25 ceil ceiling char coalesce concat concat_ws cos cosh
  count cume_dist current_date current_time current_timestamp date datetime degrees dense_rank exp first_value floor
  format geopoly_area geopoly_bbox geopoly_blob geopoly_ccw geopoly_contains_point geopoly_group_bbox geopoly_json
  geopoly_overlap geopoly_regular geopoly_svg geopoly_within geopoly_xform glob group_concat hex highlight if ifnull iif
  instr json json_array json_array_insert json_array_length json_each json_error_position json_extract json_group_array
  json_group_object json_insert json_object json_patch json_pretty json_quote json_remove json_replace json_set json_tree
  json_type json_valid jsonb jsonb_array jsonb_array_insert jsonb_each jsonb_extract jsonb_group_array
  jsonb_group_object jsonb_insert jsonb_object jsonb_patch jsonb_remove jsonb_replace jsonb_set jsonb_tree julianday lag
  last_value lead length like likelihood likely ln log log10 log2 lower ltrim match matchinfo max median min mod
  nth_value ntile nullif octet_length offsets percent_rank percentile percentile_cont percentile_disc pi pow power
  printf quote radians random randomblob rank regexp replace round row_number rtrim sign sin sinh snippet sqrt strftime
  string_agg substr substring subtype sum tan tanh time timediff total trim trunc typeof unhex unicode unistr
  unistr_quote unixepoch unlikely upper zeroblob soundex generate_series
`;

/** Harmless functions and clauses of other dialects. SQLite lacks them, and its dry run says so better than a refusal. */
const ofOtherDialects = `
  any_value array array_agg bool_and bool_or concat cube curdate curtime date_add date_diff date_format date_part
  date_sub date_trunc datediff day extract greatest grouping hour initcap isnull json_value least left len locate lpad
  make_date minute month now nvl position quarter rand regexp_like regexp_replace repeat reverse right rollup rpad
  second sets split_part stddev stddev_pop stddev_samp str_to_date strpos to_char to_date to_number to_timestamp
  translate truncate unnest var_pop var_samp variance week weekday year
`;

export const allowedFunctions: ReadonlySet<string> = new Set(
  `${builtIn} ${ofOtherDialects}`.trim().split(/\s+/),
);
