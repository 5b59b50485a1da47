/** `text` with every secret, as it is, percent-encoded and within JSON, replaced by `***`. Secrets shorter than 3 characters stay. */
export function redact(text: string, secrets: readonly string[]): string {
  const spellings = new Set(secrets.flatMap(spellingsOf));
  const longestFirst = [...spellings]
    .filter((secret) => secret.length >= 3)
    .sort((a, b) => b.length - a.length);
  return longestFirst.reduce((redacted, secret) => redacted.replaceAll(secret, '***'), text);
}

function spellingsOf(secret: string): readonly string[] {
  return [secret, encodeURIComponent(secret.toWellFormed()), JSON.stringify(secret).slice(1, -1)];
}
