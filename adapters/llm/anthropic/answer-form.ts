/** How an answer is held to a schema: by the server, by a tool that must be called, or by the prompt alone. */
export type AnswerForm = 'json_schema' | 'tool' | 'text';
