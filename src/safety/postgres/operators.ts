const builtIn = `
  !! !~ !~* !~~ !~~* # ## #- #> #>> % & && &< &<| &> * *< *<= *<> *= *> *>= + - -> ->> -|- / < <-> << <<= <<| <= <>
  != <@ <^ = > >= >> >>= >^ ? ?# ?& ?- ?-| ?| ?|| @ @-@ @> @? @@ @@@ ^ ^@ | |&> |/ |>> || ||/ ~ ~* ~<=~ ~<~ ~= ~>=~
  ~>~ ~~ ~~* &> |>> -|-
`;

/** pgvector, pg_trgm, hstore, ltree, intarray, cube, earthdistance, PostGIS. */
const ofExtensions = `
  <=> <#> <+> <~> <%> %> <% <<% %>> <<-> <->> <<<-> <->>> ?@ ?~ ^<@ ^@> <@> %% %# #= ?<@ ?@> &&& ~== |<< &<| |&>
  <<#>> @@@ @>> <<@ ~> <<->>
`;

/** Operators whose functions are Postgres' own or a well-known extension's. A user's own can hide a write. */
export const allowedOperators: ReadonlySet<string> = new Set(
  `${builtIn} ${ofExtensions}`.trim().split(/\s+/),
);
