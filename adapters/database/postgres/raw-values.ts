import type { CustomTypesConfig } from 'pg';

/** For one query: every value as the text that the server sends. `pg`'s own parsers are global and stay as they are. */
export const rawValues: CustomTypesConfig = { getTypeParser: () => (value: string) => value };
