import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { killPostmaster, killWeb } from "#scripts/bench/faults/faults.ts";
import { runFaults } from "#scripts/bench/faults/run-faults.ts";
import { buildProduct } from "#tests/support/product.ts";

const data = mkdtempSync(join(tmpdir(), "shanyrak-faults-test-"));
beforeAll(buildProduct, 240_000);
afterAll(() => rmSync(data, { recursive: true, force: true }));

test("what people were told is there, once, though a web process and the database were killed under their hands", async () => {
  const said: string[] = [];
  const found = await runFaults(
    { data, webs: 2, workers: 1, faults: [killWeb(0), killPostmaster] },
    (line) => said.push(line),
  );
  expect(found.faults, said.join("\n")).toEqual([]);
  expect(found).toMatchObject({ lost: 0, doubled: 0, kills: 2, isTrailSound: true });
  expect(found.acknowledged).toBeGreaterThan(50);
}, 240_000);
