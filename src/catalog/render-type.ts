const spellings: readonly (readonly [RegExp, string])[] = [
  [/^character varying|^n?varchar2?\b|^nvarchar/, 'varchar'],
  [/^timestamp with time zone/, 'timestamptz'],
  [/^timestamp without time zone/, 'timestamp'],
  [/^time without time zone/, 'time'],
  [/^double precision/, 'double'],
  [/^integer\b/, 'int'],
  [/^character\b/, 'char'],
  [/^boolean\b/, 'bool'],
  [/^enum\b/, 'enum'],
];

/** A type as short as a reader needs it: lower case, without length, at most 60 characters. */
export function renderType(type: string): string {
  const known = rendered.get(type);
  if (known !== undefined) return known;
  const short = shorten(type);
  if (rendered.size < 10_000) rendered.set(type, short);
  return short;
}

const rendered = new Map<string, string>();

function shorten(type: string): string {
  const lower = type.toLowerCase().replace(/\s+/g, ' ').trim();
  const bare = lower.includes('<') || lower.startsWith('struct') ? lower : lower.replace(/\s*\([^)]*\)?/, '');
  const spelling = spellings.find(([pattern]) => pattern.test(bare));
  const short = spelling ? bare.replace(spelling[0], spelling[1]) : bare;
  return short.length > 60 ? `${short.slice(0, 59)}…` : short;
}
