/** What became of a value: exchanged; changed by somebody meanwhile; or not to be opened, and left as it is. */
export type Outcome = "renewed" | "overtaken" | "left";
/** What became of a column. `left` do not open under any key that is here. */
export type Swept = { column: string; renewed: number; left: number };

/**
 * Goes through a table batch by batch until nothing is left to exchange. What was saved under our feet is looked at once
 * more, for its writer may have had the earlier key for the current one.
 * @param batchAfter rows still to do, behind a place in the table (`ctid`); a row that is changed moves behind
 */
export async function sweep<Row extends { place: string }>(
  column: string,
  batchAfter: (place: string) => Promise<Row[]>,
  renew: (row: Row) => Promise<Outcome>,
): Promise<Swept> {
  const swept = { column, renewed: 0, left: 0 };
  for (;;) {
    const pass = await onePass(batchAfter, renew);
    swept.renewed += pass.renewed;
    if (pass.overtaken === 0) return { ...swept, left: pass.left };
  }
}

async function onePass<Row extends { place: string }>(
  batchAfter: (place: string) => Promise<Row[]>,
  renew: (row: Row) => Promise<Outcome>,
): Promise<Record<Outcome, number>> {
  const pass = { renewed: 0, overtaken: 0, left: 0 };
  let after = "(0,0)";
  for (;;) {
    const rows = await batchAfter(after);
    for (const outcome of await Promise.all(rows.map(renew))) pass[outcome] += 1;
    const last = rows.at(-1);
    if (!last) return pass;
    after = last.place;
  }
}
