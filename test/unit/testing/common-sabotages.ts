import type { Sabotage } from './sabotage.ts';

interface CommonOptions<Subject> {
  readonly methods: readonly (keyof Subject & string)[];
  /** What the port's calls reject with. */
  readonly code: string;
  /** Situations that the proof has adapters for. */
  readonly unreachable?: boolean | undefined;
  readonly unanswering?: boolean | undefined;
}

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** Ways to break any port: its name, its declarations, its signals and its errors. */
export function commonSabotages<Subject extends { readonly name: string }>(
  options: CommonOptions<Subject>,
): readonly Sabotage<Subject>[] {
  const { methods, code } = options;
  return [
    {
      name: 'has a name that is no subpath',
      kills: ['is named like a subpath'],
      break: (sound) => ({ ...sound, name: 'My Adapter' }),
    },
    {
      name: 'declares another ability',
      kills: ['declares the capabilities that this contract checks'],
      break: (sound) => ({ ...sound, capabilities: { telepathic: true } }),
    },
    {
      name: 'ignores signals',
      kills: [
        ...methods.map((method) => `${method} rejects with ABORTED when its signal was aborted`),
        ...methods
          .filter(() => options.unanswering)
          .map((method) => `${method} rejects with ABORTED when its signal is aborted under way`),
      ],
      break: (sound) =>
        wrapped(
          sound,
          methods,
          (method) =>
            (...args) =>
              method(...args.map(withoutSignal)),
        ),
    },
    ...(options.unreachable
      ? [
          {
            name: 'swallows the errors of its vendor',
            kills: methods.map(
              (method) => `${method} rejects with ${code} when the other side cannot be reached`,
            ),
            break: (sound: Subject) =>
              wrapped(
                sound,
                methods,
                (method) =>
                  (...args) =>
                    method(...args).catch(() => null),
              ),
          },
          {
            name: 'lets the errors of its vendor through',
            kills: methods.map(
              (method) => `${method} rejects with ${code} when the other side cannot be reached`,
            ),
            break: (sound: Subject) =>
              wrapped(
                sound,
                methods,
                (method) =>
                  (...args) =>
                    method(...args).catch(() => Promise.reject(new Error('ECONNREFUSED'))),
              ),
          },
          {
            name: 'shows its password in a cause',
            kills: methods.map(
              (method) => `${method} rejects with ${code} when the other side cannot be reached`,
            ),
            break: (sound: Subject) =>
              wrapped(
                sound,
                methods,
                (method) =>
                  (...args) =>
                    method(...args).catch((error: Error) => {
                      throw Object.assign(error, { cause: new Error('connect with pass-s3cret') });
                    }),
              ),
          },
        ]
      : []),
  ];
}

function wrapped<Subject>(
  sound: Subject,
  methods: readonly (keyof Subject & string)[],
  wrap: (method: Method) => Method,
): Subject {
  const own = methods.map((name) => [name, wrap(sound[name] as Method)]);
  return { ...sound, ...Object.fromEntries(own) };
}

function withoutSignal(arg: unknown): unknown {
  if (typeof arg !== 'object' || arg === null || !('signal' in arg)) return arg;
  return { ...arg, signal: undefined };
}
