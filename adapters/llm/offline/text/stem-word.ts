const IRREGULAR: Readonly<Record<string, string>> = {
  people: 'person',
  men: 'man',
  women: 'woman',
  children: 'child',
  wives: 'wife',
  lives: 'live',
  leaves: 'leave',
  staff: 'staff',
  statuses: 'status',
  status: 'status',
  series: 'series',
  species: 'species',
  news: 'news',
  premises: 'premise',
  courses: 'course',
  bases: 'base',
  analyses: 'analysis',
  indices: 'index',
  data: 'data',
  media: 'media',
  written: 'write',
  wrote: 'write',
  spoken: 'speak',
  spoke: 'speak',
  sung: 'sing',
  sang: 'sing',
  taught: 'teach',
  bought: 'buy',
  sold: 'sell',
  paid: 'pay',
  spent: 'spend',
  made: 'make',
  held: 'hold',
  won: 'win',
  lost: 'lose',
  born: 'birth',
  built: 'build',
  taken: 'take',
  took: 'take',
  given: 'give',
  got: 'get',
  left: 'leave',
  led: 'lead',
  sent: 'send',
  met: 'meet',
  flew: 'fly',
  flown: 'fly',
  ran: 'run',
  went: 'go',
  gone: 'go',
  began: 'begin',
  begun: 'begin',
  became: 'become',
  came: 'come',
  chosen: 'choose',
  drew: 'draw',
  drawn: 'draw',
  driven: 'drive',
  drove: 'drive',
  fell: 'fall',
  grew: 'grow',
  grown: 'grow',
  kept: 'keep',
  knew: 'know',
  known: 'know',
  ridden: 'ride',
  rode: 'ride',
  saw: 'see',
  seen: 'see',
  shown: 'show',
  told: 'tell',
  wore: 'wear',
  worn: 'wear',
  ids: 'id',
  used: 'use',
  uses: 'use',
  using: 'use',
  this: 'this',
  its: 'its',
  has: 'have',
  had: 'have',
  was: 'be',
  were: 'be',
  is: 'be',
  are: 'be',
  does: 'do',
  did: 'do',
  done: 'do',
};

/**
 * A word without its plural or verb ending, lower-case, so that `countries` and `country`, or `directed` and
 * `directs`, meet. A light suffix stripper after Porter's first steps; a stem need not be a word.
 */
export function stemWord(word: string): string {
  const lower = word.toLowerCase();
  const irregular = IRREGULAR[lower];
  if (irregular !== undefined) return withoutFinalE(irregular);
  if (lower.length <= 3) return lower;
  return withoutFinalE(withoutVerbEnding(withoutPlural(lower).replace(/(?<=..)ie$/, 'y')));
}

function withoutPlural(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes|zes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function withoutVerbEnding(word: string): string {
  for (const ending of ['ing', 'ed']) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    if (stem.length < 3 || !/[aeiouy]/.test(stem)) return word;
    if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
    return /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
  }
  return word;
}

function withoutFinalE(word: string): string {
  return word.length > 3 && word.endsWith('e') && !word.endsWith('ee') ? word.slice(0, -1) : word;
}
