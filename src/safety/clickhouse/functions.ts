import { words } from '../static/words.ts';

/** Functions over one row, and types with arguments, lower case. Left out: files, dictionaries, joins by name, the server, sleep. */
const plain = `
  abs accuratecast accuratecastordefault accuratecastornull acos acosh adddate adddays addhours addinterval addmicroseconds
  addmilliseconds addminutes addmonths addnanoseconds addquarters addseconds addweeks addyears age and appendtrailingcharifabsent
  array arrayall arrayauc arrayavg arraycompact arrayconcat arraycount arraycumsum arraycumsumnonnegative arraydifference
  arraydistinct arraydotproduct arrayelement arrayelementornull arrayenumerate arrayenumeratedense arrayenumerateuniq
  arrayexcept arrayexists arrayfill arrayfilter arrayfirst arrayfirstindex arrayfirstornull arrayflatten arrayfold
  arrayintersect arrayjaccardindex arrayjoin arraylast arraylastindex arraylastornull arraylevenshteindistance arraymap
  arraymax arraymin arraynormalizedgini arraypartialsort arraypopback arraypopfront arrayproduct arraypushback
  arraypushfront arrayrandomsample arrayreduce arrayreduceinranges arrayremove arrayresize arrayreverse arrayreversefill
  arrayreversesort arrayrocauc arrayrotateleft arrayrotateright arrayshiftleft arrayshiftright arrayshingles arrayshuffle
  arrayslice arraysort arraysplit arraystringconcat arraysum arraysymmetricdifference arrayunion arrayuniq arraywithconstant
  arrayzip arrayzipunaligned ascii asin asinh assumenotnull atan atan2 atanh bar base32decode base32encode base58decode
  base58encode base64decode base64encode base64urldecode base64urlencode bin bitand bitcount bithammingdistance bitnot
  bitor bitpositionstoarray bitrotateleft bitrotateright bitshiftleft bitshiftright bitslice bittest bittestall bittestany
  bitxor cast cbrt ceil ceiling changeday changehour changeminute changemonth changesecond changeyear
  char character_length char_length cityhash64 coalesce concat concatassumeinjective concatwithseparator
  concat_ws cos cosh cosinedistance countequal countmatches countsubstrings crc32 crc32ieee crc64 curdate current_date
  current_timestamp cutfragment cutquerystring cuttofirstsignificantsubdomain cuturlparameter cutwww damerauLevenshteinDistance
  date datename dateadd datediff date_add date_bin date_diff date_format date_sub datesub date_trunc datetrunc day dayofmonth
  dayofweek dayofyear decodehtmlcomponent decodeurlcomponent decodeurlformcomponent decodexmlcomponent degrees detectcharset
  distinct divide dividedecimal domain domainwithoutwww e editdistance emptyarraytosingle empty
  encodeurlcomponent encodeurlformcomponent encodexmlcomponent endswith endswithutf8 equals erf erfc exp exp10
  exp2 extract extractall extractallgroups extractallgroupshorizontal extractallgroupsvertical extractgroups
  extracttextfromhtml extracturlparameter extracturlparameternames extracturlparameters factorial farmfingerprint64
  farmhash64 firstline firstnonnull flatten floor format formatdatetime formatdatetimeinjodasyntax formatquery
  formatreadabledecimalsize formatreadablequantity formatreadablesize formatreadabletimedelta formatrow fragment
  from_base64 from_days from_unixtime fromdaysSinceYearZero fromunixtimestamp fromunixtimestamp64micro
  fromunixtimestamp64milli fromunixtimestamp64nano fromunixtimestampinjodasyntax fromutctimestamp gcd generateulid
  generateuuidv4 generateuuidv7 geodistance geohashdecode geohashencode geohashesinbox geotoh3 getsizeofenumtype getsubcolumn
  greatcircleangle greatcircledistance greater greaterorequals greatest gccmurmurhash grouping h3distance h3getresolution
  h3isvalid h3kring h3togeo h3toparent halfmd5 has hasall hasany hassubsequence hassubstr hastoken hastokencaseinsensitive
  hex hiveHash hour hypot if ifnotfinite ifnull ilike indexof initcap initcaputf8 instr intdiv intdivorzero intervallengthsum
  inttotypename ipv4cidrtorange ipv4numtostring ipv4numtostringclassc ipv4stringtonum ipv4stringtonumordefault
  ipv4stringtonumornull ipv4toipv6 ipv6cidrtorange ipv6numtostring ipv6stringtonum isdecimaloverflow isfinite isinfinite
  isipaddressinrange isipv4string isipv6string isnan isnotdistinctfrom isnotnull isnull isvalidjson isvalidutf8 iszeroornull
  javahash jsonallpaths jsonallpathswithtypes jsonarraylength jsondynamicpaths jsonextract jsonextractarrayraw
  jsonextractbool jsonextractfloat jsonextractint jsonextractkeys jsonextractkeysandvalues jsonextractkeysandvaluesraw
  jsonextractraw jsonextractstring jsonextractuint jsonhas jsonkey jsonlength jsonmergepatch jsontype json_array_length
  json_exists json_query json_value jumpconsistenthash kostikconsistenthash l1distance l1norm l1normalize l2distance l2norm
  l2normalize l2squareddistance last_day lcase lcm least left leftpad leftpadutf8 leftutf8 lemmatize length lengthutf8 less
  lessorequals levenshteindistance lgamma like linfdistance ln locate log log10 log1p log2 lower lowerutf8 lpad ltrim
  luhncheck makedate makedate32 makedatetime makedatetime64 map mapadd mapall mapapply mapconcat mapcontains mapcontainskey
  mapcontainskeylike mapexists mapextractkeylike mapfilter mapfromarrays mapkeys mappartialsort mappopulateseries
  mapreversesort mapsort mapsubtract mapupdate mapvalues match materialize max2 md5 metrohash64 microsecond mid
  millisecond min2 minus minute mod modulo moduloorzero month monthname monotonicid multifuzzymatchany multiif multimatchall
  multimatchany multimatchallindices multimatchanyindex multiply multiplydecimal multisearchallpositions multisearchany
  multisearchfirstindex multisearchfirstposition murmurhash2_32 murmurhash2_64 murmurhash3_128 murmurhash3_32
  murmurhash3_64 naivebayesclassifier negate netloc ngramdistance ngrams ngramsearch normalizedquery normalizequery
  normalizeutf8nfc normalizeutf8nfd normalizeutf8nfkc normalizeutf8nfkd not notempty notequals notilike notlike now
  now64 nullif nvl octet_length or ovr overlay overlayutf8 parsedatetime parsedatetime32besteffort
  parsedatetime64 parsedatetime64besteffort parsedatetimebesteffort parsedatetimebesteffortornull
  parsedatetimebesteffortorzero parsedatetimebesteffortus parsedatetimeornull parsereadablesize parsetimedelta path
  pathfull pi plus pointinellipses pointinpolygon polygonareacartesian polygonareaspherical polygonconvexhullcartesian
  polygondistancecartesian polygonintersectioncartesian polygonperimetercartesian port position positioncaseinsensitive
  positioncaseinsensitiveutf8 positionutf8 positiveModulo pow power printf proportionsztest protocol punycodedecode
  punycodeencode quarter queryString querystringandfragment radians rand rand32 rand64 randbernoulli randbinomial
  randcanonical randchisquared randconstant randexponential randfisherf randlognormal randnegativebinomial randnormal
  randpoisson randstudentt randuniform range readwkb readwktpoint readwktpolygon regexp regexpextract regexpquotemeta
  reinterpret reinterpretasdate reinterpretasfloat64 reinterpretasint64 reinterpretasstring reinterpretasuint64 repeat
  replace replaceall replaceone replaceregexpall replaceregexpone reverse reverseutf8 right rightpad rightpadutf8
  rightutf8 round roundage roundbankers rounddown roundduration roundtoexp2 rowNumberInAllBlocks row_number rpad rtrim second
  seriesdecomposestl seriesoutliersdetecttukey seriesperioddetectfft sha1 sha224 sha256 sha384 sha512 sha512_256 sign
  simplejsonextractbool simplejsonextractfloat simplejsonextractint simplejsonextractraw simplejsonextractstring
  simplejsonextractuint simplejsonhas sin sinh siphash128 siphash64 snowflakeidtodatetime space sparsegrams splitbyalpha
  splitbychar splitbynonalpha splitbyregexp splitbystring splitbywhitespace sqrt startswith startswithutf8 stem
  str_to_date strcmp stringjaccardindex subbitmap subdate substr substring substringindex substringindexutf8
  substringutf8 substring_index subtractdays subtracthours subtractinterval subtractminutes subtractmonths subtractquarters
  subtractseconds subtractweeks subtractyears tan tanh tgamma time timediff timeslot timeslots timestamp
  timestampadd timestampdiff timestamp_diff timezoneof timezoneoffset to_days tobool todate todate32
  todate32ordefault todate32ornull todate32orzero todateordefault todateornull todateorzero todatetime todatetime32
  todatetime64 todatetime64ornull todatetime64orzero todatetimeordefault todatetimeornull todatetimeorzero today
  todayofmonth todayofweek todayofyear todayssinceyearzero todecimal128 todecimal128ornull todecimal256 todecimal32
  todecimal32ornull todecimal64 todecimal64ornull todecimal64orzero todecimalstring tofixedstring tofloat32 tofloat32ornull
  tofloat32orzero tofloat64 tofloat64ordefault tofloat64ornull tofloat64orzero tohour toint128 toint16 toint256 toint32
  toint32ordefault toint32ornull toint32orzero toint64 toint64ordefault toint64ornull toint64orzero toint8 tointervalday
  tointervalhour tointervalminute tointervalmonth tointervalquarter tointervalsecond tointervalweek tointervalyear toipv4
  toipv4ordefault toipv4ornull toipv6 toisoweek toisoyear tojsonstring tolastdayofmonth tolastdayofweek tolowcardinality
  tomillisecond tominute tomodifiedjulianday tomonday tomonth tomonthnumsinceepoch tonullable toquarter torelativedaynum
  torelativehournum torelativeminutenum torelativemonthnum torelativequarternum torelativesecondnum torelativeweeknum
  torelativeyearnum tosecond tostartofday tostartoffifteenminutes tostartoffiveminutes tostartofhour tostartofinterval
  tostartofisoyear tostartofmicrosecond tostartofmillisecond tostartofminute tostartofmonth tostartofnanosecond
  tostartofquarter tostartofsecond tostartoftenminutes tostartofweek tostartofyear tostring tostringcuttozero totime
  totimezone totypename touint128 touint16 touint256 touint32 touint32ornull touint32orzero touint64 touint64ornull
  touint64orzero touint8 tounixtimestamp tounixtimestamp64micro tounixtimestamp64milli tounixtimestamp64nano
  toutctimestamp touuid touuidordefault touuidornull touuidorzero tovalidutf8 toweek toyear toyearweek toyyyymm toyyyymmdd
  toyyyymmddhhmmss transform translate translateutf8 trim trimboth trimleft trimright trunc truncate tryBase64Decode
  trypunycodedecode tumble tumbleend tumblestart tuple tupleconcat tupledivide tupleelement tupleflattennested
  tuplehammingdistance tupleminus tuplemultiply tuplenames tupleplus tupletonamevaluepairs ucase unbin unhex upper upperutf8
  urlhash urlhierarchy urlpathhierarchy utctimestamp uuidnumtostring uuidstringtonum vectordifference vectorsum week
  widthbucket width_bucket windowid wkt wordshinglesimhash wyhash64 xor xxh3 xxhash32 xxhash64 year yearweek yesterday
  yyyymmddhhmmsstodatetime yyyymmddtodate
  numbers numbers_mt generate_series generateseries primes values zeros zeros_mt columns cube rollup lag lead laginframe leadinframe nonnegativederivative row_number rank dense_rank denserank
  percent_rank percentrank cume_dist ntile first_value last_value nth_value exponentialtimedecayedavg
  datetime datetime64 decimal decimal32 decimal64 decimal128 decimal256 dynamic enum enum16 enum8 fixedstring json
  lowcardinality nested nullable string variant
`;

