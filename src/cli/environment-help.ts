/** The variables that `nlquery ask` reads, for its `--help`. */
export const environmentHelp: string = `Environment:
  NLQUERY_DB_URL     the database, so that its password need not stand on the command line
  OPENAI_API_KEY     use OpenAI, or the server of --base-url, to which the key is sent
  OPENAI_BASE_URL    a server that speaks the OpenAI protocol, in place of --base-url
  ANTHROPIC_API_KEY  use Anthropic
  NLQUERY_PROVIDER   in place of --provider
  NLQUERY_MODEL      in place of --model
  NLQUERY_SECRET     encrypts stored URLs in place of the key file
  NO_COLOR           no colours`;
