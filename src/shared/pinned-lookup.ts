import { isIP, type LookupFunction } from 'node:net';

/** Finds `addresses` for every name, whatever a name server says by now. */
export function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (hostname, { all, family }, callback) => {
    const wanted = Number(String(family ?? 0).replace('IPv', ''));
    const fitting = wanted === 0 ? found : found.filter((one) => one.family === wanted);
    const [first] = fitting;
    if (first === undefined) {
      const error = Object.assign(new Error(`No allowed address of ${hostname}`), { code: 'ENOTFOUND' });
      return callback(error, []);
    }
    return all === true ? callback(null, [...fitting]) : callback(null, first.address, first.family);
  };
}
