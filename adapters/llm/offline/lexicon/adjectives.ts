import { stemWord } from '../text/stem-word.ts';
import type { AdjectiveTopic, FunctionTag } from './function-tag.ts';

/** Base, comparative, superlative; `+` when it means more of the topic; topics, best first, `-` when reversed. */
const ADJECTIVES: readonly (readonly [forms: string, more: boolean, topics: string])[] = [
  [
    'older oldest',
    true,
    'age -date_birth -birth -dob -birthday -year_open -open_year -founded -year_founded -established -year -date',
  ],
  ['younger youngest', false, 'age -date_birth -birth -dob -birthday -year_open -open_year -founded -year'],
  ['heavier heaviest', true, 'weight mass tonnage'],
  ['lighter lightest', false, 'weight mass'],
  ['taller tallest', true, 'height'],
  ['longer longest', true, 'length duration millisecond minute second page time distance'],
  ['shorter shortest', false, 'length duration millisecond height minute second page time distance'],
  ['larger largest', true, 'area size capacity population surface_area total amount quantity'],
  ['bigger biggest', true, 'area size capacity population surface_area total amount quantity'],
  ['greater greatest', true, 'area size population amount'],
  ['smaller smallest', false, 'area size capacity population surface_area total amount quantity'],
  ['richer richest', true, 'income salary wealth money balance gnp gdp'],
  ['poorer poorest', false, 'income salary wealth money balance gnp gdp'],
  ['faster fastest', true, 'speed'],
  ['slower slowest', false, 'speed'],
  ['cheaper cheapest', false, 'price cost fare fee rent'],
  ['costlier costliest', true, 'price cost fare fee rent'],
  ['newer newest', true, 'date year time version created'],
  ['later latest', true, 'date year time created version'],
  ['earlier earliest', false, 'date year time created'],
  ['deeper deepest', true, 'depth'],
  ['wider widest', true, 'width'],
  ['hotter hottest', true, 'temperature'],
  ['colder coldest', false, 'temperature'],
  ['better best', true, 'rating score grade -rank -ranking -position'],
  ['worse worst', false, 'rating score grade -rank -ranking -position'],
  ['busier busiest', true, 'passenger traffic visitor'],
  ['higher highest', true, 'height elevation altitude'],
  ['lower lowest', false, 'height elevation altitude'],
];

const LONG_ADJECTIVES: readonly (readonly [adjective: string, topics: string])[] = [
  ['expensive', 'price cost fare fee rent total'],
  ['costly', 'price cost fare fee'],
  ['populous', 'population'],
  ['populated', 'population'],
  ['recent', 'date year time created'],
  ['recently', 'date year time created'],
  ['experienced', 'experience year_experience'],
  ['powerful', 'horsepower power'],
  ['valuable', 'value price'],
  ['successful', 'win score'],
  ['spacious', 'area size capacity'],
  ['highly rated', 'rating'],
  ['crowded', 'population attendance'],
  ['wealthy', 'wealth income balance money'],
  ['predominant', 'percentage percent share'],
  ['predominantly', 'percentage percent share'],
];

const HOW: readonly (readonly [word: string, topics: string])[] = [
  ['old', 'age -date_birth -birth'],
  ['long', 'length duration millisecond minute expectancy time'],
  ['tall', 'height'],
  ['heavy', 'weight'],
  ['big', 'area size capacity population'],
  ['large', 'area size capacity population'],
  ['far', 'distance'],
  ['fast', 'speed'],
  ['expensive', 'price cost fare'],
  ['much', 'price cost fare amount total'],
  ['much does it cost', 'price cost fare'],
];

const FREQUENT =
  'often common popular frequent frequently commonly prevalent used widely prominent predominantly'.split(
    ' ',
  );

/** Superlative and comparative phrases, each with the columns it speaks of. */
export const ADJECTIVE_PHRASES: readonly (readonly [phrase: string, tag: FunctionTag])[] = [
  ...ADJECTIVES.flatMap(([forms, more, topics]): [string, FunctionTag][] => {
    const [comparative = '', superlative = ''] = forms.split(' ');
    const about = topicsOf(topics);
    return [
      [superlative, { kind: 'superlative', descending: more, about, counts: false, frequent: false }],
      [`${comparative} than`, { kind: 'comparative', op: more ? '>' : '<', about }],
    ];
  }),
  ...LONG_ADJECTIVES.flatMap(([adjective, topics]): [string, FunctionTag][] => {
    const about = topicsOf(topics);
    const superlative = (descending: boolean): FunctionTag => ({
      kind: 'superlative',
      descending,
      about,
      counts: false,
      frequent: false,
    });
    return [
      [`most ${adjective}`, superlative(true)],
      [`least ${adjective}`, superlative(false)],
      [`more ${adjective} than`, { kind: 'comparative', op: '>', about }],
      [`less ${adjective} than`, { kind: 'comparative', op: '<', about }],
    ];
  }),
  ...FREQUENT.flatMap((word): [string, FunctionTag][] => [
    [`most ${word}`, counting(true, true)],
    [`least ${word}`, counting(false, true)],
  ]),
  ...[
    'most',
    'most number of',
    'the most number of',
    'largest number of',
    'highest number of',
    'greatest number of',
    'maximum number of',
    'biggest number of',
    'largest amount of',
    'greatest amount of',
    'highest amount of',
    'most amount of',
    'most numbers of',
    'highest count of',
    'highest total number of',
    'largest total number of',
  ].map((phrase): [string, FunctionTag] => [phrase, counting(true, false)]),
  ...[
    'fewest',
    'least',
    'fewest number of',
    'least number of',
    'smallest number of',
    'lowest number of',
    'minimum number of',
    'the least number of',
    'lowest count of',
  ].map((phrase): [string, FunctionTag] => [phrase, counting(false, false)]),
  ['predominantly', counting(true, true)],
  ...(['first', 'last'] as const).map((word): [string, FunctionTag] => [
    word,
    {
      kind: 'superlative',
      descending: word === 'last',
      about: topicsOf('date time year created'),
      counts: false,
      frequent: false,
    },
  ]),
  ...HOW.map(([word, topics]): [string, FunctionTag] => [
    `how ${word}`,
    { kind: 'topic', about: topicsOf(topics) },
  ]),
];

function counting(descending: boolean, frequent: boolean): FunctionTag {
  return { kind: 'superlative', descending, about: [], counts: true, frequent };
}

function topicsOf(topics: string): readonly AdjectiveTopic[] {
  return topics.split(' ').map((topic) => ({
    words: topic
      .replace('-', '')
      .split('_')
      .map((word) => stemWord(word)),
    reversed: topic.startsWith('-'),
  }));
}
