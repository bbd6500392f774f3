// @ts-check
/// <reference lib="webworker" />

/**
 * Opens pages without a network: the gate, the programme, the sign of a door. Each is registered for a scope of its own and
 * keeps pages as a stranger gets them, and the hashed files of the build. Data and scans are none of its business.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SCOPE = new URL(worker.registration.scope).pathname;
const OWN = `${SCOPE.replaceAll("/", "")}-`;
const CACHE = `${OWN}1`;
/** A network that does not answer within this time is none. */
const PATIENCE_MS = 3000;

/**
 * A scope with a slash at its end holds many pages; any other is the address of its only page.
 * @param {string} path
 */
const isPage = (path) => (SCOPE.endsWith("/") ? path.startsWith(SCOPE) : path === SCOPE);

worker.addEventListener("install", (event) => {
  event.waitUntil(worker.skipWaiting());
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(deleteOlder().then(() => worker.clients.claim()));
});

/** Caches of other scopes stand beside this one's, and stay. */
async function deleteOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(OWN) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** The page says which address it is to be found under, and which files it uses. */
worker.addEventListener("message", (event) => {
  const { kind, page, language, urls } = event.data;
  if (kind === "keep") event.waitUntil(keep(page, language, urls));
});

/**
 * @param {string} address
 * @param {string} language
 * @param {string[]} urls
 */
async function keep(address, language, urls) {
  const cache = await caches.open(CACHE);
  await Promise.all(
    urls.map(async (url) => {
      if (!(await cache.match(url))) await cache.add(url).catch(() => undefined);
    }),
  );
  const page = await fetch(address, {
    credentials: "omit",
    headers: { "accept-language": language },
  }).catch(() => undefined);
  if (!page?.ok) return;
  const html = await page.text();
  // A page of a newer build opens with files that nobody fetched yet: it is kept once it was opened, with all of them.
  const kept = await Promise.all(opensWith(html).map((file) => cache.match(file)));
  if (kept.every(Boolean)) return cache.put(address, dated(html, page.headers));
  for (const client of await worker.clients.matchAll()) client.postMessage({ kind: "newer" });
}

/**
 * The page with the time of keeping (ms, of this device's clock) on its root, so that it knows its age when it is opened.
 * @param {string} html
 * @param {Headers} from
 */
function dated(html, from) {
  const headers = new Headers(from);
  // They speak of the bytes on the way, not of this text.
  for (const name of ["content-encoding", "content-length", "etag"]) headers.delete(name);
  return new Response(html.replace("<html", `<html data-kept-at="${Date.now()}"`), { headers });
}

/**
 * Files that the page links or imports. Its list of routes names more, which nobody loads until they are opened.
 * @param {string} html
 * @returns {string[]}
 */
function opensWith(html) {
  const files = html.matchAll(/(?:href=|\bfrom |\bimport[ (])"(\/assets\/[^"]+\.(?:js|css))"/g);
  return [...new Set(Array.from(files, ([, file = ""]) => file))];
}

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (request.mode === "navigate" && isPage(url.pathname)) {
    event.respondWith(openPage(request, url));
  } else if (url.pathname.startsWith("/assets/")) {
    event.respondWith(openFile(request));
  }
});

/**
 * The page from the network, or the kept one where there is none. One that is no longer there (404) is not kept either.
 * @param {Request} request
 * @param {URL} url
 */
async function openPage(request, url) {
  const fromNetwork = fetch(request).then(
    (page) => (page.ok || page.status === 404 ? page : undefined),
    () => undefined,
  );
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const page = await Promise.race([fromNetwork, late]);
  if (page instanceof Response) {
    if (page.status === 404) await forget(url);
    return page;
  }
  return (await keptPage(url)) ?? (await fromNetwork) ?? Response.error();
}

/**
 * The page of this very address, or that of its path: days and filters of the programme are parts of one page.
 * @param {URL} url
 */
async function keptPage({ href, pathname }) {
  const cache = await caches.open(CACHE);
  const exact = await cache.match(href, { ignoreVary: true });
  return exact ?? cache.match(pathname, { ignoreVary: true, ignoreSearch: true });
}

/** @param {URL} url */
async function forget({ pathname }) {
  const cache = await caches.open(CACHE);
  await cache.delete(pathname, { ignoreVary: true, ignoreSearch: true });
}

/**
 * Built files never change under their name.
 * @param {Request} request
 */
async function openFile(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const file = await fetch(request);
  if (file.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(request, file.clone());
  }
  return file;
}
