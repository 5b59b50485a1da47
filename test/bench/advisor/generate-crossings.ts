/** Rows for `lake.ferry`, as SQL of DuckDB's: three years of crossings, 9 carriers, 140 vessels, 60 routes; nothing random. */
export function generateCrossings(rows: number): readonly string[] {
  const mixed = (salt: number, count: number): string =>
    `CAST(hash(i * ${salt} + ${salt}) % ${count} AS INTEGER)`;
  const or = (name: string): string => `CASE WHEN cancelled THEN NULL ELSE ${name} END`;
  return [
    "INSERT INTO lake.ferry.route SELECT i, 'route ' || i, i % 7 FROM range(60) AS r(i)",
    `INSERT INTO lake.ferry.crossings BY NAME
    SELECT i AS crossing_id, day AS sailed_on, day + to_minutes(${mixed(3, 1_440)}) AS sailed_at,
      day + to_minutes(${mixed(3, 1_440)} + minutes) AS arrived_at,
      'carrier ' || ${mixed(5, 9)} AS carrier, ${mixed(5, 9)} AS carrier_id, 'vessel ' || ${mixed(7, 140)} AS vessel,
      ${mixed(7, 140)} AS vessel_id, ports[1 + ${mixed(11, 12)}] AS origin, ports[1 + ${mixed(13, 12)}] AS destination,
      ${mixed(17, 60)} AS route_id, 20.5 + ${mixed(17, 60)} AS distance, 90 + ${mixed(17, 60)} AS planned_minutes,
      minutes, ${or(`${mixed(19, 180)} - 30`)} AS delay, cancelled,
      CASE WHEN cancelled THEN ['wind', 'waves', 'engine', 'strike'][1 + ${mixed(23, 4)}] END AS cancel_reason,
      ${or(mixed(29, 900))} AS passengers, ${or(mixed(31, 220))} AS cars, ${or(mixed(37, 60))} AS trucks,
      ${or(`CAST(${mixed(41, 5_000_000)} AS DECIMAL(12, 2)) / 100`)} AS revenue, ${mixed(43, 9_000)} / 10.0 AS fuel,
      ${mixed(47, 400)} / 10.0 AS wind, ${mixed(53, 90)} / 10.0 AS waves, 'captain ' || ${mixed(59, 700)} AS captain,
      'berth ' || ${mixed(61, 30)} AS berth, 'pilot ' || ${mixed(67, 200)} AS pilot,
      ['winter', 'spring', 'summer', 'autumn'][1 + (month(day) % 12) // 3] AS season, 'note ' || hash(i) AS note,
      'x' || ${mixed(71, 50)} AS extra_1, 'y' || ${mixed(73, 5_000)} AS extra_2, 'log ' || hash(i + 1) AS "Log Line"
    FROM (
      SELECT i, DATE '2022-01-01' + ${mixed(79, 1_095)} AS day, ${mixed(83, 40)} = 0 AS cancelled,
        CASE WHEN ${mixed(83, 40)} = 0 THEN NULL ELSE 80 + ${mixed(89, 200)} END AS minutes,
        ['Holyhead', 'Dublin'] || list_transform(range(3, 13), x -> 'port ' || x) AS ports
      FROM range(${rows}) AS r(i)
    )`,
  ];
}
