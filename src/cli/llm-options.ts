import { type Command, Option } from 'commander';

/** How a command line chooses the model. */
export interface LlmOptions {
  readonly provider?: 'openai' | 'anthropic' | 'offline' | undefined;
  readonly model?: string | undefined;
  readonly baseUrl?: string | undefined;
}

/** Adds `--provider`, `--model` and `--base-url`. */
export function withLlmOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--provider <name>', 'who writes the SQL').choices(['openai', 'anthropic', 'offline']),
    )
    .option('--model <name>', 'the model, such as gpt-5-mini, claude-sonnet-5 or qwen3:8b')
    .option(
      '--base-url <url>',
      'a server that speaks the OpenAI protocol, such as http://localhost:11434/v1 (Ollama)',
    );
}
