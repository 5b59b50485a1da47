import type { CliOutput } from './cli-io.ts';
import { redactUrls } from './redact-urls.ts';

/** `output`, through which no secret passes. `secrets` is read at each write: it grows as URLs become known. */
export function redactingOutput(output: CliOutput, secrets: ReadonlySet<string>): CliOutput {
  return {
    write: (text) => output.write(redactUrls(text, [...secrets])),
    get isTTY() {
      return output.isTTY;
    },
    get columns() {
      return output.columns;
    },
  };
}
