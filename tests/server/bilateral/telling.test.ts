import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";

import { carryOut } from "#app/server/bilateral/carry-out.server.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { writeMeetingNews } from "#app/server/bilateral/news/tell-meetings.server.ts";
import type { ByHand } from "#app/server/bilateral/in-one-go.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { startJobs } from "#app/server/platform/jobs/runner.server.ts";
import { logger } from "#app/server/platform/web/log.server.ts";
import { mail } from "#db/schema/audit.ts";
import { bilateral, bilateralAttendee, bilateralRequest } from "#db/schema/bilateral.ts";
import { account, accountRole } from "#db/schema/person.ts";
import { acceptedRequest, at, protocolOfficer } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { draftOf, focalPoint } from "#tests/support/nominees.ts";
import { openPostOffice } from "#tests/support/post-office.ts";

await useTestDatabase();

let by: ByHand;
beforeAll(async () => {
  by = await protocolOfficer();
  await focalPoint("jo");
  const [deputy] = await database()
    .insert(account)
    .values({ email: "deputy@mfa.example", name: "Азамат", language: "ru" })
    .returning();
  await database()
    .insert(accountRole)
    .values({ accountId: deputy?.id ?? "", role: "deputy", delegationId: "kg" });
});
beforeEach(async () => {
  await database().delete(bilateral);
  await database().delete(bilateralRequest);
  await database().delete(mail);
});

/** A request that stands, once its own letters (asked, accepted) are out of the way. */
async function agreed(...given: Parameters<typeof acceptedRequest>): Promise<string> {
  const id = await acceptedRequest(...given);
  await database().delete(mail);
  return id;
}

async function place(requestId: string, time: string, roomId = "burabay") {
  const done = await carryOut({ intent: "place", requestId, roomId, start: at(time) }, by);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

const stampOf = async (requestId: string): Promise<string> => {
  const { requests } = await loadBoard(database(), by.now);
  return requests.find(({ id }) => id === requestId)?.meeting?.stamp ?? "";
};

async function move(requestId: string, time: string, roomId = "burabay") {
  const stamp = await stampOf(requestId);
  const order = { intent: "move", requestId, stamp, roomId, start: at(time) } as const;
  const done = await carryOut(order, by);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

async function remove(requestId: string) {
  const done = await carryOut({ intent: "remove", requestId, stamp: await stampOf(requestId) }, by);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

const letters = () => database().select().from(mail).orderBy(mail.language);

test("both sides are told of a booking in their own languages, once, with room, hour and offset, without the topic", async () => {
  const id = await agreed("jo", "kg", by, { topic: "Water of the Naryn" });
  await place(id, "12:15");
  const jobs = await database().execute(
    sql`select 1 from graphile_worker.jobs where key = 'meetings' and run_at > now()`,
  );
  expect(jobs).toHaveLength(1);
  await writeMeetingNews();
  await writeMeetingNews();
  const [english, russian, ...more] = await letters();
  expect(more).toEqual([]);
  expect(english?.subject).toBe("Meeting booked: Kyrgyzstan");
  expect(english?.text).toContain("12 October 2022, 12:15–12:45 Astana time (UTC+6), Burabay");
  expect(russian?.recipient).toBe("deputy@mfa.example");
  expect(russian?.subject).toBe("Встреча назначена: Иордания");
  expect(russian?.text).toContain("Бурабай");
  expect(`${english?.text}${russian?.text}`).not.toContain("Naryn");
});

test("a move and a cancellation say what stood before", async () => {
  const id = await agreed("jo", "kg", by);
  await place(id, "12:15");
  await writeMeetingNews();
  await database().delete(mail);
  await move(id, "14:00", "altai");
  await writeMeetingNews();
  const [moved] = await letters();
  expect(moved?.subject).toBe("Meeting moved: Kyrgyzstan");
  expect(moved?.text).toMatch(/14:00–14:30.*Altai[\s\S]*12:15–12:45.*Burabay/);
  await database().delete(mail);
  await remove(id);
  await writeMeetingNews();
  const [cancelled] = await letters();
  expect(cancelled?.subject).toBe("Meeting cancelled: Kyrgyzstan");
  expect(cancelled?.text).toContain("14:00–14:30");
});

test("what happens within two minutes is one letter each, and what came to nothing is not told", async () => {
  const one = await agreed("jo", "kg", by);
  const two = await agreed("jo", "mn", by);
  const back = await agreed("jo", "tj", by);
  await place(one, "10:00");
  await move(one, "12:00");
  await place(two, "15:00");
  await place(back, "17:00");
  await remove(back);
  await writeMeetingNews();
  const [english, russian, ...more] = await letters();
  expect(more).toEqual([]);
  expect(english?.subject).toBe("Jordan: news of 2 meetings");
  expect(english?.text).toContain("Booked: 2");
  expect(english?.text).toContain("– Kyrgyzstan: 12 October, 12:00–12:30, Burabay");
  expect(english?.text).not.toContain("Tajikistan");
  expect(russian?.subject).toBe("Встреча назначена: Иордания");
});

test("each side is told which of its interpreters to tell, and not the other side's", async () => {
  const id = await agreed("jo", "kg", by);
  const interpreter = await draftOf(await focalPoint("jo"), {
    ...{ category: "interpreter", givenNames: "Omar", surname: "Haddad" },
  });
  await database()
    .insert(bilateralAttendee)
    .values({
      ...{ requestId: id, delegationId: "jo", nomineeId: interpreter, as: "interpreter" },
    });
  await place(id, "12:15");
  await writeMeetingNews();
  const told = await letters();
  expect(told.find(({ language }) => language === "en")?.text).toContain("Omar Haddad");
  expect(told.find(({ language }) => language === "ru")?.text).not.toContain("Haddad");
});

test("a real mail server gets the letter that the job wrote", async () => {
  const office = await openPostOffice();
  process.env.SMTP_URL = office.url;
  const stop = await startJobs(logger("silent"), { everyMs: 200, graceMs: 300 });
  try {
    await place(await agreed("jo", "kg", by), "12:15");
    await database().execute(sql`
      select graphile_worker.add_job('tell_meetings', '{}'::json, run_at => now(), job_key => 'meetings')`);
    await expect
      .poll(() => office.letters.join("\n"), { timeout: 10_000 })
      .toContain("Subject: Meeting booked: Kyrgyzstan");
  } finally {
    await stop();
    delete process.env.SMTP_URL;
    await office.close();
  }
});
