import type { Embedder } from '../../../src/adapter-kit/index.ts';
import { embedderContract } from '../../../src/testing/index.ts';
import { commonSabotages } from './common-sabotages.ts';
import { expectEveryCaseCanFail } from './expect-every-case-can-fail.ts';
import type { Sabotage } from './sabotage.ts';
import { failing } from './sound/failing.ts';
import { hanging } from './sound/hanging.ts';
import { soundEmbedder } from './sound/sound-embedder.ts';

let made = 0;

/** The embedder with its list of vectors changed. */
function changing(
  sound: Embedder,
  change: (vectors: readonly Float32Array[]) => readonly Float32Array[],
): Embedder {
  return { ...sound, embed: async (...args) => change(await sound.embed(...args)) };
}

const sabotages: readonly Sabotage<Embedder>[] = [
  ...commonSabotages<Embedder>({
    methods: ['embed'],
    code: 'EMBEDDER_FAILED',
    unreachable: true,
    unanswering: true,
  }),
  {
    name: 'has another id each time',
    kills: ['the id is a text and the same for the same configuration'],
    break: (sound) => ({ ...sound, id: `sound:${made++}` }),
  },
  {
    name: 'does not know its dimensions',
    kills: ['the dimensions are a whole number from 1 on'],
    break: (sound) => ({ ...sound, dimensions: 0 }),
  },
  {
    name: 'takes half a text',
    kills: ['the batch size is a whole number from 1 on'],
    break: (sound) => ({ ...sound, maxBatchSize: 0.5 }),
  },
  {
    name: 'gives shorter vectors than it says',
    kills: ['embed gives one Float32Array a text, as long as the dimensions say, for either purpose'],
    break: (sound) => changing(sound, (vectors) => vectors.map((vector) => vector.slice(1))),
  },
  {
    name: 'leaves out the last text',
    kills: [
      'embed gives one Float32Array a text, as long as the dimensions say, for either purpose',
      'embed takes as many texts as the batch size says',
    ],
    break: (sound) => changing(sound, (vectors) => vectors.slice(0, -1)),
  },
  {
    name: 'gives zeros',
    kills: ['embed gives finite numbers, and not only zeros', 'different texts give different vectors'],
    break: (sound) => changing(sound, (vectors) => vectors.map((vector) => vector.map(() => 0))),
  },
  {
    name: 'divides by zero',
    kills: ['embed gives finite numbers, and not only zeros'],
    break: (sound) => changing(sound, (vectors) => vectors.map((vector) => vector.map((value) => value / 0))),
  },
  {
    name: 'gives a vector for no text',
    kills: ['embed gives an empty list for an empty list'],
    break: (sound) => changing(sound, (vectors) => (vectors.length === 0 ? [new Float32Array(8)] : vectors)),
  },
  {
    name: 'gives vectors in another order',
    kills: [
      'embed gives the vectors in the order of the texts',
      'embed takes as many texts as the batch size says',
    ],
    break: (sound) => changing(sound, (vectors) => vectors.toReversed()),
  },
  {
    name: 'never gives the same vector again',
    kills: ['equal text gives an equal vector, within a call and between calls'],
    break: (sound) =>
      changing(sound, (vectors) => vectors.map((vector) => vector.map((value) => value + made++))),
  },
  {
    name: 'takes fewer texts than it says',
    kills: ['embed takes as many texts as the batch size says'],
    break: (sound) => ({ ...sound, maxBatchSize: 17 }),
  },
  {
    name: 'mixes up calls',
    kills: ['calls at the same time do not mix up their vectors'],
    break: (sound) => {
      let shared: readonly Float32Array[] = [];
      return {
        ...sound,
        embed: async (...args) => {
          shared = await sound.embed(...args);
          await new Promise((resolve) => setImmediate(resolve));
          return shared;
        },
      };
    },
  },
];

expectEveryCaseCanFail({
  contract: (create, options) => embedderContract(() => create(''), options),
  sound: () => soundEmbedder(),
  unreachable: () => failing(soundEmbedder(), ['embed'], 'EMBEDDER_FAILED'),
  unanswering: () => hanging(soundEmbedder(), ['embed']),
  capabilities: [],
  secrets: ['pass-s3cret'],
  sabotages,
});
