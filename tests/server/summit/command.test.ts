import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, describe, expect, it } from "vitest";

import { database } from "#app/server/platform/database.server.ts";
import { room } from "#db/schema/bilateral.ts";
import { eq } from "drizzle-orm";
import { useTestDatabase } from "#tests/support/database.ts";
import { CICA_FOLDER } from "#tests/support/summit.ts";

await useTestDatabase();

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "summit-"));
cpSync(CICA_FOLDER, folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the operator sees. The database is the test's own, so no embedded one is started. */
function summit(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "scripts/summit.ts", ...words],
    { cwd: ROOT, env: { ...process.env, DEMONSTRATION: "0" }, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

function edit(file: string, from: string, to: string): void {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
}

const seatsOfAltai = async () =>
  (await database().select().from(room).where(eq(room.id, "altai")))[0]?.seats;

describe("npm run summit", () => {
  it("says how it is used when it was not understood", () => {
    expect(summit("chek", folder)).toMatchObject({ status: 2 });
    expect(summit().stderr).toMatch(/npm run summit -- load FOLDER/);
  });

  it("counts what a good definition holds", () => {
    const { status, stdout } = summit("check", folder);
    expect(status).toBe(0);
    expect(stdout).toMatch(/54 delegations.*45 programme items, 6 documents/);
  });

  it("finds nothing to change in what is loaded already", () => {
    const { status, stdout } = summit("load", folder);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/nothing to change/)]);
  });

  it("shows what would change, and changes nothing unasked", async () => {
    edit("rooms.json", '"seats": 24', '"seats": 26');
    const { status, stdout } = summit("load", folder);
    expect(stdout).toMatch(/~ rooms altai \(seats\)\n.*Nothing was changed/s);
    expect(status).toBe(1);
    expect(await seatsOfAltai()).toBe(24);
  });

  it("changes it when told to", async () => {
    expect(summit("load", folder, "--yes")).toMatchObject({ status: 0 });
    expect(await seatsOfAltai()).toBe(26);
  });

  it("names file and path of each fault, and loads nothing", () => {
    edit("zones.json", '"zone": 3', '"zone": 33');
    const { status, stderr } = summit("load", folder, "--yes");
    expect(status).toBe(1);
    expect(stderr).toMatch(/zones\.json: gates\[4\]\.zone: there is no zone 33/);
  });
});
