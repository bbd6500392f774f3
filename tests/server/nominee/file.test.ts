import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { USUAL_SORTING } from "#app/domain/nominee/sorting.ts";
import { fileFor } from "#app/server/nominee/files.server.ts";
import { dashboardPage } from "#app/server/nominee/dashboard-page.server.ts";
import { listNominees, quotaPlaces } from "#app/server/nominee/dashboard.server.ts";
import { loadNominee } from "#app/server/nominee/nominee-file.server.ts";
import { saveNominee, type Writer } from "#app/server/nominee/save.server.ts";
import { submitNominee } from "#app/server/nominee/submit.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import type { Viewer } from "#app/server/platform/access/viewer.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { file, nominee } from "#db/schema/nominee.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { draftOf, drawnMaster, focalPoint, LAYLA } from "#tests/support/nominees.ts";

await useTestDatabase();
const definition = await summitDefinition();

const rowOf = async (id: string) => {
  const [row] = await database().select().from(nominee).where(eq(nominee.id, id));
  if (!row) throw new Error("No such nominee");
  return row;
};

const viewerOf = (writer: Writer, roles: Viewer["roles"], delegationId: string | null): Viewer => ({
  accountId: writer.actor,
  name: "Somebody",
  email: "somebody@mfa.example",
  language: "en",
  roles,
  delegationId,
});

describe("a file as saved", () => {
  test("opens as it was written, with its passport", async () => {
    const focal = await focalPoint("jo");
    const opened = await loadNominee("jo", await draftOf(focal), focal.now);
    expect(opened?.draft).toMatchObject(LAYLA);
    expect(opened?.checks.gaps).toEqual([]);
  });

  test("the database holds no passport number in clear, and the same passport under one index", async () => {
    const focal = await focalPoint("jo");
    const [first, second] = [
      await rowOf(await draftOf(focal)),
      await rowOf(await draftOf(focal, { passportNumber: "T 482-0173" })),
    ];
    expect(Buffer.from(first.passportSealed ?? []).includes("4820173")).toBe(false);
    expect(JSON.stringify({ ...first, passportSealed: null })).not.toContain("4820173");
    expect(
      Buffer.from(first.passportIndex ?? []).equals(Buffer.from(second.passportIndex ?? [])),
    ).toBe(true);
  });

  test("two who write at once: the second is told, and overwrites nothing", async () => {
    const focal = await focalPoint("jo");
    const id = await draftOf(focal);
    const write = (surname: string) =>
      saveNominee(focal, { id, version: 1, draft: { ...LAYLA, surname }, photo: null, definition });
    const [first, second] = [await write("First"), await write("Second")];
    expect(first).toEqual({ ok: true, value: { version: 2 } });
    expect(second).toEqual({ ok: false, error: "stale" });
    expect((await rowOf(id)).surname).toBe("First");
  });

  test("the trail names fields and never their contents", async () => {
    const focal = await focalPoint("jo");
    const id = await draftOf(focal);
    const draft = { ...LAYLA, surname: "Changed", passportNumber: "X999999" };
    await saveNominee(focal, { id, version: 1, draft, photo: null, definition });
    const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
    expect(trail.at(-1)).toMatchObject({
      action: "nominee.saved",
      fields: ["surname", "passportNumber"],
      actor: focal.actor,
    });
    expect(JSON.stringify(trail)).not.toMatch(/Changed|X999999|Hmoud/);
  });

  test("is not changed once it lies with the officers", async () => {
    const focal = await focalPoint("jo");
    const id = await draftOf(focal);
    await submitNominee(focal, { id, inPlaceOf: null });
    const { version } = await rowOf(id);
    expect(
      await saveNominee(focal, { id, version, draft: LAYLA, photo: null, definition }),
    ).toEqual({ ok: false, error: "not_open" });
  });

  test("a new photo removes the old one", async () => {
    const focal = await focalPoint("jo");
    const id = await draftOf(focal);
    const { photoId } = await rowOf(id);
    await saveNominee(focal, {
      id,
      version: 1,
      draft: LAYLA,
      photo: await drawnMaster(),
      definition,
    });
    const now = await rowOf(id);
    expect(now.photoId).not.toBe(photoId);
    expect(
      await database()
        .select()
        .from(file)
        .where(eq(file.id, photoId ?? "")),
    ).toEqual([]);
  });

  test("another delegation's file is no file", async () => {
    const focal = await focalPoint("jo");
    const id = await draftOf(focal);
    const foreign = await focalPoint("tr");
    expect(await loadNominee("tr", id, focal.now)).toBeNull();
    expect(
      await saveNominee(foreign, { id, version: 1, draft: LAYLA, photo: null, definition }),
    ).toEqual({ ok: false, error: "not_found" });
  });
});

