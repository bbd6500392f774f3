import postgres from "postgres";
import { afterAll, expect, test } from "vitest";

import { withLockPatience } from "#app/server/platform/lock-patience.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";

await useTestDatabase({ empty: true });

const open = () =>
  postgres(process.env.DATABASE_ADMIN_URL ?? "", { max: 1, onnotice: () => undefined });
const [migrating, somebody] = [open(), open()];
afterAll(() => Promise.all([migrating.end(), somebody.end()]));

const PATIENCE = { waitMs: 50, pauseMs: 1, tries: 3 };
const change = () => migrating.begin((tx) => tx`alter table mail add column once text`);

test("a migration that meets a held table lets go, and comes again until it is free", async () => {
  let tried = 0;
  await somebody`begin`;
  await somebody`lock table mail in access share mode`;
  await withLockPatience(
    migrating,
    async () => {
      tried += 1;
      // The holder is done after the first try has failed.
      if (tried === 2) await somebody`commit`;
      await change();
    },
    PATIENCE,
  );
  expect(tried).toBe(2);
  const [setting] = await migrating<{ lock_timeout: string }[]>`show lock_timeout`;
  expect(setting?.lock_timeout).toBe("0");
});

test("held for ever, it is given up in words, and other faults are not tried again", async () => {
  await somebody`begin`;
  await somebody`lock table mail in access share mode`;
  await expect(withLockPatience(migrating, change, PATIENCE)).rejects.toThrow(
    "A table that is to be changed is held by somebody",
  );
  await somebody`commit`;
  let tried = 0;
  const wrong = () => {
    tried += 1;
    return change();
  };
  await expect(withLockPatience(migrating, wrong, PATIENCE)).rejects.toThrow("already exists");
  expect(tried).toBe(1);
});
