import type { ActionFunctionArgs, LoaderFunction, ServerBuild } from "@remix-run/node";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";

import { i18nOf } from "./text/translator.ts";
import { ErrorPage } from "./ui/shell/error-page.tsx";

/**
 * Gives words to the refusals of routes that answer with a file: Remix sends those as they are, and a browser that gets
 * 403 and nothing else shows a failure of its own in place of ours. Programs, which do not ask for HTML, get the bare status.
 */
export function refuseFilesInWords(build: ServerBuild): ServerBuild {
  const sheets = build.assets.routes.root?.css ?? [];
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route || route.module.default || !route.module.loader) return [id, route] as const;
    const loader = inWords(route.module.loader, sheets);
    return [id, { ...route, module: { ...route.module, loader } }] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

function inWords(loader: LoaderFunction, sheets: readonly string[]): LoaderFunction {
  return async (args) => {
    try {
      return await loader(args);
    } catch (thrown) {
      const bare = thrown instanceof Response && thrown.status >= 400 && thrown.body === null;
      if (bare && asksForHtml(args)) throw refusalPage(thrown.status, args, sheets);
      throw thrown;
    }
  };
}

const asksForHtml = ({ request }: ActionFunctionArgs): boolean =>
  (request.headers.get("accept") ?? "").includes("text/html");

function refusalPage(status: number, { context }: ActionFunctionArgs, sheets: readonly string[]) {
  const { language } = context;
  const html = renderToStaticMarkup(
    <I18nextProvider i18n={i18nOf(language)}>
      <html lang={language}>
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Shanyrak</title>
          {sheets.map((href) => (
            <link key={href} rel="stylesheet" href={href} />
          ))}
        </head>
        <body>
          <ErrorPage status={status} />
        </body>
      </html>
    </I18nextProvider>,
  );
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-language": language,
    "cache-control": "private, no-store",
    vary: "cookie, accept-language, accept",
  };
  return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}
