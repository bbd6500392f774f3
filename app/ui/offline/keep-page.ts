/** A page that opens without a network, and the service worker that sees to it. */
export type Keeping = {
  /** Address of the worker's script, and the part of the site that it stands before. */
  worker: string;
  scope: string;
  /** The address under which the page is found again. */
  page: string;
  language: string;
};

/**
 * Has a service worker keep a page and everything that it loaded. The kept page is the one that a stranger gets: no name of
 * whoever was signed in stays on the device. Does nothing where a browser has no service workers.
 */
export async function keepPage({ worker, scope, page, language }: Keeping): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(worker, { scope });
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const ours = loaded.filter((url) => new URL(url).pathname.startsWith("/assets/"));
  active?.postMessage({ kind: "keep", page, language, urls: [...new Set(ours)] });
}

/** When this document came from the server (ms, of this device's clock): a kept one is older than its opening. */
export const documentAt = (): number => {
  const { keptAt } = document.documentElement.dataset;
  return keptAt ? Number(keptAt) : Date.now();
};
