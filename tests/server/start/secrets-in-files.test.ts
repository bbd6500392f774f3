import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { EnvironmentError, readSecretFiles } from "#app/server/platform/env.server.ts";

const folder = mkdtempSync(join(tmpdir(), "shanyrak-secrets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function secret(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}
const problemsOf = (target: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readSecretFiles(target);
    return [];
  } catch (error) {
    return error instanceof EnvironmentError ? error.problems : [String(error)];
  }
};

test("a secret may stand in a file, and the line's end does not belong to it", () => {
  const target = {
    NODE_ENV: "test",
    SESSION_SECRET_FILE: secret("session", "of a file\n"),
  } as const;
  const given: NodeJS.ProcessEnv = { ...target, SMTP_URL_FILE: secret("smtp", "\n") };
  readSecretFiles(given);
  expect(given.SESSION_SECRET).toBe("of a file");
  expect(given.SMTP_URL).toBeUndefined();
  // A process that begins another, or reads twice, finds one value and no contradiction.
  expect(problemsOf(given)).toEqual([]);
});

test("a file that cannot be read, and a secret given both ways, are named without their value", () => {
  const both = secret("both", "one thing");
  expect(
    problemsOf({
      NODE_ENV: "test",
      DATABASE_URL_FILE: join(folder, "nowhere"),
      METRICS_TOKEN: "another thing",
      METRICS_TOKEN_FILE: both,
    }),
  ).toEqual([
    "DATABASE_URL_FILE: cannot be read (ENOENT)",
    "METRICS_TOKEN: is set, and METRICS_TOKEN_FILE too",
  ]);
});
