import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { database } from "#app/server/platform/database.server.ts";
import { startJobs } from "#app/server/platform/jobs/runner.server.ts";
import { type Message, queueMail } from "#app/server/platform/mail/queue.server.ts";
import { retryMail, undeliveredMail } from "#app/server/platform/mail/undelivered.server.ts";
import { logger } from "#app/server/platform/web/log.server.ts";
import { auditEntry, mail } from "#db/schema/audit.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { openPostOffice, type PostOffice, silentPort } from "#tests/support/post-office.ts";
import { startScript } from "#tests/support/process.ts";

await useTestDatabase();

let postOffice: PostOffice;
const stops: (() => Promise<void>)[] = [];
const work = async () => {
  const stop = await startJobs(logger("silent"), { everyMs: 200, graceMs: 300 });
  stops.push(stop);
  return stop;
};

beforeAll(async () => {
  postOffice = await openPostOffice();
  process.env.SMTP_URL = postOffice.url;
  await work();
});
afterAll(async () => {
  for (const stop of stops) await stop();
  delete process.env.SMTP_URL;
  await postOffice.close();
});

async function queue(differs: Partial<Message> = {}): Promise<string> {
  const subject = differs.subject ?? `Returned ${randomUUID()}`;
  await database().transaction((tx) =>
    queueMail(tx, {
      recipient: "focal@delegation.example",
      language: "kk",
      text: "Файлыңыз қайтарылды",
      html: "<p>Файлыңыз қайтарылды</p>",
      ...differs,
      subject,
    }),
  );
  return rowOf(subject).then((row) => row.id);
}

async function rowOf(subject: string) {
  const [row] = await database().select().from(mail).where(eq(mail.subject, subject));
  if (!row) throw new Error(`No message ${subject}`);
  return row;
}
const stateOf = async (id: string) => {
  const [row] = await database().select().from(mail).where(eq(mail.id, id));
  return row?.sentAt ? "sent" : row?.failedAt ? `failed ${row.failure}` : "waits";
};
const becomes = (id: string, state: string) =>
  expect.poll(() => stateOf(id), { timeout: 25_000, interval: 50 }).toBe(state);
const lettersOf = (id: string, from: readonly string[] = postOffice.letters) =>
  from.filter((letter) => letter.includes(`Message-ID: <${id}@`));

/** The queue's next pauses are over. */
const hurry = () =>
  database().execute(`select graphile_worker.reschedule_jobs(array_agg(id), run_at => now())
    from graphile_worker.jobs where locked_at is null and attempts > 0 having count(*) > 0`);
const queueErrors = async () => {
  const rows = await database().execute<{ last_error: string }>(
    "select last_error from graphile_worker.jobs where last_error is not null",
  );
  return rows.map((row) => row.last_error).join();
};

describe("a message", () => {
  it("is delivered once, dated, from the Secretariat in the recipient's language, and marked as automatic", async () => {
    const id = await queue();
    await becomes(id, "sent");
    const [letter = "", ...more] = lettersOf(id);
    expect(more).toEqual([]);
    expect(letter).toContain("To: focal@delegation.example");
    expect(letter).toContain("Content-Language: kk");
    expect(letter).toContain("Auto-Submitted: auto-generated");
    expect(letter).toMatch(/^Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000\r$/m);
    expect(letter).toMatch(/^Message-ID: <[0-9a-f-]{36}@summit\.example>\r$/m);
    const from = /^From: (.*(?:\r\n .*)*)/m.exec(letter)?.[1] ?? "";
    const words = [...from.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/g)].map(([, word = ""]) =>
      Buffer.from(word, "base64").toString(),
    );
    expect(words.join("")).toContain("Хатшылық");
    expect(from).toContain("<secretariat@summit.example>");
  });

  it("is not sent when its cause was rolled back", async () => {
    const undone = database().transaction(async (tx) => {
      await queueMail(tx, {
        ...{ recipient: "a@b.example", language: "en", subject: "Undone", text: "-", html: "-" },
      });
      throw new Error("the effect failed");
    });
    await expect(undone).rejects.toThrow("the effect failed");
    await becomes(await queue(), "sent");
    expect(postOffice.letters.some((letter) => letter.includes("Undone"))).toBe(false);
  });

  it("takes no header and no second recipient from a name", async () => {
    const name = "Dana\r\nBcc: spy@elsewhere.example\r\n\r\n<script>";
    const id = await queue({ subject: `${name} returned`, language: "en" });
    await becomes(id, "sent");
    const [letter = ""] = lettersOf(id);
    const head = letter.slice(0, letter.indexOf("\r\n\r\n"));
    expect(head).not.toMatch(/^Bcc:/im);
    expect(head).toMatch(/^Subject: .*Bcc: spy@elsewhere\.example/m);
    const two = await queue({ recipient: "a@b.example, spy@elsewhere.example" });
    await expect.poll(() => stateOf(two), { timeout: 10_000 }).not.toBe("waits");
    expect(postOffice.letters.some((each) => /^To: .*spy@/m.test(each))).toBe(false);
  });
});

