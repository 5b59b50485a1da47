import { httpSecrets } from 'nlquery/adapter-kit';
import { describe, expect, it } from 'vitest';

describe('httpSecrets', () => {
  it('names the key, long header values with and without their scheme, and parameters of the base URL', () => {
    const headers = { authorization: 'Token gateway-token', 'x-flag': 'true' };
    const settings = { headers, baseUrl: 'https://host/v1?code=parameter-secret&version=2' };
    expect(httpSecrets(settings, 'key')).toEqual([
      'key',
      'Token gateway-token',
      'gateway-token',
      'parameter-secret',
    ]);
  });

  it('names the key alone where there is nothing else', () => {
    expect(httpSecrets({ headers: {}, baseUrl: null }, 'key')).toEqual(['key']);
  });
});
