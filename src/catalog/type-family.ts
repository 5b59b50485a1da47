/** Types whose values can be compared: whole numbers and decimals, text, or the bare type name. */
export function typeFamily(type: string): string {
  const bare = type.toLowerCase().replace(/\(.*/, '').trim();
  if (/^(big|small|tiny|medium)?int|^integer|serial|^u?int\d|^number|^numeric|^decimal/.test(bare))
    return 'number';
  if (/char|text|string|clob/.test(bare)) return 'text';
  return bare;
}