const aggregates = `
  any anyheavy anylast any_value argmax argmin avg avgweighted boundingratio categoricalinformationvalue contingency
  corr corrmatrix corrstable count covarpop covarsamp cramersv deltasum deltasumtimestamp distinctdynamictypes entropy
  estimatecompressionratio first_value grouparray grouparrayinsertat grouparrayintersect grouparraylast
  grouparraymovingavg grouparraymovingsum grouparraysample grouparraysorted groupbitand groupbitor groupbitxor groupbitmap
  groupconcat groupuniqarray group_concat histogram kolmogorovsmirnovtest kurtpop kurtsamp largesttrianglethreebuckets
  last_value mannwhitneyutest max maxintersections maxintersectionsposition maxmap max_by meanztest median medianexact min
  minmap min_by quantile quantilebfloat16 quantiledd quantiledeterministic quantileexact quantileexacthigh
  quantileexactinclusive quantileexactexclusive quantileexactlow quantileexactweighted quantilegk
  quantileinterpolatedweighted quantiletdigest quantiletdigestweighted quantiletiming quantiles quantilesexact
  quantilesexactexclusive quantilesexactinclusive quantilesgk quantilestdigest quantilestiming rankcorr retention
  sequencecount sequencematch sequencenextnode simplelinearregression singlevalueornull skewpop skewsamp sparkbar
  stddev stddevpop stddevpopstable stddevsamp stddevsampstable stddev_pop stddev_samp stochasticlinearregression
  stochasticlogisticregression string_agg studentttest sum sumcount sumkahan summap summapfiltered sumwithoverflow
  theilsu topk topkweighted uniq uniqcombined uniqcombined64 uniqexact uniqhll12 uniqthetasketch uniqupto varpop
  varpopstable varsamp varsampstable var_pop var_samp variance welchttest windowfunnel
`;

/** Endings that make another aggregate of one. */
const combinators = words(
  'if array map state simplestate merge mergestate foreach distinct ordefault ornull resample argmin argmax ifornull',
);

function* combined(): Iterable<string> {
  for (const name of words(aggregates)) {
    yield name;
    for (const ending of combinators) yield `${name}${ending}`;
  }
}

/** Source: https://clickhouse.com/docs/sql-reference/functions */
export const allowedFunctions: ReadonlySet<string> = new Set([
  ...[...words(plain)].map((name) => name.toLowerCase()),
  ...combined(),
]);
