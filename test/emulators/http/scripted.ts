/** A fixed answer, a list used up one by one (its last entry repeats), or a function of the request. */
export type Script<Request, Reply> =
  | Reply
  | readonly Reply[]
  | ((request: Request, index: number) => Reply | Promise<Reply>);

/** Hands out the answers of `script`; `index` counts the requests from 0. */
export function scripted<Request, Reply extends string | object | undefined>(
  script: Script<Request, Reply>,
): (request: Request) => Promise<Reply> {
  let index = -1;
  return async (request) => {
    index += 1;
    if (typeof script === 'function') return script(request, index);
    if (!Array.isArray(script)) return script as Reply;
    if (script.length === 0) throw new Error('An emulator was given an empty list of answers.');
    return script[Math.min(index, script.length - 1)] as Reply;
  };
}
