import type { Page } from "playwright-core";

/** Ids of the passages that a phone holds, and of those of them that the server does not have; each in order. */
export function keptPassages(page: Page): Promise<{ ids: string[]; unsent: string[] }> {
  return page.evaluate(
    () =>
      new Promise<{ ids: string[]; unsent: string[] }>((resolve, reject) => {
        const opening = indexedDB.open("shanyrak-gate");
        opening.onerror = () => reject(new Error("The store did not open"));
        opening.onsuccess = () => {
          const all = opening.result.transaction("passages").objectStore("passages").getAll();
          all.onsuccess = () => {
            opening.result.close();
            const rows = all.result as { id: string; unsent: number }[];
            const idsOf = (some: typeof rows) => some.map(({ id }) => id).toSorted();
            resolve({ ids: idsOf(rows), unsent: idsOf(rows.filter(({ unsent }) => unsent === 1)) });
          };
        };
      }),
  );
}
