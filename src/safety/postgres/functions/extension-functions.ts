/** Functions of well-known extensions that only compute. Left out: whatever runs SQL text, reads files or connects. */
export const extensionFunctions = `
  similarity word_similarity strict_word_similarity show_trgm
  levenshtein levenshtein_less_equal soundex text_soundex difference metaphone dmetaphone dmetaphone_alt
  daitch_mokotoff unaccent
  hstore akeys avals skeys svals each exist exists_all exists_any defined isexists isdefined slice slice_array fetchval
  hstore_to_array hstore_to_matrix hstore_to_json hstore_to_jsonb hstore_to_json_loose hstore_to_jsonb_loose delete
  tconvert hs_concat hs_contains hs_contained
  nlevel subltree subpath lca text2ltree ltree2text ltree_isparent ltree_risparent index
  icount sort sort_asc sort_desc uniq idx subarray intset intarray_push_elem intarray_push_array
  cube cube_dim cube_ll_coord cube_ur_coord cube_is_point cube_distance cube_subset cube_union cube_inter cube_enlarge
  earth earth_distance earth_box ll_to_earth latitude longitude sec_to_gc gc_to_sec gc_to_earth
  uuid_nil uuid_ns_dns uuid_ns_url uuid_ns_oid uuid_ns_x500 uuid_generate_v1 uuid_generate_v1mc uuid_generate_v3
  uuid_generate_v4 uuid_generate_v5
  digest hmac crypt gen_salt gen_random_bytes armor dearmor
  normal_rand citext texticlike
  l2_distance l1_distance inner_product cosine_distance vector_dims vector_norm l2_normalize l2_norm binary_quantize
  subvector hamming_distance jaccard_distance vector halfvec sparsevec
  time_bucket time_bucket_gapfill locf interpolate first last histogram
  st_area st_asbinary st_asewkt st_asgeojson st_astext st_azimuth st_boundary st_buffer st_centroid st_closestpoint
  st_clusterdbscan st_clusterkmeans st_collect st_contains st_containsproperly st_convexhull st_coordim st_coveredby
  st_covers st_crosses st_difference st_dimension st_disjoint st_distance st_distancesphere st_distancespheroid
  st_dwithin st_endpoint st_envelope st_equals st_expand st_exteriorring st_extent st_geogfromtext st_geographyfromtext
  st_geohash st_geometryn st_geometrytype st_geomfromewkt st_geomfromgeojson st_geomfromtext st_geomfromwkb
  st_hausdorffdistance st_hexagongrid st_intersection st_intersects st_isclosed st_isempty st_isring st_issimple
  st_isvalid st_length st_length2d st_lengthspheroid st_linefrommultipoint st_lineinterpolatepoint st_linelocatepoint
  st_linemerge st_linesubstring st_m st_makeenvelope st_makeline st_makepoint st_makepolygon st_makevalid
  st_maxdistance st_multi st_npoints st_nrings st_numgeometries st_numpoints st_orderingequals st_overlaps
  st_perimeter st_point st_pointn st_pointonsurface st_polygon st_project st_reverse st_segmentize st_setsrid
  st_simplify st_simplifypreservetopology st_snap st_snaptogrid st_split st_squaregrid st_srid st_startpoint
  st_subdivide st_symdifference st_tileenvelope st_touches st_transform st_translate st_union st_unaryunion
  st_voronoipolygons st_within st_x st_xmax st_xmin st_y st_ymax st_ymin st_z
`;
