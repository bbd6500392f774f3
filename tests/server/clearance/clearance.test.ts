import { createPublicKey, verify } from "node:crypto";

import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from "@zip.js/zip.js";
import { and, eq, inArray } from "drizzle-orm";
import postgres from "postgres";
import { readSheet } from "read-excel-file/universal";
import { describe, expect, it } from "vitest";

import type { BatchDocument } from "#app/domain/clearance/batch.ts";
import { batchArchive } from "#app/server/clearance/archive.server.ts";
import { prepareBatch } from "#app/server/clearance/prepare.server.ts";
import { applyReply, compareReply, receiveReply } from "#app/server/clearance/reply.server.ts";
import { sheets } from "#app/server/import/sheets.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { env } from "#app/server/platform/env.server.ts";
import { decideFile, type Officer } from "#app/server/vetting/decide.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { clearanceBatch } from "#db/schema/clearance.ts";
import { nominee } from "#db/schema/nominee.ts";
import { vettingDecision } from "#db/schema/vetting.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { officerWith, sentFile } from "#tests/support/officers.ts";

await useTestDatabase();
// Only our own files wait for clearance.
await database().update(nominee).set({ stage: null }).where(eq(nominee.stage, "clearance"));
const focal = await focalPoint("jo");
const aigerim = await officerWith("officer", "Айгерім");
const daulet = await officerWith("officer", "Дәулет");
const sanzhar = await officerWith("security", "Санжар");
let clock = focal.now.getTime();
const tick = (): Date => new Date((clock += 60_000));

const fileOf = async (id: string) => {
  const [row] = await database().select().from(nominee).where(eq(nominee.id, id));
  if (!row) throw new Error("No such nominee");
  return row;
};
async function decide(officer: Officer, id: string, outcome: "approved" | "refused" = "approved") {
  const { version } = await fileOf(id);
  const order = { nomineeId: id, version, outcome, reason: "For a reason", fields: [] };
  const decided = await decideFile(officer, order, tick());
  if (!decided.ok) throw new Error(decided.error.kind);
}
/** A bodyguard's file that waits for clearance. */
async function atClearance(n: number): Promise<string> {
  const own = { surname: `Guard ${"abcdefgh"[n]}`, passportNumber: `T90000${n}` };
  const id = await sentFile(focal, { category: "security", birthDate: `197${n}-03-17`, ...own });
  await decide(aigerim, id);
  await decide(daulet, id);
  return id;
}
const ids = [
  await atClearance(0),
  await atClearance(1),
  await atClearance(2),
  await atClearance(3),
];
const [first = "", second = "", third = "", fourth = ""] = ids;

const order = { stage: "clearance", repeat: false };
const reading = (action: string) =>
  database().$count(
    auditEntry,
    and(eq(auditEntry.action, action), inArray(auditEntry.subjectId, ids)),
  );
async function unpack(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const files = new Map<string, Uint8Array>();
  for (const entry of await zip.getEntries())
    files.set(entry.filename, await (entry as FileEntry).getData(new Uint8ArrayWriter()));
  return files;
}
const json = (batch: number, answers: object[]) =>
  new TextEncoder().encode(JSON.stringify({ batch, answers }));
const seenOf = (reply: Awaited<ReturnType<typeof compareReply>>) =>
  new Map(reply?.lines.map(({ file, about }) => [file, about?.version ?? 0]));
const reasons = { refused: "The host cannot admit this person", returned: "Please correct" };

describe("a batch for the authority", () => {
  it("leaves nothing behind when the trail refuses its entry", async () => {
    const owner = postgres(env().DATABASE_ADMIN_URL ?? "", { max: 1 });
    await owner`alter table audit_entry add constraint full_disk check (action <> 'nominee.sent_to_clearance') not valid`;
    try {
      await expect(prepareBatch(sanzhar, order, tick())).rejects.toThrow();
    } finally {
      await owner`alter table audit_entry drop constraint full_disk`;
      await owner.end();
    }
    expect(await database().$count(clearanceBatch)).toBe(0);
  });

  it("holds the files of a stage once, numbered and signed, each passport on the trail", async () => {
    expect(await prepareBatch(aigerim, order, tick())).toMatchObject({ error: "not_your_stage" });
    const both = await Promise.all([
      prepareBatch(sanzhar, order, tick()),
      prepareBatch(sanzhar, order, tick()),
    ]);
    const made = both.find(({ ok }) => ok);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, error: "nobody" });
    if (!made?.ok) throw new Error("No batch");
    expect(made.value).toMatchObject({ number: 1, files: 4 });
    expect(await reading("nominee.sent_to_clearance")).toBe(4);

    const { id } = made.value;
    const before = await reading("passport.read");
    expect(await batchArchive(aigerim, id, tick())).toBeNull();
    const archive = await batchArchive(sanzhar, id, tick());
    expect(await reading("passport.read")).toBe(before + 4);
    const files = await unpack(archive?.bytes ?? new Uint8Array());
    const content = files.get("batch.json") ?? new Uint8Array();
    const key = createPublicKey(Buffer.from(files.get("key.pem") ?? []));
    expect(verify(null, content, key, files.get("batch.json.sig") ?? new Uint8Array())).toBe(true);
    const forged = Uint8Array.from(content, (byte, at) => (at === 90 ? byte ^ 1 : byte));
    expect(verify(null, forged, key, files.get("batch.json.sig") ?? new Uint8Array())).toBe(false);
    const document = JSON.parse(Buffer.from(content).toString("utf8")) as BatchDocument;
    expect(document).toMatchObject({ batch: 1, stage: "clearance", count: 4 });
    expect(document.files.map(({ passport }) => passport.number)).toContain("T900001");
    for (const { photo } of document.files) expect(files.get(photo ?? "")?.[0]).toBe(0xff);
    const rows = await readSheet(Uint8Array.from(files.get("batch.xlsx") ?? []).buffer);
    expect(rows).toHaveLength(5);
    const again = await batchArchive(sanzhar, id, tick());
    const anew = await unpack(again?.bytes ?? new Uint8Array());
    for (const name of ["batch.json", "batch.json.sig", "key.pem"])
      expect(anew.get(name)).toEqual(files.get(name));
  });
});

