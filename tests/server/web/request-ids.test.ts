import { Writable } from "node:stream";

import { eq } from "drizzle-orm";
import express, { type RequestHandler } from "express";
import { afterAll, expect, test } from "vitest";

import { audit } from "#app/server/platform/audit.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { queueMail } from "#app/server/platform/mail/queue.server.ts";
import { startJobs } from "#app/server/platform/jobs/runner.server.ts";
import { logger, requestLog } from "#app/server/platform/web/log.server.ts";
import { endServer, listen } from "#app/server/platform/web/listen.server.ts";
import { requestId } from "#app/server/platform/web/request-id.server.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase({ empty: true });

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NAME = "Layla Nasser Al-Hmoud";
const lines: Record<string, unknown>[] = [];
const log = logger(
  "info",
  new Writable({
    write(part: Buffer, _encoding, done) {
      for (const line of part.toString().split("\n").filter(Boolean))
        lines.push(JSON.parse(line) as Record<string, unknown>);
      done();
    },
  }),
);

/** The web application's own layers around one deed, behind a proxy on this computer or behind none. */
async function serve(trusted: string | false, deed: RequestHandler): Promise<string> {
  const app = express();
  app.set("trust proxy", trusted);
  app.use(requestId, requestLog(log), express.text());
  app.post("/deed", deed);
  const server = await listen(app, "127.0.0.1", 0);
  afterAll(() => endServer(server));
  const address = server.address();
  return `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}/deed`;
}

const act: RequestHandler = (_request, response, next) => {
  database()
    .transaction(async (tx) => {
      await audit(tx, {
        ...{ actor: "system", action: "key.rotated", subjectKind: "key", subjectId: "one" },
        at: new Date("2022-10-12T03:00:00Z"),
      });
      await queueMail(tx, {
        ...{ recipient: "a@b.example", language: "en", subject: "s", text: "t", html: "h" },
      });
    })
    .then(() => response.send("done"))
    .catch(next);
};

test("one number is on the answer, in the log, in the trail, and in what the worker says of the job", async () => {
  const url = await serve(false, act);
  const answer = await fetch(url, { method: "POST", body: NAME });
  const id = answer.headers.get("x-request-id") ?? "";
  expect(id).toMatch(UUID);
  const [entry] = await database()
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.action, "key.rotated"));
  expect(entry?.correlation).toBe(id);
  await expect.poll(() => lines.filter((line) => line.request === id)).toHaveLength(1);

  // Without a mail server the letter fails, and the worker says so under the same number.
  process.env.DEMONSTRATION = "0";
  const stop = await startJobs(log);
  const ofWorker = () => lines.filter((line) => line.task === "send_mail" && line.request === id);
  await expect.poll(() => ofWorker().length, { timeout: 30_000 }).toBeGreaterThan(0);
  await stop();
  process.env.DEMONSTRATION = "1";
});

test("a trusted proxy's number is taken where it is one; nobody else's is, and no text of theirs", async () => {
  const given = "0123456789ABCDEF0123456789abcdef";
  const ask = async (url: string, id: string) =>
    (await fetch(url, { method: "POST", headers: { "x-request-id": id } })).headers.get(
      "x-request-id",
    );
  const say: RequestHandler = (_request, response) => void response.send("heard");
  const behindProxy = await serve("loopback", say);
  expect(await ask(behindProxy, given)).toBe("01234567-89ab-cdef-0123-456789abcdef");
  for (const made of [NAME, `${given}0`, "{}"]) {
    const id = await ask(behindProxy, made);
    expect(id).toMatch(UUID);
    expect(lines.some((line) => JSON.stringify(line).includes(made))).toBe(false);
  }
  expect(await ask(await serve(false, say), given)).not.toContain("01234567");
});

test("a fault's line says where and what, and no word that somebody typed", async () => {
  const url = await serve(false, (_request, response, next) => {
    database()
      .insert(auditEntry)
      .values({
        ...{ actor: NAME, action: "a", subjectKind: "k", subjectId: NAME, correlation: NAME },
        at: new Date(),
      })
      .catch((error: unknown) => {
        log.error({ err: error }, "A request failed");
        response.status(500).end();
        next();
      });
  });
  const answer = await fetch(`${url}?name=${encodeURIComponent(NAME)}`, { method: "POST" });
  const id = answer.headers.get("x-request-id");
  const own = () => lines.filter((line) => line.request === id);
  await expect.poll(() => own().length).toBe(2);
  expect(own()[0]).toMatchObject({ err: { code: "22P02" } });
  expect(JSON.stringify(own())).not.toContain("Layla");
  expect(JSON.stringify(own())).not.toContain("Hmoud");
});
