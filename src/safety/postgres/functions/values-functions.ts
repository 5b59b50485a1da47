/** Enums, rows, values of any type. Built in, from pg_proc of Postgres 15 (not volatile) and the manuals of 16 to 18. */
export const valuesFunctions = `
  btrecordcmp concat concat_ws enum_cmp enum_eq enum_first enum_ge enum_gt enum_larger enum_last enum_le
  enum_lt enum_ne enum_smaller hash_record hash_record_extended hashenum hashenumextended int8dec_any
  int8inc_any num_nonnulls num_nulls pg_collation_for pg_column_compression pg_column_size pg_typeof
  record_eq record_ge record_gt record_le record_lt record_ne
`;
