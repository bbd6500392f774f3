import type { AddressInfo } from "node:net";

import postgres from "postgres";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, expect, inject, it, vi } from "vitest";

import { applicationAddress } from "#app/server/platform/deployment/application-role.server.ts";
import { makeOwnDatabase, type OwnDatabase } from "#tests/support/own-database.ts";
import { startScript, type Started } from "#tests/support/process.ts";
import { buildProduct, startProduct, type Product } from "#tests/support/product.ts";
import { testEnvironment } from "#tests/support/server.ts";

vi.setConfig({ testTimeout: 120_000 });

const { SHANYRAK_MASTER_KEY, SHANYRAK_INDEX_KEY, SESSION_SECRET, ORIGIN } = testEnvironment(
  inject("server"),
  "own",
);
const SECRETS = { SHANYRAK_MASTER_KEY, SHANYRAK_INDEX_KEY, SESSION_SECRET, ORIGIN };

let own: OwnDatabase;
let product: Product | undefined;
let worker: Started | undefined;
const letters: string[] = [];
const postOffice = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  onData: (stream, _session, done) => {
    let letter = "";
    stream.on("data", (part: Buffer) => (letter += part.toString()));
    stream.on("end", () => {
      letters.push(letter);
      done();
    });
  },
});

beforeAll(async () => {
  await buildProduct();
  own = await makeOwnDatabase();
  await new Promise<void>((resolve) => postOffice.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  await product?.stop();
  worker?.kill("SIGTERM");
  await worker?.ended;
  product = worker = undefined;
});
afterAll(async () => {
  await own.drop();
  await new Promise<void>((resolve) => postOffice.close(resolve));
});

it("serves it in real time without demonstration accounts, and leaves mail to the worker", async () => {
  const { port } = postOffice.server.address() as AddressInfo;
  const env = {
    ...SECRETS,
    DATABASE_URL: own.applicationUrl,
    DATABASE_ADMIN_URL: own.ownerUrl,
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    JOBS: "worker",
  };
  product = await startProduct({ env });
  expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
  expect((await fetch(`${product.url}/outbox`)).status).toBe(404);
  expect(await own.query("select 1 from account")).toHaveLength(0);
  expect(await own.query("select 1 from summit_clock")).toHaveLength(0);
  expect(
    await own.query("select 1 from pg_tables where tableowner = current_database() || '_app'"),
  ).toHaveLength(0);

  await own.query(`with letter as (
      insert into mail (recipient, language, subject, text, html)
      values ('a@b.example', 'en', 'From the queue', 'text', '<p>text</p>') returning id)
    select graphile_worker.add_job('send_mail', json_build_object('mailId', id)) from letter`);
  worker = startScript("scripts/worker.ts", { env });
  await expect.poll(() => letters.length, { timeout: 30_000 }).toBe(1);
  expect(letters[0]).toContain("Subject: From the queue");
});

it("works as shanyrak_app when its one role may put that on, so that the trail stays append-only", async () => {
  const address = await applicationAddress(own.superuserUrl);
  const sql = postgres(address, { max: 1, onnotice: () => undefined });
  expect(await sql`select current_user as role`).toEqual([{ role: "shanyrak_app" }]);
  await expect(sql`delete from audit_entry`).rejects.toThrow(
    "permission denied for table audit_entry",
  );
  await sql.end();
  product = await startProduct({ env: { ...SECRETS, DATABASE_URL: own.superuserUrl } });
  expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
});
