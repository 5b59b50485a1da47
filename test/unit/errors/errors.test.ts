import { isNlQueryError, NlQueryError } from 'nlquery';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../src/errors/error-codes.ts';
import { reasonOf } from '../../../src/errors/reason-of.ts';
import { redact } from '../../../src/errors/redact.ts';
import { redactedCause } from '../../../src/errors/redacted-cause.ts';

const notFound = new NlQueryError('WORKSPACE_NOT_FOUND', 'There is none.', { details: { tenantId: 't' } });

describe('NlQueryError', () => {
  it('takes status and retryability from its code', () => {
    expect(notFound).toMatchObject({ status: 404, retryable: false, name: 'NlQueryError' });
  });

  it('lets one error say otherwise', () => {
    const details = { adapter: 'openai', status: 400 };
    expect(new NlQueryError('LLM_FAILED', 'bad', { details, retryable: false }).retryable).toBe(false);
  });

  it('serialises to code, message and details, without stack and cause', () => {
    const error = new NlQueryError('TIMEOUT', 'late', { cause: new Error('inner') });
    expect(JSON.parse(JSON.stringify(error))).toEqual({ code: 'TIMEOUT', message: 'late', details: {} });
  });

  it('has a client or server error status for every code', () => {
    for (const { status } of Object.values(errorCodes)) expect(status).toBeGreaterThanOrEqual(400);
  });
});

describe('isNlQueryError', () => {
  it('knows our errors and their codes', () => {
    expect(isNlQueryError(notFound)).toBe(true);
    expect(isNlQueryError(notFound, 'WORKSPACE_NOT_FOUND')).toBe(true);
    expect(isNlQueryError(notFound, 'TIMEOUT')).toBe(false);
  });

  it('knows an error made by another copy of the package', () => {
    const foreign = Object.assign(new Error('x'), { code: 'TIMEOUT', [Symbol.for('nlquery.error')]: true });
    expect(isNlQueryError(foreign, 'TIMEOUT')).toBe(true);
  });

  it.each([null, undefined, 'text', new Error('x'), {}])('refuses %s', (value) => {
    expect(isNlQueryError(value)).toBe(false);
  });
});

describe('redact', () => {
  it('takes out secrets as they are and percent-encoded, longest first', () => {
    expect(redact('p@ss and p%40ss and p@ssword', ['p@ss', 'p@ssword'])).toBe('*** and *** and ***');
  });

  it('takes out secrets as JSON spells them, and any text may be one', () => {
    expect(redact(JSON.stringify({ password: 'p"a\\ss' }), ['p"a\\ss'])).toBe('{"password":"***"}');
    expect(redact('half a pair: \ud800abc', ['\ud800abc'])).toBe('half a pair: ***');
  });

  it('leaves secrets of one or two characters, which would shred the text', () => {
    expect(redact('a message', ['a'])).toBe('a message');
  });
});

describe('reasonOf', () => {
  it('is one line without the user part of a URL', () => {
    const error = new Error('cannot reach\n  postgres://ada:secret@host/db');
    expect(reasonOf(error)).toBe('cannot reach postgres://***@host/db');
  });

  it.each([
    ['an @', 'postgres://ada:p@ss@host/db', 'postgres://***@host/db'],
    ['a slash', 'postgres://ada:pa/ss@host/db', 'postgres://***@host/db'],
    ['a ?', 'redis://:pa?ss@host', 'redis://***@host'],
    [
      'nothing',
      'see https://host/a/@scope/b and http://h:1/x',
      'see https://host/a/@scope/b and http://h:1/x',
    ],
    ['nothing, in JSON', '{"u":"http://h:1/x","m":"a@b"}', '{"u":"http://h:1/x","m":"a@b"}'],
  ])('is without the user part of a URL although its password holds %s', (_, message, reason) => {
    expect(reasonOf(new Error(message))).toBe(reason);
  });

  it.each(['a.', 'http://a:', 'x://a:b@'])('takes time in proportion to a text of many "%s"', (part) => {
    const error = new Error(part.repeat(400_000 / part.length));
    expect(reasonOf(error)).not.toBe('');
  });

  it('speaks for an aggregate without a message by its first error', () => {
    expect(reasonOf(new AggregateError([new Error('connect ECONNREFUSED')]))).toBe('connect ECONNREFUSED');
  });

  it.each([
    [Object.assign(new Error(''), { code: 'ENOTFOUND' }), 'ENOTFOUND'],
    [new TypeError(''), 'TypeError'],
    ['plain text', 'plain text'],
    [{ odd: true }, 'unknown error'],
  ])('makes do with what there is (%#)', (error, reason) => {
    expect(reasonOf(error)).toBe(reason);
  });
});

describe('redactedCause', () => {
  it('keeps name, code and frames, and leaves every other property behind', () => {
    const error = Object.assign(new RangeError('bad hunter2'), {
      code: 'E1',
      config: { password: 'hunter2' },
    });
    const cause = redactedCause(error, ['hunter2']);
    expect(cause).toMatchObject({ name: 'RangeError', message: 'bad ***', code: 'E1' });
    expect(cause).not.toHaveProperty('config');
    expect(cause.stack).toContain('errors.test.ts');
    expect(cause.stack).not.toContain('hunter2');
  });

  it('wraps what is no error', () => {
    expect(redactedCause('odd').message).toBe('odd');
  });
});
