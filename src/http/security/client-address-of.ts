/** The client's address as `toNodeHandler` has found it; `null` where nothing is known. */
export function clientAddressOf(request: Request): string | null {
  return (request as { ip?: string }).ip ?? null;
}
