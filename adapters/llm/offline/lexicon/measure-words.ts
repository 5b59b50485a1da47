/** Units that follow a number without changing what it is compared with. */
export const UNITS: ReadonlySet<string> = new Set(
  (
    'mph kph kmh mi km cm mm m ft kg lb lbs pounds oz g kilometers kilometres kilometer kilometre centimeters centimetres meters metres ' +
    'feet inches miles kilograms grams tons tonnes usd eur gbp dollars dollar euros euro percent degrees points units pieces'
  ).split(' '),
);

/** Adjectives that follow a quantity: "300 pages *long*". */
export const MEASURE_ADJECTIVES: ReadonlySet<string> = new Set(
  'long old tall high wide deep heavy big large'.split(' '),
);
