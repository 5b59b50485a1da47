const vowel = /[aeiouy]/;

/**
 * Folds the inflections of an English word: Porter's algorithm (Program 14(3), 1980), after irregular plurals. Words with other letters
 * than a–z come back as they are.
 */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const regular = irregulars.get(word) ?? word;
  return [step1a, step1b, step1c, step2, step3, step4, step5].reduce(
    (stemmed, step) => step(stemmed),
    regular,
  );
}

function step1a(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  if (word.endsWith('ss') || !word.endsWith('s')) return word;
  return word.endsWith('us') || word.endsWith('is') ? word : word.slice(0, -1);
}

function step1b(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const suffix = word.endsWith('ed') ? 'ed' : word.endsWith('ing') ? 'ing' : '';
  const base = word.slice(0, word.length - suffix.length);
  if (suffix === '' || !hasVowel(base)) return word;
  if (/(at|bl|iz)$/.test(base)) return `${base}e`;
  if (/([^aeiouylsz])\1$/.test(base)) return base.slice(0, -1);
  return measure(base) === 1 && endsShort(base) ? `${base}e` : base;
}

function step1c(word: string): string {
  return word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;
}

const step2 = replaceSuffix(0, {
  ational: 'ate',
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  izer: 'ize',
  abli: 'able',
  alli: 'al',
  entli: 'ent',
  eli: 'e',
  ousli: 'ous',
  ization: 'ize',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  iveness: 'ive',
  fulness: 'ful',
  ousness: 'ous',
  aliti: 'al',
  iviti: 'ive',
  biliti: 'ble',
});

const step3 = replaceSuffix(0, {
  icate: 'ic',
  ative: '',
  alize: 'al',
  iciti: 'ic',
  ical: 'ic',
  ful: '',
  ness: '',
});

const step4Suffixes =
  'al ance ence er ic able ible ant ement ment ent sion tion ou ism ate iti ous ive ize'.split(' ');
const step4 = replaceSuffix(
  1,
  Object.fromEntries(
    step4Suffixes.map((suffix) => [suffix, suffix === 'sion' ? 's' : suffix === 'tion' ? 't' : '']),
  ),
);

function step5(word: string): string {
  if (word.endsWith('e')) {
    const base = word.slice(0, -1);
    const size = measure(base);
    return size > 1 || (size === 1 && !endsShort(base)) ? base : word;
  }
  return word.endsWith('ll') && measure(word) > 1 ? word.slice(0, -1) : word;
}

function replaceSuffix(above: number, table: Readonly<Record<string, string>>): (word: string) => string {
  const suffixes = Object.entries(table).sort(([a], [b]) => b.length - a.length);
  return (word) => {
    for (const [suffix, replacement] of suffixes) {
      if (!word.endsWith(suffix)) continue;
      const base = word.slice(0, -suffix.length);
      return measure(base + (suffix.endsWith('ion') ? suffix[0] : '')) > above ? base + replacement : word;
    }
    return word;
  };
}

/** How many times a run of vowels is followed by a run of consonants. */
function measure(word: string): number {
  let count = 0;
  let afterVowel = false;
  for (let at = 0; at < word.length; at++) {
    const isVowel = vowelAt(word, at);
    if (afterVowel && !isVowel) count++;
    afterVowel = isVowel;
  }
  return count;
}

function vowelAt(word: string, at: number): boolean {
  const letter = word[at] ?? '';
  return letter === 'y' ? at > 0 && !vowelAt(word, at - 1) : vowel.test(letter);
}

function hasVowel(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (vowelAt(word, at)) return true;
  return false;
}

/** Consonant, vowel, consonant other than w, x, y: `hop` in `hoping`. */
function endsShort(word: string): boolean {
  const last = word.length - 1;
  if (last < 2 || /[wxy]$/.test(word)) return false;
  return !vowelAt(word, last) && vowelAt(word, last - 1) && !vowelAt(word, last - 2);
}

const irregulars = new Map(
  'people:person men:man women:woman children:child mice:mouse geese:goose feet:foot teeth:tooth oxen:ox indices:index matrices:matrix vertices:vertex analyses:analysis criteria:criterion phenomena:phenomenon lives:life wives:wife knives:knife leaves:leaf shelves:shelf halves:half thieves:thief wolves:wolf taxes:tax boxes:box addresses:address statuses:status buses:bus bonuses:bonus gases:gas heroes:hero potatoes:potato tomatoes:tomato echoes:echo movies:movie cookies:cookie ties:tie species:specie series:serie paid:pay sold:sell bought:buy spent:spend made:make given:give gave:give taken:take took:take written:write wrote:write driven:drive drove:drive flew:fly flown:fly sent:send held:hold won:win lost:lose born:birth built:build taught:teach began:begin begun:begin left:leave lent:lend led:lead met:meet ran:run came:come went:go gone:go kept:keep shipped:ship heaviest:heavy oldest:old youngest:young'
    .split(' ')
    .map((pair): [string, string] => {
      const [form = '', base = ''] = pair.split(':');
      return [form, base];
    }),
);
