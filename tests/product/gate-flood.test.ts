import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";

import { useTestDatabase } from "#tests/support/database.ts";
import { badged, phoneAt } from "#tests/support/gate.ts";
import { servePages } from "#tests/support/pages.ts";
import { phoneAtWeb } from "#tests/support/phone.ts";

await useTestDatabase();

const url = await servePages();
/** A phone may call so often in a minute; the flood below comes faster than 10,000 a minute would. */
const LIMIT = 1_200;
const FLOOD = 1_400;
const AT_ONCE = 20;

/** A phone at the plenary hall that scans one badge again and again. */
async function scanner(text: string) {
  const { phone, key } = await phoneAt("b");
  const call = phoneAtWeb(url, { id: phone.id, key });
  let sequence = 0;
  return async () => {
    const scan = { id: randomUUID(), sequence: ++sequence, code: text, floater: null };
    const response = await call("/gate/api/verdict", { ...scan, hasRecord: true });
    await response.arrayBuffer();
    return response;
  };
}

test("a phone that floods the server with scans is told to wait, and its neighbour's are judged meanwhile", async () => {
  const { text } = await badged();
  const [flooding, neighbour] = [await scanner(text), await scanner(text)];
  const answers: Response[] = [];
  let sent = 0;
  const began = performance.now();
  const lines = Array.from({ length: AT_ONCE }, async () => {
    while (sent++ < FLOOD) answers.push(await flooding());
  });
  const beside: number[] = [];
  const flooded = Promise.all(lines).then(() => true);
  while (!(await Promise.race([flooded, neighbour().then(({ status }) => !beside.push(status))])));
  beside.push((await neighbour()).status);

  const minutes = Math.ceil((performance.now() - began) / 60_000);
  const judged = answers.filter(({ status }) => status === 200);
  const told = answers.filter(({ status }) => status === 429);
  expect(judged.length + told.length).toBe(FLOOD);
  expect(judged.length).toBeLessThanOrEqual(LIMIT * minutes);
  expect(told.length).toBeGreaterThan(0);
  for (const { headers } of told) {
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(headers.get("retry-after"))).toBeLessThanOrEqual(60);
  }
  expect(beside.length).toBeGreaterThan(5);
  expect(new Set(beside)).toEqual(new Set([200]));
}, 180_000);
