import { PassThrough } from "node:stream";

import {
  createReadableStreamFromReadable,
  type EntryContext,
  type AppLoadContext,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";

import { i18nOf } from "./text/translator.ts";
import { NonceContext } from "./ui/nonce.ts";

export { loadContext } from "./server/platform/access/context.server.ts";
export { guardRoutes } from "./server/platform/access/guard.server.ts";
export { closeDatabase } from "./server/platform/database.server.ts";

const ABORT_AFTER_MS = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  // Crawlers get the whole page at once; people see it as it comes.
  const ready = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let statusNow = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={context.cspNonce}>
        <I18nextProvider i18n={i18nOf(context.language)}>
          <RemixServer context={remixContext} url={request.url} nonce={context.cspNonce} />
        </I18nextProvider>
      </NonceContext.Provider>,
      {
        nonce: context.cspNonce,
        [ready]() {
          const body = new PassThrough();
          headers.set("content-type", "text/html; charset=utf-8");
          headers.set("content-language", context.language);
          headers.append("vary", "cookie, accept-language");
          resolve(
            new Response(createReadableStreamFromReadable(body), { headers, status: statusNow }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          statusNow = 500;
          console.error(error);
        },
      },
    );
    setTimeout(abort, ABORT_AFTER_MS).unref();
  });
}
