/** Text, patterns, encodings. Built in, from pg_proc of Postgres 15 (not volatile) and the manuals of 16 to 18. */
export const textFunctions = `
  ascii bit_length bpchar bpchar_larger bpchar_pattern_ge bpchar_pattern_gt bpchar_pattern_le
  bpchar_pattern_lt bpchar_smaller bpcharcmp bpchareq bpcharge bpchargt bpchariclike bpcharicnlike
  bpcharicregexeq bpcharicregexne bpcharle bpcharlike bpcharlt bpcharne bpcharnlike bpcharregexeq
  bpcharregexne btbpchar_pattern_cmp btcharcmp btnamecmp btnametextcmp btrim bttext_pattern_cmp bttextcmp
  bttextnamecmp casefold cash_words char char_length character_length chareq charge chargt charle charlt
  charne chr crc32 crc32c format hashbpchar hashbpcharextended hashchar hashcharextended hashname
  hashnameextended hashtext hashtextextended initcap int4 is_normalized left length like like_escape lower
  lpad ltrim md5 name nameeq nameeqtext namege namegetext namegt namegttext nameiclike nameicnlike
  nameicregexeq nameicregexne namele nameletext namelike namelt namelttext namene namenetext namenlike
  nameregexeq nameregexne normalize notlike octet_length overlay pg_size_bytes pg_size_pretty position
  quote_ident quote_literal quote_nullable regexp_count regexp_instr regexp_like regexp_replace
  regexp_split_to_table regexp_substr repeat replace reverse right rpad rtrim similar_escape
  similar_to_escape split_part starts_with string_to_table strpos substr substring text text_ge text_gt
  text_larger text_le text_lt text_pattern_ge text_pattern_gt text_pattern_le text_pattern_lt text_smaller
  textcat texteq texteqname textgename textgtname texticlike texticnlike texticregexeq texticregexne
  textlen textlename textlike textltname textne textnename textnlike textregexeq textregexne to_ascii
  to_bin to_char to_hex to_number to_oct translate unicode_assigned unistr upper varchar
  xml_is_well_formed xml_is_well_formed_content xml_is_well_formed_document
`;
