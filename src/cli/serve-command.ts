import { Command } from 'commander';
import type { CliContext } from './cli-context.ts';
import { exitCodes } from './exit-codes.ts';
import { type ServeOptions, withServeOptions } from './serve-options.ts';

/** `nlquery serve`: the REST routes and the web page. */
export function serveCommand(context: CliContext): Command {
  const command = new Command('serve')
    .description(
      'serve the REST routes and the web page; everything embedded unless the environment says otherwise',
    )
    .addHelpText(
      'after',
      '\nParts come from environment variables (REDIS_URL, DATABASE_URL, QDRANT_URL, OPENAI_API_KEY, …): docs/guide/environment.md lists them.',
    );
  return withServeOptions(command).action(async (given: ServeOptions, self: Command) => {
    // The default would hide what NLQUERY_VALUES says.
    const values = self.getOptionValueSource('values') === 'cli' ? given.values : undefined;
    const { serve } = await import('./serve.ts');
    await serve(context, { ...given, values });
    context.end(exitCodes.ok);
  });
}
