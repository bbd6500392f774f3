import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, describe, expect, it } from "vitest";

import { faultLine, readDefinition } from "#app/server/summit/read-definition.server.ts";
import { CICA_FOLDER } from "#tests/support/summit.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A copy of the definition in which `file` was changed as text. */
function folderWith(file: string, change: (content: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), "summit-"));
  folders.push(folder);
  cpSync(CICA_FOLDER, folder, { recursive: true });
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
  return folder;
}

async function faults(folder: string): Promise<string[]> {
  const read = await readDefinition(folder);
  return read.ok ? [] : read.error.map(faultLine);
}

describe("a broken definition folder", () => {
  it("is told from a good one", async () => {
    expect(await faults(CICA_FOLDER)).toEqual([]);
  });

  it("is answered with the file that is no JSON", async () => {
    const lines = await faults(folderWith("rooms.json", (content) => content.slice(0, -5)));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^rooms\.json: is not valid JSON/);
  });

  it("is answered with every file that is missing", async () => {
    const lines = await faults(tmpdir());
    expect(lines).toContain("summit.json: is missing");
    expect(lines).toHaveLength(10);
  });

  it("is answered with the path of a wrong value", async () => {
    const folder = folderWith("zones.json", (content) =>
      content.replace('"graceMinutes": 2', '"graceMinutes": "two"'),
    );
    expect(await faults(folder)).toEqual([
      expect.stringMatching(/^zones\.json: zones\[0\]\.graceMinutes: .*expected number/),
    ]);
  });

  it("is answered with the path of a text that one language lacks", async () => {
    const folder = folderWith("programme.json", (content) =>
      content.replace('"kk": "Бірлескен суретке түсу"', '"kk": " "'),
    );
    expect(await faults(folder)).toEqual([
      expect.stringMatching(/^programme\.json: programme\[18\]\.title\.kk: must not be empty/),
    ]);
  });

  it("is answered with the file and path of a name that leads nowhere", async () => {
    const folder = folderWith("categories.json", (content) =>
      content.replace('"quotaGroup": "media"', '"quotaGroup": "press"'),
    );
    expect(await faults(folder)).toEqual([
      'categories.json: categories[9].quotaGroup: there is no quota group "press"',
    ]);
  });

  it("is answered for a misspelt field, which would be ignored otherwise", async () => {
    const folder = folderWith("summit.json", (content) =>
      content.replace('"demonstrationStart"', '"demonstrationBegin"'),
    );
    expect((await faults(folder)).join("\n")).toMatch(/demonstrationBegin/);
  });
});
