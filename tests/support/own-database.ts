import { randomUUID } from "node:crypto";

import postgres from "postgres";
import { inject } from "vitest";

import { addressOf } from "./server.ts";

/** An empty database as an operator would make one, with its owner and a role that owns nothing. */
export type OwnDatabase = {
  name: string;
  ownerUrl: string;
  applicationUrl: string;
  superuserUrl: string;
  query: <Row extends object>(text: string) => Promise<readonly Row[]>;
  drop: () => Promise<void>;
};

/** Makes it on the test run's server. @param options.ctype of the database: `C` knows no Cyrillic */
export async function makeOwnDatabase(
  options: { ctype?: "C" | "C.UTF-8" } = {},
): Promise<OwnDatabase> {
  const server = inject("server");
  const name = `own_${randomUUID().slice(0, 8)}`;
  const ctype = options.ctype ?? "C.UTF-8";
  const admin = postgres(addressOf(server, "postgres", "postgres"), {
    max: 1,
    onnotice: () => undefined,
  });
  for (const role of ["owner", "app"]) {
    await admin.unsafe(`create role ${name}_${role} login password '${server.password}'`);
  }
  await admin.unsafe(
    `create database ${name} owner ${name}_owner template template0 encoding 'UTF8' lc_collate 'C' lc_ctype '${ctype}'`,
  );
  const superuserUrl = addressOf(server, "postgres", name);
  return {
    name,
    ownerUrl: addressOf(server, `${name}_owner`, name),
    applicationUrl: addressOf(server, `${name}_app`, name),
    superuserUrl,
    query: async <Row extends object>(text: string) => {
      const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
      try {
        return await sql.unsafe<Row[]>(text);
      } finally {
        await sql.end();
      }
    },
    drop: async () => {
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.unsafe(`drop role ${name}_owner, ${name}_app`);
      await admin.end();
    },
  };
}
