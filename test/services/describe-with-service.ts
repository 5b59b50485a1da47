import { afterAll, describe, it } from 'vitest';

/**
 * `describe` for suites that need a real server. Without one, the suite is skipped with a warning, or fails where
 * REQUIRE_SERVICES=1 says that it must be there. One that cannot be installed, and that an emulator stands in for elsewhere, is
 * `emulated`: it is never required.
 *
 * @example
 * ```ts
 * describeWithService('postgres', await startPostgres(), (postgres) => {
 *   it('answers', async () => { … postgres.url … });
 * });
 * ```
 */
export function describeWithService<Service extends { close(): Promise<void> }>(
  name: string,
  service: Service | null,
  suite: (service: Service) => void,
  options: { readonly emulated?: boolean } = {},
): void {
  if (service) {
    describe(name, () => {
      afterAll(() => service.close());
      suite(service);
    });
    return;
  }
  const message = `No server for "${name}": set its URL in the environment or install it.`;
  if (process.env.REQUIRE_SERVICES === '1' && !options.emulated) {
    describe(name, () => {
      it('has its server (REQUIRE_SERVICES=1)', () => {
        throw new Error(message);
      });
    });
    return;
  }
  console.warn(`SKIPPED: ${message}`);
  describe.skip(name, () => {
    it('needs its server', () => {});
  });
}
