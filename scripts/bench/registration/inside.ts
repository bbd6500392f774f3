import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { createRequestHandler, type AppLoadContext, type ServerBuild } from "@remix-run/node";

const ROOT = join(import.meta.dirname, "../../..");

type Entry = { loadContext: (request: Request, nonce: string) => Promise<AppLoadContext> };

/**
 * The built pages without a server around them: answers a path for the holder of a cookie. `.data` behind the path asks
 * for what the loaders give; without it the page is rendered too.
 */
export async function pagesInside(): Promise<(path: string, cookie: string) => Promise<string>> {
  const file = pathToFileURL(join(ROOT, "build/server/index.js")).href;
  const build = (await import(file)) as ServerBuild;
  const { loadContext } = build.entry.module as unknown as Entry;
  const answer = createRequestHandler(build, "production");
  return async (path, cookie) => {
    const request = new Request(new URL(path, "http://localhost"), { headers: { cookie } });
    const response = await answer(request, await loadContext(request, "nonce"));
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    return response.text();
  };
}
