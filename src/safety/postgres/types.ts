const names = `
  bit bool box bpchar bytea char cidr circle date datemultirange daterange float4 float8 inet int2 int4 int4multirange
  int4range int8 int8multirange int8range interval json jsonb jsonpath line lseg macaddr macaddr8 money name numeric
  nummultirange numrange path pg_lsn point polygon record regconfig regdictionary text time timestamp timestamptz timetz
  tsmultirange tsquery tsrange tstzmultirange tstzrange tsvector unknown uuid varbit varchar xml
  int integer bigint smallint real decimal boolean
  citext hstore ltree lquery ltxtquery cube earth vector halfvec sparsevec geometry geography box2d box3d raster
  query_int intset isbn isbn13 issn ean13 upc seg semver
`;

/** Types whose casts only compute. Left out: those that look names up in the catalog (regclass …) and pseudo-types. */
export const allowedTypes: ReadonlySet<string> = new Set(names.trim().split(/\s+/));
