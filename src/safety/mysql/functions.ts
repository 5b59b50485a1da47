import { words } from '../static/words.ts';

/** Functions of MySQL 8/9 and MariaDB 10/11 that only compute. Left out: files, locks, sleep, the session, dynamic names. */
export const allowedFunctions: ReadonlySet<string> = words(`
  abs acos adddate addtime add_months aes_decrypt aes_encrypt any_value ascii asin atan atan2 avg bin bin_to_uuid binary
  bit_and bit_count bit_length bit_or bit_xor ceil ceiling char char_length character_length chr coalesce
  coercibility collation column_check column_exists column_get column_json column_list compress concat concat_ws conv
  convert convert_tz cos cot count crc32 crc32c cume_dist curdate current_date current_time current_timestamp curtime
  date date_add date_format date_sub datediff day dayname dayofmonth dayofweek dayofyear decode degrees
  dense_rank elt exp export_set extract field find_in_set first_value floor format format_bytes
  format_pico_time from_base64 from_days from_unixtime geometrycollection get_format greatest group_concat grouping hex
  hour if ifnull inet6_aton inet6_ntoa inet_aton inet_ntoa insert instr interval is_ipv4 is_ipv4_compat is_ipv4_mapped
  is_ipv6 is_uuid isnull json_array json_array_append json_array_insert json_arrayagg json_array_intersect json_compact
  json_contains json_contains_path json_depth json_detailed json_equals json_exists json_extract json_insert json_keys
  json_length json_loose json_merge json_merge_patch json_merge_preserve json_normalize json_object json_object_filter_keys
  json_object_to_array json_objectagg json_overlaps json_pretty json_query json_quote json_remove json_replace
  json_schema_valid json_schema_validation_report json_search json_set json_storage_free json_storage_size json_table
  json_type json_unquote json_valid json_value lag last_day last_value lcase lead least left length lengthb linestring ln
  localtime localtimestamp locate log log10 log2 lower lpad ltrim make_set makedate maketime match max md5 median microsecond
  mid min minute mod month monthname multilinestring multipoint multipolygon natural_sort_key now nth_value ntile nullif
  nvl nvl2 oct octet_length ord percent_rank percentile_cont percentile_disc period_add period_diff pi point polygon
  position pow power quarter quote radians rand random_bytes rank regexp_instr regexp_like regexp_replace regexp_substr
  repeat replace reverse right round row_number rpad rtrim sec_to_time second sformat sha sha1 sha2 sign sin soundex space
  sqrt mbrcontains mbrcoveredby mbrcovers mbrdisjoint mbrequal mbrequals mbrintersects mbroverlaps mbrtouches mbrwithin rownum
  st_area st_asbinary st_asgeojson st_astext st_aswkb st_aswkt st_boundary st_buffer st_centroid st_collect st_contains
  st_convexhull st_crosses st_difference st_dimension st_disjoint st_distance st_distance_sphere st_endpoint st_envelope
  st_equals st_exteriorring st_frechetdistance st_geohash st_geometryfromtext st_geometryfromwkb st_geometryn
  st_geometrytype st_geomfromgeojson st_geomfromtext st_geomfromwkb st_hausdorffdistance st_interiorringn st_intersection
  st_intersects st_isclosed st_isempty st_isring st_issimple st_isvalid st_latfromgeohash st_latitude st_length
  st_linefromtext st_linefromwkb st_lineinterpolatepoint st_lineinterpolatepoints st_longfromgeohash st_longitude
  st_makeenvelope st_numgeometries st_numinteriorring st_numinteriorrings st_numpoints st_overlaps st_pointatdistance
  st_pointfromgeohash st_pointfromtext st_pointfromwkb st_pointn st_pointonsurface st_polyfromtext st_polyfromwkb
  st_polygonfromtext st_polygonfromwkb st_relate st_simplify st_srid st_startpoint st_swapxy st_symdifference st_touches
  st_transform st_union st_validate st_within st_x st_y
  statement_digest statement_digest_text std stddev stddev_pop stddev_samp str_to_date strcmp subdate substr substring
  substring_index subtime sum sys_guid sysdate tan time time_format time_to_sec timediff timestamp timestampadd
  timestampdiff to_base64 to_char to_days to_seconds trim trim_oracle truncate ucase uncompress uncompressed_length unhex
  unix_timestamp upper utc_date utc_time utc_timestamp uuid uuid_short uuid_to_bin values var_pop var_samp
  variance vec_distance vec_distance_cosine vec_distance_euclidean vec_fromtext vec_totext week weekday weekofyear
  weight_string year yearweek
  decimal numeric varchar nchar signed unsigned datetime double float
  date_trunc initcap split_part string_agg array_agg strftime nvl
`);
