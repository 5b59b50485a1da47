import { NlQueryError } from '../../../../src/adapter-kit/index.ts';

/** `subject` with every method named waiting until its signal, wherever it stands in the arguments, is aborted. */
export function hanging<Subject extends object>(
  subject: Subject,
  methods: readonly (keyof Subject)[],
): Subject {
  const hang = (...args: readonly unknown[]): Promise<never> => {
    const signal = args.map((arg) => (arg as { signal?: AbortSignal } | null)?.signal).find(Boolean);
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(new NlQueryError('ABORTED', 'Aborted.', {})));
    });
  };
  return { ...subject, ...Object.fromEntries(methods.map((method) => [method, hang])) };
}
