import type { Page } from "playwright-core";

/** All that a thief gets of a page's origin: as text, bytes both as Latin-1 and as UTF-8. */
export type ReadOut = { text: string; cryptoKeys: { extractable: boolean }[]; records: number };

/** Reads out IndexedDB, Cache Storage, local and session storage and cookies. Built files of the product are left out. */
export function readOut(page: Page): Promise<ReadOut> {
  return page.evaluate(async () => {
    const parts: string[] = [document.cookie];
    const cryptoKeys: { extractable: boolean }[] = [];
    let records = 0;
    const bytesAsText = (bytes: Uint8Array): void => {
      parts.push(new TextDecoder("latin1").decode(bytes), new TextDecoder().decode(bytes));
    };
    const take = (value: unknown): void => {
      if (value instanceof CryptoKey) cryptoKeys.push({ extractable: value.extractable });
      else if (value instanceof ArrayBuffer) bytesAsText(new Uint8Array(value));
      else if (value instanceof Uint8Array) bytesAsText(value);
      else if (typeof value === "object" && value !== null) {
        for (const [name, inner] of Object.entries(value)) {
          parts.push(name);
          take(inner);
        }
      } else parts.push(String(value));
    };
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error("The store did not open"));
      });
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name ?? ""));
      for (const storeName of db.objectStoreNames) {
        const store = db.transaction(storeName).objectStore(storeName);
        const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        if (storeName === "records") records += values.length;
        take(keys);
        take(values);
      }
      db.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        parts.push(request.url);
        if (new URL(request.url).pathname.startsWith("/assets/")) continue;
        bytesAsText(new Uint8Array((await (await cache.match(request))?.arrayBuffer()) ?? []));
      }
    }
    parts.push(JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }));
    return { text: parts.join("\n"), cryptoKeys, records };
  });
}
