import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";

import { action as change, loader as page } from "#app/routes/bodies_.$id/route.tsx";
import { loader as bodies } from "#app/routes/bodies/route.tsx";
import { action as add } from "#app/routes/bodies_.new/route.tsx";
import { listMeetings } from "#app/server/body/meetings.server.ts";
import { writeVersion } from "#app/server/document/write-version.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { programmeItem } from "#db/schema/programme.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { contextOfAccount, draftDocument, MORNING } from "#tests/support/documents.ts";
import { focalPoint } from "#tests/support/nominees.ts";
import { officerWith } from "#tests/support/officers.ts";
import { contextOf } from "#tests/support/programme.ts";

await useTestDatabase();
const editor = await officerWith("editor", "Kamila");
const asEditor = await contextOfAccount(editor.id);
const asJordan = await contextOfAccount((await focalPoint("jo")).actor);
const stranger = contextOf("kk");
const args = (context: typeof stranger, id = "", fields?: Record<string, string>) => ({
  context,
  params: { id },
  request: new Request("http://localhost/", {
    ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
  }),
});

it("shows the meetings of 2022 across months to negotiators, and the Summit alone to the public", async () => {
  const { meetings } = await bodies(args(asJordan));
  expect(meetings.map(({ id, day, mode }) => [id, day, mode])).toEqual([
    ["swg-2022-1", "2022-07-21", "online"],
    ["swg-2022-2", "2022-09-28", "in_person"],
    ["swg-2022-3", "2022-10-04", "online"],
    ["soc-2022", "2022-10-12", "in_person"],
    ["summit-2022", "2022-10-13", "in_person"],
  ]);
  const open = await bodies(args(stranger));
  expect(open.meetings.map(({ id }) => id)).toEqual(["summit-2022"]);
  await expect(page(args(stranger, "soc-2022"))).rejects.toMatchObject({ status: 404 });
});

it("keeps to the published programme, and shows the link of a session to those alone who attend it", async () => {
  const draft = {
    ...{ startsAt: new Date("2022-10-04T04:00:00Z"), endsAt: new Date("2022-10-04T06:00:00Z") },
    ...{ link: "https://meet.example/swg", parties: ["kg"] },
  };
  await database().update(programmeItem).set(draft).where(eq(programmeItem.id, "swg-3"));
  const { meeting } = await page(args(asEditor, "swg-2022-3"));
  // Published, it has no hour and no parties yet; staff have the link at once.
  expect([meeting.start, meeting.link]).toEqual([null, draft.link]);
  expect((await page(args(asJordan, "swg-2022-3"))).meeting.link).toBe("");
});

it("says who takes part at which level, who chairs, and leaves unknown what no source says", async () => {
  const { meeting } = await page(args(asJordan, "summit-2022"));
  expect(meeting.chair?.en).toBe("Kazakhstan");
  expect(meeting.participants).toHaveLength(15);
  // No official timetable is known: the programme marks these hours, and so does this page.
  expect([meeting.start, meeting.provisional]).toEqual(["10:10", true]);
  const levels = new Map(
    meeting.participants.map(({ delegation, level }) => [delegation.id, level]),
  );
  expect(levels.get("in")).toBe("minister");
  expect(levels.get("pk")).toBe("head-of-government");
  const { meeting: swg } = await page(args(asJordan, "swg-2022-1"));
  expect([swg.chair, swg.participants, swg.start]).toEqual([null, [], null]);
});

it("names the Chair, and one area with its coordinators, as the sources do", async () => {
  const { view } = await bodies(args(stranger));
  expect(view.chairs.map(({ delegation }) => delegation)).toEqual(["kz"]);
  expect(view.areas.map(({ tenures }) => tenures[0]?.coordinator?.en)).toEqual([
    "Russian Federation",
  ]);
});

