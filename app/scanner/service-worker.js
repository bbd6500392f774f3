// @ts-check
/// <reference lib="webworker" />

/**
 * Opens `/gate` without a network. It keeps the page as a stranger gets it and the hashed files of the build; data
 * and scans are none of its business (IndexedDB holds them).
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const CACHE = "gate-1";
const PAGE = "/gate";
/** A network that does not answer within this time is none. */
const PATIENCE_MS = 3000;

worker.addEventListener("install", (event) => {
  event.waitUntil(worker.skipWaiting());
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((n) => n !== CACHE).map((n) => caches.delete(n))))
      .then(() => worker.clients.claim()),
  );
});

/** The page says which files it uses. */
worker.addEventListener("message", (event) => {
  const { kind, language, urls } = event.data;
  if (kind === "keep") event.waitUntil(keep(language, urls));
});

/**
 * @param {string} language
 * @param {string[]} urls
 */
async function keep(language, urls) {
  const cache = await caches.open(CACHE);
  await Promise.all(
    urls.map(async (url) => {
      if (!(await cache.match(url))) await cache.add(url).catch(() => undefined);
    }),
  );
  const page = await fetch(PAGE, {
    credentials: "omit",
    headers: { "accept-language": language },
  }).catch(() => undefined);
  if (!page?.ok) return;
  // A page of a newer build opens with files that nobody fetched yet: it is kept once it was opened, with all of them.
  const kept = await Promise.all(opensWith(await page.clone().text()).map((f) => cache.match(f)));
  if (kept.every(Boolean)) return cache.put(PAGE, page);
  for (const client of await worker.clients.matchAll()) client.postMessage({ kind: "newer" });
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
  if (request.mode === "navigate" && url.pathname === PAGE) {
    event.respondWith(openPage(request));
  } else if (url.pathname.startsWith("/assets/")) {
    event.respondWith(openFile(request));
  }
});

/** @param {Request} request */
async function openPage(request) {
  const fromNetwork = fetch(request).then(
    (page) => (page.ok ? page : undefined),
    () => undefined,
  );
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const page = await Promise.race([fromNetwork, late]);
  if (page instanceof Response) return page;
  const kept = await caches.match(PAGE, { ignoreVary: true });
  return kept ?? (await fromNetwork) ?? Response.error();
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
