import { makeWorkerUtils, runOnce } from "graphile-worker";
import { expect, test } from "vitest";

import { database } from "#app/server/platform/database.server.ts";
import { describeError, errorLine, Reported } from "#app/server/platform/error-report.server.ts";
import { TASKS } from "#app/server/platform/jobs/tasks.server.ts";
import { account } from "#db/schema/person.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase({ empty: true });

const MARK = "Zhanybekova";
const failing = async (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => undefined,
    (error: unknown) => error,
  );
const twice = () =>
  database()
    .insert(account)
    .values([1, 2].map(() => ({ email: `${MARK}@mfa.example`, name: MARK })));

test("an error of the database is described by its code and constraint, without the values that it quotes", async () => {
  const error = await failing(twice);
  expect(String((error as Error).message), "the error itself quotes them").toContain(MARK);
  const report = describeError(error);
  expect(report).toMatchObject({ code: "23505", constraint: "account_email_unique" });
  expect(report.type).toBe("DrizzleQueryError < PostgresError");
  expect(report.at?.length).toBeGreaterThan(0);
  for (const words of [JSON.stringify(report), errorLine(error), new Reported(error).stack])
    expect(words).not.toContain(MARK);
});

test.each([
  ["JSON that could not be read", () => JSON.parse(`{"surname": ${MARK}}`) as unknown],
  [
    "a message with a stack's shape",
    () => {
      throw new Error(`Refused\n    at ${MARK}, who says so\n${MARK}`);
    },
  ],
])("nothing of %s is told", (_what, work) => {
  const error = (() => {
    try {
      return work();
    } catch (caught) {
      return caught;
    }
  })();
  expect(JSON.stringify(describeError(error))).not.toContain(MARK);
});

test("a job that dies of a value leaves its kind in the queue, and not the value", async () => {
  const utils = await makeWorkerUtils({ connectionString: process.env.DATABASE_URL });
  await utils.addJob("read_list", { importId: MARK, attempt: 1 });
  await utils.addJob("send_mail", { mailId: MARK });
  await utils.release();
  const said: unknown[] = [];
  const { Logger } = await import("graphile-worker");
  const logger = new Logger(() => (_level, message) => void said.push(message));
  await runOnce({ connectionString: process.env.DATABASE_URL, taskList: TASKS, logger });
  const jobs = await database().execute<{ last_error: string | null }>(
    "select last_error from graphile_worker._private_jobs order by id",
  );
  const errors = jobs.map((job) => job.last_error ?? "");
  expect(errors.some((words) => words.includes("ZodError"))).toBe(true);
  expect(errors.join("\n")).not.toContain(MARK);
  expect(said.join("\n")).not.toContain(MARK);
});
