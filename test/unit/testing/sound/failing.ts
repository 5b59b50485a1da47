import { type ErrorCode, NlQueryError } from '../../../../src/adapter-kit/index.ts';

/** `subject` with every method named rejecting with `code`, as one whose other side cannot be reached. */
export function failing<Subject extends object>(
  subject: Subject,
  methods: readonly (keyof Subject)[],
  code: ErrorCode,
): Subject {
  const reject = async (): Promise<never> => {
    throw new NlQueryError(code as 'TIMEOUT', 'The other side cannot be reached.', {});
  };
  return { ...subject, ...Object.fromEntries(methods.map((method) => [method, reject])) };
}
