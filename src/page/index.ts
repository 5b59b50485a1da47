export { createPageHandler, type PageHandler, type PageOptions } from './create-page-handler.ts';
export type { PageSettings, SampleDatabase } from './page-settings.ts';
