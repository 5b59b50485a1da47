import { addRoute, createRouter, findRoute } from 'rou3';
import { NlQueryError } from '../errors/nl-query-error.ts';
import type { Route } from './route.ts';

export interface RouteTable {
  find(method: string, path: string): FoundRoute;
  /** What may be done at this path; empty where there is nothing. */
  methodsAt(path: string): readonly string[];
}

export type FoundRoute =
  | { readonly route: Route; readonly pathParameters: Readonly<Record<string, string>> }
  | { readonly route: null; readonly error: NlQueryError; readonly allow: readonly string[] };

const methods = ['GET', 'POST', 'DELETE'] as const;

export function createRouteTable(routes: readonly Route[]): RouteTable {
  const router = createRouter<Route>();
  for (const route of routes) addRoute(router, route.method, route.path.replace(/\{(\w+)\}/g, ':$1'), route);

  function methodsAt(path: string): readonly string[] {
    const found = methods.filter((method) => findRoute(router, method, path) !== undefined);
    return found.some((method) => method === 'GET') ? [...found, 'HEAD'] : found;
  }

  return {
    methodsAt,
    find: (method, path) => {
      const match = findRoute(router, method === 'HEAD' ? 'GET' : method, path);
      const pathParameters = match && decoded(match.params ?? {});
      if (match && pathParameters) return { route: match.data, pathParameters };
      const allow = methodsAt(path);
      const error =
        match || allow.length === 0
          ? new NlQueryError(
              'NOT_FOUND',
              'There is nothing at this path. GET /openapi.json says what there is.',
              {},
            )
          : new NlQueryError('METHOD_NOT_ALLOWED', `Here one can ${allow.join(', ')}.`, {});
      return { route: null, error, allow: match ? [] : allow };
    },
  };
}

/** `null` where a percent sign begins nothing. */
function decoded(params: Readonly<Record<string, string>>): Readonly<Record<string, string>> | null {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    return null;
  }
}
