import type { AddressInfo } from "node:net";

import { eq } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";

import { database } from "#app/server/platform/database.server.ts";
import { startJobs } from "#app/server/platform/jobs/runner.server.ts";
import { queueMail, type Message } from "#app/server/platform/mail/queue.server.ts";
import { logger } from "#app/server/platform/web/log.server.ts";
import { mail } from "#db/schema/audit.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase({ empty: true });

const received: string[] = [];
let refusals = 0;
const postOffice = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  onRcptTo: (_address, _session, done) =>
    refusals-- > 0 ? done(new Error("Mailbox busy")) : done(),
  onData: (stream, _session, done) => {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      received.push(Buffer.concat(parts).toString("utf8"));
      done();
    });
  },
});
let stopJobs: () => Promise<void>;

beforeAll(async () => {
  await new Promise<void>((resolve) => postOffice.listen(0, "127.0.0.1", resolve));
  const { port } = postOffice.server.address() as AddressInfo;
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  stopJobs = await startJobs(logger("silent"));
});
afterAll(async () => {
  await stopJobs();
  delete process.env.SMTP_URL;
  await new Promise<void>((resolve) => postOffice.close(resolve));
});

const message = (subject: string): Message => ({
  recipient: "focal@delegation.example",
  language: "kk",
  subject,
  text: "Файлыңыз қайтарылды",
  html: "<p>Файлыңыз қайтарылды</p>",
});

const isSent = async (subject: string) => {
  const [row] = await database().select().from(mail).where(eq(mail.subject, subject));
  return row?.sentAt instanceof Date;
};

it("delivers a queued message once, and notes when", async () => {
  await database().transaction((tx) => queueMail(tx, message("Returned")));
  await expect.poll(() => isSent("Returned"), { timeout: 10_000 }).toBe(true);
  const letters = received.filter((letter) => letter.includes("Subject: Returned"));
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain("To: focal@delegation.example");
  expect(letters[0]).toContain("Content-Language: kk");
});

it("sends nothing of what was rolled back", async () => {
  const undone = database().transaction(async (tx) => {
    await queueMail(tx, message("Undone"));
    throw new Error("the effect failed");
  });
  await expect(undone).rejects.toThrow("the effect failed");
  await database().transaction((tx) => queueMail(tx, message("After")));
  await expect.poll(() => isSent("After"), { timeout: 10_000 }).toBe(true);
  expect(received.some((letter) => letter.includes("Undone"))).toBe(false);
});

it("tries again when the mail server refuses, and keeps the address out of the queue's error", async () => {
  refusals = 1;
  await database().transaction((tx) => queueMail(tx, message("Later")));
  const lastError = async () => {
    const rows = await database().execute<{ last_error: string | null }>(
      "select last_error from graphile_worker._private_jobs where last_error is not null",
    );
    return rows[0]?.last_error ?? "";
  };
  await expect
    .poll(lastError, { timeout: 10_000 })
    .toContain("The mail server did not take the message");
  expect(await lastError()).not.toContain("focal@delegation.example");
  await expect.poll(() => isSent("Later"), { timeout: 20_000 }).toBe(true);
});
