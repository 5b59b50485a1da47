/**
 * Nothing from elsewhere, nothing inline, no frame around it, and no way to turn text into markup (Trusted Types): what a database holds
 * can only ever be text.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** `isFingerprinted`: the file's name changes with its content, so that it may be kept for ever. */
export function pageHeaders(isFingerprinted: boolean): Readonly<Record<string, string>> {
  return {
    'cache-control': isFingerprinted ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': contentSecurityPolicy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    vary: 'accept-encoding',
  };
}
