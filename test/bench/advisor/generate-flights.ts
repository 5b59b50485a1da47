/** Rows for `lake.air.flights`, as SQL of DuckDB's: months of three years, 14 carriers, 300 airports; nothing random. */
export function generateFlights(rows: number): string {
  const mixed = (salt: number, count: number): string =>
    `CAST(hash(i * ${salt} + ${salt}) % ${count} AS INTEGER)`;
  return `INSERT INTO lake.air.flights
    SELECT day, year(day), month(day), carriers[1 + ${mixed(3, 14)}], ${mixed(5, 6_000)},
      CASE WHEN ${mixed(7, 50)} = 0 THEN NULL ELSE 'N' || ${mixed(11, 4_500)} END,
      airports[1 + a], 'City ' || a, states[1 + a % 10], airports[1 + b], 'City ' || b, states[1 + b % 10],
      ${mixed(13, 1_440)},
      CASE WHEN cancelled = 1 THEN NULL ELSE ${mixed(17, 240)} - 20.0 END,
      CASE WHEN cancelled = 1 THEN NULL ELSE ${mixed(19, 260)} - 30.0 END,
      cancelled, CASE WHEN cancelled = 1 THEN ['A', 'B', 'C'][1 + ${mixed(23, 3)}] END,
      CAST(${mixed(29, 400)} = 0 AS INTEGER), 100 + ${mixed(31, 2_500)},
      CASE WHEN cancelled = 1 THEN NULL ELSE 30 + ${mixed(37, 400)} END,
      ${mixed(41, 60)}, ${mixed(43, 30)}, ${mixed(47, 3)},
      'remark ' || hash(i)
    FROM (
      SELECT i, DATE '2013-01-01' + ${mixed(53, 1_095)} AS day, CAST(${mixed(59, 60)} = 0 AS INTEGER) AS cancelled,
        least(${mixed(61, 300)}, ${mixed(67, 300)}) AS a, least(${mixed(71, 300)}, ${mixed(73, 300)}) AS b,
        ['AA','UA','DL','WN','B6','AS','NK','F9','HA','VX','US','EV','MQ','OO'] AS carriers,
        ['JFK', 'LAX'] || list_transform(range(2, 300), x -> 'A' || x) AS airports,
        ['CA','TX','NY','FL','IL','GA','WA','CO','NV','AZ'] AS states
      FROM range(${rows}) AS r(i)
    )`;
}