describe("a mail server in trouble", () => {
  it("that is down delays mail, and what waited goes as soon as it is up", async () => {
    const port = await silentPort();
    process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
    const ids = [await queue(), await queue()];
    await expect.poll(queueErrors, { timeout: 10_000 }).toMatch(/ECONN|ESOCKET/);
    expect(await Promise.all(ids.map(stateOf))).toEqual(["waits", "waits"]);
    const late = await openPostOffice(port);
    await hurry();
    for (const id of ids) {
      await becomes(id, "sent");
      expect(lettersOf(id, late.letters)).toHaveLength(1);
    }
    await late.close();
    process.env.SMTP_URL = postOffice.url;
  });

  it("that says later is asked again, and the queue's error names nobody", async () => {
    postOffice.next("later");
    const id = await queue();
    await expect.poll(queueErrors, { timeout: 10_000 }).toContain("did not take the message (451");
    expect(await queueErrors()).not.toContain("focal@");
    await hurry();
    await becomes(id, "sent");
    expect(lettersOf(id)).toHaveLength(1);
  });

  it("that says never is believed: an administrator sees it, and may have it tried again once", async () => {
    postOffice.next("never");
    const id = await queue({ subject: "Never" });
    await becomes(id, "failed 550 EENVELOPE");
    const listed = async () =>
      (await undeliveredMail()).failed.find((message) => message.id === id);
    expect(await listed()).toMatchObject({ subject: "Never", failure: "550 EENVELOPE" });
    const by = { actor: randomUUID(), now: new Date() };
    const tries = await Promise.all([retryMail(id, by), retryMail(id, by)]);
    expect(tries.toSorted()).toEqual([false, true]);
    await becomes(id, "sent");
    expect(lettersOf(id)).toHaveLength(1);
    expect(await listed()).toBeUndefined();
    expect(await retryMail(id, by)).toBe(false);
    const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
    expect(trail.map(({ action }) => action)).toEqual(["mail.retried"]);
  });

  it("that hangs up before it answers gets the same Message-ID again, which is one message to its reader", async () => {
    postOffice.next("cut after the message");
    const id = await queue();
    await expect.poll(() => lettersOf(id).length, { timeout: 10_000 }).toBe(1);
    await expect.poll(queueErrors, { timeout: 10_000 }).toContain("did not take the message");
    await hurry();
    await becomes(id, "sent");
    expect(lettersOf(id)).toHaveLength(2);
  });
});

describe("workers", () => {
  it("two at once send each message once", async () => {
    const second = await work();
    const ids = await Promise.all(Array.from({ length: 30 }, () => queue()));
    for (const id of ids) await becomes(id, "sent");
    for (const id of ids) expect(lettersOf(id)).toHaveLength(1);
    await second();
  });

  it("one that takes its time is known to live: nobody else is given its job", async () => {
    postOffice.next("take five seconds");
    const id = await queue();
    await expect.poll(() => lettersOf(id, postOffice.handed).length, { timeout: 25_000 }).toBe(1);
    const holders = await database().execute<{ dead: boolean }>(
      `select pg_try_advisory_lock(202210, hashtext(locked_by)) as dead
        from graphile_worker._private_jobs where locked_by is not null`,
    );
    expect([...holders]).toEqual([{ dead: false }]);
    await becomes(id, "sent");
    expect(lettersOf(id, postOffice.handed)).toHaveLength(1);
  });

  it("one killed while it sends is replaced by another within seconds", async () => {
    for (const stop of stops.splice(0)) await stop();
    postOffice.next("hold the message for ever");
    const id = await queue();
    const { DATABASE_URL, SMTP_URL } = process.env;
    const worker = startScript("scripts/worker.ts", {
      env: {
        ...Object.fromEntries(
          ["SHANYRAK_MASTER_KEY", "SHANYRAK_INDEX_KEY", "SESSION_SECRET", "ORIGIN"].map((name) => [
            name,
            process.env[name] ?? "",
          ]),
        ),
        DATABASE_URL: DATABASE_URL ?? "",
        SMTP_URL: SMTP_URL ?? "",
      },
    });
    await expect.poll(() => lettersOf(id, postOffice.handed).length, { timeout: 25_000 }).toBe(1);
    worker.kill("SIGKILL");
    await worker.ended;
    expect(await stateOf(id)).toBe("waits");
    await work();
    await becomes(id, "sent");
    expect(lettersOf(id)).toHaveLength(1);
    expect(lettersOf(id, postOffice.handed)).toHaveLength(2);
  }, 60_000);
});
