import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, test } from "vitest";

import type { Attendance } from "#app/domain/bilateral/kinds.ts";

import { carryOut } from "#app/server/bilateral/carry-out.server.ts";
import { loadBoard } from "#app/server/bilateral/load-board.server.ts";
import { writeMeetingNews } from "#app/server/bilateral/news/tell-meetings.server.ts";
import { nameAttendees } from "#app/server/bilateral/request/name-attendees.server.ts";
import type { ByHand } from "#app/server/bilateral/in-one-go.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { startJobs } from "#app/server/platform/jobs/runner.server.ts";
import { logger } from "#app/server/platform/web/log.server.ts";
import { mail } from "#db/schema/audit.ts";
import { bilateral, bilateralAttendee, bilateralRequest } from "#db/schema/bilateral.ts";
import { account, accountRole } from "#db/schema/person.ts";
import { nominee } from "#db/schema/nominee.ts";
import { readCalendar } from "#tests/support/calendar.ts";
import { acceptedRequest, at, protocolOfficer } from "#tests/support/bilaterals.ts";
import type { Writer } from "#app/server/nominee/save.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { draftOf, focalPoint } from "#tests/support/nominees.ts";
import { openPostOffice } from "#tests/support/post-office.ts";

await useTestDatabase();

let by: ByHand;
let jordan: Writer;
beforeAll(async () => {
  by = await protocolOfficer();
  jordan = await focalPoint("jo");
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

const ADDRESS = "omar@translators.example";
let interpreter = "";
beforeAll(async () => {
  const draft = { category: "interpreter", givenNames: "Omar", surname: "Haddad" };
  interpreter = await draftOf(jordan, draft);
  await database().update(nominee).set({ status: "submitted" }).where(eq(nominee.id, interpreter));
});
const name = (requestId: string, email = ADDRESS, as: Attendance = "interpreter") =>
  nameAttendees(
    {
      ...{ requestId, delegationId: "jo", language: "ru" },
      people: new Map([[interpreter, as]]),
      emails: new Map([[interpreter, email]]),
    },
    by,
  );

describe("an interpreter with an address", () => {
  const told = async () => {
    await writeMeetingNews();
    const own = (await letters()).filter(({ recipient }) => recipient === ADDRESS);
    await database().delete(mail);
    return own;
  };
  const entry = (calendar: string | null, id: string) => {
    const { event } = { event: readCalendar(calendar ?? "").named(id) };
    const status = event.component.getFirstPropertyValue("status");
    return { start: event.startDate.toString(), sequence: event.sequence, status };
  };

  it("is told of the hour once the meeting has one, of a move and of the end, each once and with an entry", async () => {
    const id = await agreed("jo", "kg", by, { topic: "Water of the Naryn" });
    expect((await name(id)).ok).toBe(true);
    expect(await told()).toEqual([]);
    await place(id, "12:15");
    const [booked, ...more] = await told();
    expect(more).toEqual([]);
    expect(booked).toMatchObject({
      language: "ru",
      subject: "Вы переводите: Иордания – Кыргызстан",
    });
    expect(booked?.text).toContain("12 октября 2022 года, 12:15–12:45");
    expect(booked?.text).not.toContain("Naryn");
    expect(entry(booked?.calendar ?? "", id)).toEqual({
      ...{ start: "2022-10-12T12:15:00", sequence: 0, status: "CONFIRMED" },
    });
    expect(await told()).toEqual([]);
    await move(id, "13:00");
    await move(id, "14:00", "altai");
    const [moved, ...others] = await told();
    expect(others).toEqual([]);
    expect(moved?.text).toMatch(/14:00–14:30[\s\S]*Было:.*12:15–12:45/);
    expect(entry(moved?.calendar ?? "", id)).toMatchObject({ sequence: 1, status: "CONFIRMED" });
    await remove(id);
    const [off] = await told();
    expect(off?.subject).toBe("Перевод больше не нужен: Иордания – Кыргызстан");
    expect(entry(off?.calendar ?? "", id)).toMatchObject({ sequence: 2, status: "CANCELLED" });
  });

  it("is told when named for a meeting that has its hour, and when named no more", async () => {
    const id = await agreed("jo", "kg", by);
    await place(id, "12:15");
    await told();
    await name(id);
    const jobs = await database().execute(
      sql`select 1 from graphile_worker.jobs where key = 'meetings'`,
    );
    expect(jobs).toHaveLength(1);
    expect(await told()).toMatchObject([{ subject: "Вы переводите: Иордания – Кыргызстан" }]);
    await name(id);
    expect(await told()).toEqual([]);
    await name(id, ADDRESS, "member");
    expect(await told()).toMatchObject([
      { subject: "Перевод больше не нужен: Иордания – Кыргызстан" },
    ]);
  });

  it("gets one letter for what became of several meetings", async () => {
    const [one, two] = [await agreed("jo", "kg", by), await agreed("jo", "mn", by)];
    for (const [id, time] of [
      [one, "10:00"],
      [two, "15:00"],
    ] as const) {
      await name(id);
      await place(id, time);
    }
    const [letter, ...more] = await told();
    expect(more).toEqual([]);
    expect(letter?.subject).toBe("Новости о встречах, которые вы переводите: 2");
    expect(readCalendar(letter?.calendar ?? "").events).toHaveLength(2);
  });

  it("is not written to at an address that is none, and nothing of the list is saved", async () => {
    const id = await agreed("jo", "kg", by);
    expect(await name(id, "omar at home")).toEqual({ ok: false, error: { kind: "email" } });
    expect(await database().select().from(bilateralAttendee)).toEqual([]);
  });
});

test("a real mail server gets the letter that the job wrote", async () => {
  const office = await openPostOffice();
  process.env.SMTP_URL = office.url;
  const stop = await startJobs(logger("silent"), { everyMs: 200, graceMs: 300 });
  try {
    const id = await agreed("jo", "kg", by);
    await name(id);
    await place(id, "12:15");
    await database().execute(sql`
      select graphile_worker.add_job('tell_meetings', '{}'::json, run_at => now(), job_key => 'meetings')`);
    await expect
      .poll(() => office.letters.join("\n"), { timeout: 10_000 })
      .toContain("Subject: Meeting booked: Kyrgyzstan");
    await expect
      .poll(() => office.letters.find((letter) => letter.includes(ADDRESS)), { timeout: 10_000 })
      .toMatch(/Content-Type: text\/calendar; charset=utf-8; method=PUBLISH/);
  } finally {
    await stop();
    delete process.env.SMTP_URL;
    await office.close();
  }
});