describe("a photo is given", () => {
  test("to its own delegation, officers, security and the desk, and to nobody else", async () => {
    const focal = await focalPoint("jo");
    const { photoId } = await rowOf(await draftOf(focal));
    const sees = async (roles: Viewer["roles"], delegationId: string | null) =>
      (await fileFor(viewerOf(focal, roles, delegationId), photoId ?? "", "whole")) !== null;
    expect(await sees(["focal"], "jo")).toBe(true);
    expect(await sees(["deputy"], "jo")).toBe(true);
    for (const role of ["officer", "security", "desk"] as const)
      expect(await sees([role], null)).toBe(true);
    expect(await sees(["focal"], "tr")).toBe(false);
    for (const role of ["editor", "protocol", "auditor", "admin", "guard", "operations"] as const)
      expect(await sees([role], null)).toBe(false);
  });

  test("small for lists", async () => {
    const focal = await focalPoint("jo");
    const { photoId } = await rowOf(await draftOf(focal));
    const viewer = viewerOf(focal, ["focal"], "jo");
    const [whole, small] = [
      await fileFor(viewer, photoId ?? "", "whole"),
      await fileFor(viewer, photoId ?? "", "small"),
    ];
    expect(small?.bytes.length).toBeLessThan((whole?.bytes.length ?? 0) / 4);
    expect(small?.etag).not.toBe(whole?.etag);
  });
});

describe("the dashboard", () => {
  test("finds by part of a name in either script and by passport number, among its own only", async () => {
    const [focal, foreign] = [await focalPoint("kh"), await focalPoint("kr")];
    const id = await draftOf(focal, { nationality: "KHM", passportNumber: "N0012345" });
    await draftOf(focal, {
      surname: "Другой",
      givenNames: "Иван",
      nativeName: "",
      nationality: "KHM",
      passportNumber: "N5",
    });
    await draftOf(foreign, { nationality: "KHM", passportNumber: "N0012345" });
    const found = async (search: string) =>
      (
        await listNominees({
          delegationId: "kh",
          tab: "all",
          search,
          sorting: USUAL_SORTING,
          page: 1,
        })
      ).map((row) => row.id);
    for (const search of ["hmo", "LAYLA al-h", "ليلى", "n001 2345"])
      expect(await found(search), search).toEqual([id]);
    expect(await found("друг")).toHaveLength(1);
    expect(await found("50%")).toEqual([]);
    expect(await found("")).toHaveLength(2);
  });

  test("counts by status, shows places by group, and pages", async () => {
    const focal = await focalPoint("vn");
    const ids = await Promise.all(Array.from({ length: 11 }, () => draftOf(focal)));
    await submitNominee(focal, { id: ids[0] ?? "", inPlaceOf: null });
    await database()
      .update(nominee)
      .set({ status: "cleared" })
      .where(eq(nominee.id, ids[0] ?? ""));
    expect(
      (await quotaPlaces("vn", definition)).find(({ group }) => group === "delegates"),
    ).toMatchObject({ taken: 1, approved: 1 });
    await database()
      .insert(nominee)
      .values(
        Array.from({ length: 41 }, (_, index) => ({ delegationId: "vn", number: 100 + index })),
      );
    const page = async (query: Partial<Parameters<typeof dashboardPage>[1]>) => {
      const reader = { delegationId: "vn", now: focal.now, language: "en" } as const;
      const shown = await dashboardPage(reader, {
        tab: "all",
        search: "",
        sorting: USUAL_SORTING,
        page: 1,
        ...query,
      });
      return [shown?.rows.length, shown?.total];
    };
    expect(await page({})).toEqual([50, 52]);
    expect(await page({ page: 2 })).toEqual([2, 52]);
    expect(await page({ tab: "approved" })).toEqual([1, 1]);
    expect(await page({ search: "hmoud" })).toEqual([11, 11]);
  });
});
