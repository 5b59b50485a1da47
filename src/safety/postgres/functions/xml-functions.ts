/** XML. Built in, from pg_proc of Postgres 15 (not volatile) and the manuals of 16 to 18. */
export const xmlFunctions = `
  xml xmlcomment xmlconcat2 xmlexists xmltext xpath xpath_exists
`;
