import { describe, expect, it } from 'vitest';
import { redactUrls } from '../../../src/cli/redact-urls.ts';

describe('redactUrls', () => {
  it.each([
    ['postgres://ada:hunter2@db.example/shop', 'postgres://***@db.example/shop'],
    ['at postgres://ada@db/shop now', 'at postgres://***@db/shop now'],
    ['postgres://ada:p@ss/w@rd@db/shop', 'postgres://***@db/shop'],
    ["unknown command 'postgres://a:b@c/d'", "unknown command 'postgres://***@c/d'"],
    ['postgres://db/shop?password=hunter2&ssl=1', 'postgres://db/shop?password=***&ssl=1'],
    ['postgres://db/shop?sslpassword=hunter2', 'postgres://db/shop?sslpassword=***'],
    ['https://api.example/v1?api_key=abc', 'https://api.example/v1?api_key=***'],
  ])('turns %s into %s', (text, redacted) => {
    expect(redactUrls(text, [])).toBe(redacted);
  });

  it('takes out known secrets wherever they stand, percent-encoded too', () => {
    expect(redactUrls('password "a b!c" or a%20b!c', ['a b!c'])).toBe('password "***" or ***');
  });

  it('leaves text without secrets as it is', () => {
    const text = 'mail ada@example.com about https://example.com/a?b=c';
    expect(redactUrls(text, [])).toBe(text);
  });
});
