export interface ReadEvent {
  readonly name: string;
  readonly data: unknown;
}

/** Server-sent events, comments left out. */
export function readEvents(text: string): readonly ReadEvent[] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [, name = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      return { name, data: JSON.parse(data) as unknown };
    });
}
