/** The variables that `nlquery ask` reads, for its `--help`. */
export const environmentHelp: string = `Environment:
  NLQUERY_DB_URL     the database, so that its password need not stand on the command line
  OPENAI_API_KEY     use OpenAI, or the server of --base-url, to which the key is sent
  ANTHROPIC_API_KEY  use Anthropic
  NLQUERY_SECRET     encrypts stored URLs in place of the key file
  NO_COLOR           no colours`;