describe("the authority's answer", () => {
  it("is shown with its conflicts before anything is applied, and applied twice changes nothing", async () => {
    await decide(sanzhar, third, "refused");
    const bytes = json(1, [
      { file: first, answer: "cleared" },
      { file: second, answer: "refused", remark: "Known to us" },
      { file: third, answer: "cleared" },
      { file: fourth, answer: "cleared" },
      { file: fourth, answer: "refused" },
      { file: "nobody", answer: "cleared" },
    ]);
    expect(
      await receiveReply(sanzhar, json(9, [{ file: first, answer: "cleared" }]), tick()),
    ).toEqual({ ok: false, error: "unknown_batch" });
    const received = await receiveReply(sanzhar, bytes, tick());
    if (!received.ok) throw new Error(received.error);
    const { id } = received.value;
    const preview = await compareReply(sanzhar, id);
    expect(preview?.lines.map((line) => ("why" in line ? line.why : line.kind))).toEqual([
      "apply",
      "apply",
      "decided_otherwise",
      "twice",
      "unknown_file",
    ]);
    expect((await fileOf(first)).status).toBe("in_vetting");
    expect(await compareReply(aigerim, id)).toBeNull();

    const done = await applyReply(sanzhar, id, { seen: seenOf(preview), reasons }, tick());
    expect([...(done ?? [])]).toEqual([
      [first, null],
      [second, null],
    ]);
    expect((await fileOf(first)).status).toBe("cleared");
    expect((await fileOf(second)).status).toBe("refused");
    expect((await fileOf(fourth)).stage).toBe("clearance");
    const [told] = await database()
      .select()
      .from(vettingDecision)
      .where(and(eq(vettingDecision.nomineeId, second), eq(vettingDecision.outcome, "refused")));
    expect(told?.reason).toBe(reasons.refused);

    const state = async () => [
      await database().$count(vettingDecision),
      await database().$count(auditEntry),
      (await fileOf(first)).version,
    ];
    const before = await state();
    const twice = await compareReply(sanzhar, id);
    expect(twice?.lines.filter(({ kind }) => kind === "same")).toHaveLength(2);
    const seen = seenOf(preview);
    expect((await applyReply(sanzhar, id, { seen, reasons }, tick()))?.size).toBe(0);
    const anew = await receiveReply(sanzhar, bytes, tick());
    if (!anew.ok) throw new Error(anew.error);
    expect((await applyReply(sanzhar, anew.value.id, { seen, reasons }, tick()))?.size).toBe(0);
    const [decisions, entries = 0, version] = await state();
    // Receiving an answer is a deed; applying it again is none.
    expect([decisions, entries - 1, version]).toEqual(before);
  });

  it("comes as the workbook with two columns filled in", async () => {
    const head = ["batch", "file", "surname", "answer", "remark"];
    const rows = [head, ["1", fourth, "Guard", "келісілді", ""]];
    const cells = rows.map((row) => row.map((text) => ({ text, look: "plain" as const })));
    const sheet = { name: "Batch 1", widths: [], stickyRows: 1, rows: cells };
    const bytes = await sheets("writeWorkbook", [sheet]);
    const received = await receiveReply(sanzhar, bytes, tick());
    if (!received.ok) throw new Error(received.error);
    const preview = await compareReply(sanzhar, received.value.id);
    expect(preview?.lines).toMatchObject([{ kind: "apply", file: fourth, answer: "cleared" }]);
    // Somebody decides between preview and application.
    const seen = seenOf(preview);
    await database().update(nominee).set({ version: 99 }).where(eq(nominee.id, fourth));
    const done = await applyReply(sanzhar, received.value.id, { seen, reasons }, tick());
    expect(done?.get(fourth)).toMatchObject({ kind: "changed" });
    expect((await fileOf(fourth)).stage).toBe("clearance");
  });
});
