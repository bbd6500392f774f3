import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { dangersIn } from "#scripts/migrations/dangers.ts";
import { ROOT } from "#tests/support/process.ts";

/** Those before come with the first release, and never meet a database that somebody works on. */
const FIRST_CHECKED = 55;
const FOLDER = join(ROOT, "db/migrations");

test("no new migration stops people or the release before it", () => {
  const files = readdirSync(FOLDER).filter(
    (name) => name.endsWith(".sql") && Number(name.slice(0, 4)) >= FIRST_CHECKED,
  );
  const found = files.flatMap((name) =>
    dangersIn(readFileSync(join(FOLDER, name), "utf8")).map((danger) => ({ name, ...danger })),
  );
  expect(found).toEqual([]);
});

test.each([
  'ALTER TABLE "gate" DROP COLUMN "note";',
  'ALTER TABLE "gate" RENAME COLUMN "note" TO "remark";',
  'DROP TABLE "gate";',
  'ALTER TABLE "gate" ADD COLUMN "kind" text NOT NULL;',
  'ALTER TABLE "passage" ADD COLUMN "mark" uuid DEFAULT gen_random_uuid() NOT NULL;',
  'ALTER TABLE "nominee" ALTER COLUMN "number" SET DATA TYPE bigint;',
  'ALTER TABLE "nominee" ALTER COLUMN "honorific" SET NOT NULL;',
  'ALTER TABLE "badge" ADD CONSTRAINT "b" FOREIGN KEY ("x") REFERENCES "public"."gate"("id");',
  'ALTER TABLE "mail" ADD CONSTRAINT "m" UNIQUE("recipient");',
  'CREATE INDEX "mail_by_x" ON "mail" USING btree ("x");',
  'UPDATE "nominee" SET "number" = 0;',
])("%s is found, unless somebody says why it is safe", (statement) => {
  expect(dangersIn(`SELECT 1;--> statement-breakpoint\n${statement}`)).toHaveLength(1);
  expect(dangersIn(`-- safe: four rows, in a pause\n${statement}`)).toEqual([]);
  expect(dangersIn(`-- safe:\n${statement}`)).toHaveLength(1);
});

test.each([
  'ALTER TABLE "nominee" ADD COLUMN "kind" text;',
  `ALTER TABLE "nominee" ADD COLUMN "kind" text DEFAULT 'x' NOT NULL;`,
  'ALTER TABLE "badge" ADD CONSTRAINT "b" FOREIGN KEY ("x") REFERENCES "gate"("id") NOT VALID;',
  'CREATE INDEX CONCURRENTLY "mail_by_x" ON "mail" ("x");',
  'CREATE INDEX "gate_by_x" ON "gate" ("x");',
  'CREATE TABLE "mail" ("x" text);--> statement-breakpoint\nCREATE INDEX "mail_by_x" ON "mail" ("x");',
  "CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN\nUPDATE nominee SET number = 0;\nRETURN NEW; END $$ LANGUAGE plpgsql;",
])("%s may run while people work", (statement) => {
  expect(dangersIn(statement)).toEqual([]);
});

test("the migrations of the first release show that the rules read real files", () => {
  const all = readdirSync(FOLDER).filter((name) => name.endsWith(".sql"));
  const found = all.flatMap((name) => dangersIn(readFileSync(join(FOLDER, name), "utf8")));
  expect(found.length).toBeGreaterThan(10);
});
