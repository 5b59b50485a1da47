import { describe, expect, it } from 'vitest';
import { splitIdentifier } from '../../../../src/shared/text/split-identifier.ts';

describe('splitIdentifier', () => {
  it.each([
    ['customer_id', ['customer', 'id']],
    ['customerID', ['customer', 'id']],
    ['CustomerId', ['customer', 'id']],
    ['userIDs', ['user', 'ids']],
    ['HTMLParser', ['html', 'parser']],
    ['addr2Line', ['addr', '2', 'line']],
    ['Percent (%) Eligible Free (K-12)', ['percent', 'eligible', 'free', 'k', '12']],
    ['GrößeInMetern', ['größe', 'in', 'metern']],
    ['顧客_名', ['顧客', '名']],
    ['__', []],
    ['', []],
  ])('splits %j', (name, words) => {
    expect(splitIdentifier(name)).toEqual(words);
  });
});
