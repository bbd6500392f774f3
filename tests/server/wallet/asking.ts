import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { eq } from "drizzle-orm";

import type { Role } from "#app/domain/access/roles.ts";
import { loader as apple } from "#app/routes/badges_.$id[.]pkpass/route.ts";
import { issueBadge } from "#app/server/badge/issue.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { badge } from "#db/schema/badge.ts";
import { contextOf } from "#tests/support/programme.ts";

export const now = new Date("2022-10-12T03:00:00Z");
export const by = { actor: "system", now };

/** A person's next badge. */
export async function issued(nomineeId: string) {
  const made = await database().transaction((tx) => issueBadge(tx, { nomineeId, ...by }));
  if (!made.ok) throw new Error(made.error);
  const [row] = await database().select().from(badge).where(eq(badge.id, made.value.badgeId));
  if (!row) throw new Error("Not issued");
  return row;
}

/** Somebody signed in, who reads Kazakh. */
export const as = (roles: readonly Role[], delegationId: string | null = null) => {
  const context = contextOf("kk", { accountId: crypto.randomUUID(), roles });
  const { presence } = context;
  if (presence.kind === "viewer") presence.viewer.delegationId = delegationId;
  return context;
};
type Context = ReturnType<typeof as>;
/** What an address answers, refusals too. */
export async function answer(route: typeof apple, id: string, context: Context): Promise<Response> {
  const request = new Request(`http://localhost/badges/${id}`);
  const given: unknown = await route({ request, params: { id }, context }).catch(
    (thrown: unknown) => thrown,
  );
  if (given instanceof Response) return given;
  throw given;
}

export async function unzipped(pass: Response): Promise<Map<string, Buffer>> {
  const reader = new ZipReader(new Uint8ArrayReader(new Uint8Array(await pass.arrayBuffer())));
  const files = new Map<string, Buffer>();
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
  }
  return files;
}
export const passOf = async (id: string) => unzipped(await answer(apple, id, as(["desk"])));
export const json = (file: Buffer | undefined) =>
  JSON.parse(file?.toString() ?? "") as Record<string, unknown>;
