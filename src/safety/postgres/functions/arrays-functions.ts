/** Arrays. Built in, from pg_proc of Postgres 15 (not volatile) and the manuals of 16 to 18. */
export const arraysFunctions = `
  anytextcat array_append array_cat array_dims array_eq array_fill array_ge array_gt array_larger array_le
  array_length array_lower array_lt array_ndims array_ne array_position array_positions array_prepend
  array_remove array_replace array_reverse array_sample array_shuffle array_smaller array_sort
  array_to_string array_upper arraycontained arraycontains arrayoverlap btarraycmp cardinality enum_range
  float4_accum float8_accum float8_avg float8_combine float8_corr float8_covar_pop float8_covar_samp
  float8_regr_accum float8_regr_avgx float8_regr_avgy float8_regr_combine float8_regr_intercept
  float8_regr_r2 float8_regr_slope float8_regr_sxx float8_regr_sxy float8_regr_syy float8_stddev_pop
  float8_stddev_samp float8_var_pop float8_var_samp generate_subscripts hash_array hash_array_extended
  hashoidvector hashoidvectorextended int2_avg_accum int2_avg_accum_inv int2int4_sum int4_avg_accum
  int4_avg_accum_inv int4_avg_combine int8_avg parse_ident regexp_match regexp_matches
  regexp_split_to_array string_to_array textanycat trim_array unnest
`;
