/** Functions that make one value of many rows, in the words of the engines and of the parser. */
export const aggregateNames: ReadonlySet<string> = new Set(
  `count sum avg min max count_if stddev stddev_pop stddev_samp variance var_pop var_samp approx_distinct
  approx_count_distinct approx_percentile approx_quantile approx_most_frequent approx_set merge array_agg string_agg
  group_concat listagg list bool_and bool_or every any_value arbitrary max_by min_by arg_max arg_min corr covar_pop
  covar_samp regr_slope regr_intercept histogram map_agg multimap_agg map_union checksum geometric_mean kurtosis skewness
  bitwise_and_agg bitwise_or_agg bit_and bit_or percentile_cont percentile_disc quantile quantile_cont quantile_disc
  median mode json_agg jsonb_agg json_object_agg json_group_array total first last numeric_histogram reduce_agg
  logical_and logical_or sum_if entropy product`.split(/\s+/),
);
