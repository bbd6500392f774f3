import { Writable } from "node:stream";

import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
  ServerBuild,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import type { ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";

import { refuseFilesInWords } from "./refused-file.server.tsx";
import { guardRoutes as behindPolicy } from "./server/platform/access/guard.server.ts";
import { refuseWhenAway } from "./server/platform/access/when-away.server.ts";
import { requestScope } from "./server/platform/request-scope.server.ts";
import { serverLog } from "./server/platform/web/log.server.ts";
import { isUnchanged } from "./server/platform/web/unchanged.server.ts";
import { i18nOf } from "./text/translator.ts";
import { NonceContext } from "./ui/nonce.ts";
import { RequestIdContext } from "./ui/shell/request-id.ts";

export { loadContext } from "./server/platform/access/context.server.ts";
export { closeDatabase } from "./server/platform/database.server.ts";
export { asRequest } from "./server/platform/patience.server.ts";
export { EVERY_BADGE as phoneEndpoints } from "./server/gate/endpoints.server.ts";

/** The routes behind the policy table, none without a database, and a refusal of any of them in words. */
export const guardRoutes = (build: ServerBuild): ServerBuild =>
  refuseFilesInWords(refuseWhenAway(behindPolicy(build)));

/** Called by Remix for whatever a loader or action throws that is no answer. */
export function handleError(
  error: unknown,
  { request }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  // A reader who left is no fault.
  if (!request.signal.aborted) serverLog().error({ err: error }, "A page failed");
}

const ABORT_AFTER_MS = 10_000;

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { cspNonce, language } = context;
  headers.append("vary", "cookie, accept-language");
  const etag = tagOf(headers, `${remixContext.manifest.version}-${language}`);
  if (etag && status === 200 && isUnchanged(request, etag)) {
    return new Response(null, { status: 304, headers });
  }
  const page = await render(
    <NonceContext.Provider value={cspNonce}>
      <RequestIdContext.Provider value={requestScope()?.id ?? ""}>
        <I18nextProvider i18n={i18nOf(language)}>
          <RemixServer context={remixContext} url={request.url} nonce={cspNonce} />
        </I18nextProvider>
      </RequestIdContext.Provider>
    </NonceContext.Provider>,
    cspNonce,
  );
  headers.set("content-type", "text/html; charset=utf-8");
  headers.set("content-language", language);
  return new Response(page.html, { headers, status: page.failed ? 500 : status });
}

/** A route tags what it shows; the words, the scripts and the rest of the page are those of the build and the language. */
function tagOf(headers: Headers, frame: string): string | null {
  const shown = headers.get("etag");
  if (shown === null) return null;
  const etag = `W/"${frame}-${shown}"`;
  headers.set("etag", etag);
  return etag;
}

/**
 * React 18 fills buffers of 2048 bytes; where a letter of two or three bytes does not fit any more, the rest stays zero and
 * is sent too. Browsers drop zeros from text, but in an attribute or a script they become U+FFFD.
 */
function withoutPadding(part: Buffer): Buffer {
  let end = part.length;
  while (end > 0 && part[end - 1] === 0) end -= 1;
  return part.subarray(0, end);
}

type Page = { html: Uint8Array<ArrayBuffer>; failed: boolean };

/**
 * A page in one piece: all its data is there before React begins, and each bit that is written alone is compressed and
 * sent alone too, which made a long list 2.7 times as many bytes. Rejects where there is not even an error page.
 */
function render(page: ReactElement, nonce: string): Promise<Page> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let failed = false;
    const whole = new Writable({
      write(part: Buffer, _encoding, done) {
        parts.push(withoutPadding(part));
        done();
      },
      final(done) {
        resolve({ html: Buffer.concat(parts), failed });
        done();
      },
    });
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => void pipe(whole),
      onShellError: reject,
      onError(error: unknown) {
        failed = true;
        serverLog().error({ err: error }, "A page could not be drawn");
      },
    });
    setTimeout(abort, ABORT_AFTER_MS).unref();
  });
}