it("lets an editor add a meeting, say who takes part, and join; what was typed wrong is not lost", async () => {
  const wish = {
    ...{ body: "swg", firstDay: "2022-11-08", start: "10:00", end: "12:00", mode: "hybrid" },
    ...{ link: "https://meet.example/swg", chair: "kz" },
  };
  const wrong = await add(args(asEditor, "", { ...wish, end: "09:00", "place.en": "Astana" }));
  expect(wrong).toMatchObject({ data: { problems: ["end", "place"], typed: { start: "10:00" } } });
  const added = await add(args(asEditor, "", wish));
  if (!(added instanceof Response)) throw new Error("Was not added");
  const id = (added.headers.get("location") ?? "").split("/").at(-1) ?? "";
  const put = { intent: "put", delegation: "jo", level: "official" };
  await change(args(asEditor, id, put));
  const { meeting } = await page(args(asJordan, id));
  expect(meeting).toMatchObject({
    ...{ day: "2022-11-08", start: "10:00", mode: "hybrid", link: "https://meet.example/swg" },
    participants: [{ delegation: { id: "jo" }, level: "official" }],
  });
  const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
  expect(trail.map(({ action }) => action)).toEqual(["meeting.added", "meeting.participant_set"]);
  expect(await listMeetings({ roles: [], delegation: null }, id)).toEqual([]);
  expect(await change(args(asEditor, id, { ...put, delegation: "xx" }))).toMatchObject({
    data: { problems: ["delegation"] },
  });
});

it("lets an editor move a meeting and call it off; it stays in the calendar, and may take place after all", async () => {
  const added = await add(args(asEditor, "", { body: "swg", firstDay: "2022-11-15" }));
  if (!(added instanceof Response)) throw new Error("Was not added");
  const id = (added.headers.get("location") ?? "").split("/").at(-1) ?? "";
  const plan = { intent: "change", firstDay: "2022-11-16", start: "11:00", end: "12:30" };
  const wrong = await change(args(asEditor, id, { ...plan, end: "10:00" }));
  expect(wrong).toMatchObject({ data: { problems: ["end"], typed: { start: "11:00" } } });
  await change(args(asEditor, id, { ...plan, mode: "hybrid" }));
  const seen = async () => (await page(args(asJordan, id))).meeting;
  expect(await seen()).toMatchObject({
    ...{ day: "2022-11-16", start: "11:00", end: "12:30", mode: "hybrid", off: false },
  });
  await change(args(asEditor, id, { intent: "call_off" }));
  expect(await seen()).toMatchObject({ day: "2022-11-16", off: true });
  const { meetings } = await bodies(args(asJordan));
  expect(meetings.find((each) => each.id === id)?.off).toBe(true);
  await change(args(asEditor, id, { intent: "restore" }));
  expect((await seen()).off).toBe(false);
  const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
  expect(trail.map(({ action }) => action)).toEqual([
    "meeting.added",
    "meeting.changed",
    "meeting.called_off",
    "meeting.restored",
  ]);
});

it("leaves the day of a meeting of the programme, and whether it takes place, to the programme", async () => {
  await change(
    args(asEditor, "summit-2022", { intent: "change", chair: "kz", firstDay: "2023-01-01" }),
  );
  await change(args(asEditor, "summit-2022", { intent: "call_off" }));
  const { meeting } = await page(args(asJordan, "summit-2022"));
  expect(meeting).toMatchObject({ day: "2022-10-13", off: false });
  const forced = database().execute(
    sql`update body_meeting set called_off_at = now() where id = 'summit-2022'`,
  );
  await expect(forced).rejects.toMatchObject({
    cause: { constraint_name: "a_meeting_is_called_off_in_one_place" },
  });
});

it("lists the documents that were discussed at a meeting", async () => {
  const by = { actor: editor.id, now: MORNING };
  const documentId = await draftDocument(by);
  await writeVersion(
    {
      ...{ documentId, after: 1, language: "en", paragraphs: ["We meet."], file: null, remark: "" },
      meetingId: "swg-2022-3",
    },
    by,
  );
  const { documents } = await page(args(asEditor, "swg-2022-3"));
  expect(documents?.map(({ id }) => id)).toEqual([documentId]);
});
