/** Bytes, bit strings, UUIDs, log sequence numbers. Built in, from pg_proc of Postgres 15 (not volatile) and the manuals of 16 to 18. */
export const binaryFunctions = `
  bit bit_count bitand bitcat bitcmp biteq bitge bitgt bitle bitlt bitne bitnot bitor bitshiftleft
  bitshiftright bitxor byteacat byteacmp byteaeq byteage byteagt byteale bytealike bytealt byteane
  byteanlike convert convert_from convert_to decode encode gen_random_uuid get_bit get_byte
  numeric_pl_pg_lsn pg_lsn pg_lsn_cmp pg_lsn_eq pg_lsn_ge pg_lsn_gt pg_lsn_hash pg_lsn_hash_extended
  pg_lsn_larger pg_lsn_le pg_lsn_lt pg_lsn_mi pg_lsn_mii pg_lsn_ne pg_lsn_pli pg_lsn_smaller
  pg_wal_lsn_diff set_bit set_byte sha224 sha256 sha384 sha512 uuid_cmp uuid_eq uuid_extract_timestamp
  uuid_extract_version uuid_ge uuid_gt uuid_hash uuid_hash_extended uuid_le uuid_lt uuid_ne uuidv4 uuidv7
  varbit varbitcmp varbiteq varbitge varbitgt varbitle varbitlt varbitne
`;
