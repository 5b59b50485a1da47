/** Names and values, as in `process.env`. An empty value counts as none. */
export type Environment = Readonly<Record<string, string | undefined>>;
