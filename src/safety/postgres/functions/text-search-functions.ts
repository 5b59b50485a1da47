/** Full-text search. Built in, from pg_proc of Postgres 15 (not volatile) and the manuals of 16 to 18. */
export const textSearchFunctions = `
  array_to_tsvector numnode phraseto_tsquery plainto_tsquery querytree setweight strip to_tsquery ts_debug
  ts_delete ts_filter ts_lexize ts_match_qv ts_match_tq ts_match_tt ts_match_vq ts_parse ts_rank
  ts_rank_cd ts_token_type tsq_mcontained tsq_mcontains tsquery_and tsquery_cmp tsquery_eq tsquery_ge
  tsquery_gt tsquery_le tsquery_lt tsquery_ne tsquery_not tsquery_or tsquery_phrase tsvector_cmp
  tsvector_concat tsvector_eq tsvector_ge tsvector_gt tsvector_le tsvector_lt tsvector_ne
  tsvector_to_array websearch_to_tsquery
`;
