import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";

import type { FileStatus } from "#app/domain/nominee/status.ts";
import { handOver } from "#app/server/custody/hand-over.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { writeCopies } from "#app/server/print-run/register.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { quota } from "#db/schema/delegation.ts";
import { file, nominee } from "#db/schema/nominee.ts";
import { officerWith } from "#tests/support/officers.ts";
import { portrait } from "#tests/support/portrait.ts";

type Named = Partial<typeof nominee.$inferInsert> & { status?: FileStatus };

/** Far above those of the demonstration. */
let lastNumber = 9000;

/** An invented person whose file stands as asked; cleared, with a photo, unless told otherwise. */
export async function somebody(values: Named = {}): Promise<string> {
  const photoId = values.photoId === undefined ? await drawnPhoto() : values.photoId;
  const { delegationId = "kg", category = "delegate" } = values;
  const quotaGroup = await placeFor(delegationId, category);
  lastNumber += 1;
  const [made] = await database()
    .insert(nominee)
    .values({
      delegationId,
      number: lastNumber,
      category,
      quotaGroup,
      status: "cleared",
      surname: "Omuraliev",
      givenNames: "Temir",
      nativeName: "Өмүралиев Темир",
      nationality: "KGZ",
      ...values,
      photoId,
    })
    .returning({ id: nominee.id });
  if (!made) throw new Error("nobody was written");
  return made.id;
}

/** A drawn face before a wall of some shade. */
async function drawnPhoto(): Promise<string> {
  const wall = `#${(0xd0d8e0 - 9000 + lastNumber).toString(16)}`;
  const bytes = await portrait({ width: 675, height: 900, wall });
  const [made] = await database()
    .insert(file)
    .values({
      mediaType: "image/jpeg",
      sha256: createHash("sha256").update(bytes).digest(),
      bytes,
      width: 675,
      height: 900,
    })
    .returning({ id: file.id });
  if (!made) throw new Error("no photo was written");
  return made.id;
}

/** One place more than the delegation has, since these tests are not about quotas. */
async function placeFor(delegationId: string, category: string | null): Promise<string> {
  const { categories } = await summitDefinition();
  const quotaGroup = categories.find(({ id }) => id === category)?.quotaGroup ?? "delegates";
  await database()
    .insert(quota)
    .values({ delegationId, kind: "badge", quotaGroup, places: 1 })
    .onConflictDoUpdate({
      target: [quota.delegationId, quota.kind, quota.quotaGroup],
      set: { places: sql`${quota.places} + 1` },
    });
  return quotaGroup;
}

const holder = { taker: "holder", document: "passport", takenBy: "", letter: "" } as const;

/** Prints a badge at the desk, and its holder takes it; gives the receipt. */
export async function collect(badgeId: string): Promise<string> {
  const actor = (await officerWith("desk", `Desk ${badgeId}`)).id;
  const by = { actor, now: new Date("2022-10-12T04:00:00Z") };
  await database().transaction((tx) => writeCopies(tx, [badgeId], by));
  const handed = await handOver([badgeId], { ...holder, identityChecked: true }, by);
  if (!handed.ok) throw new Error(JSON.stringify(handed.error));
  return handed.value.receiptId;
}
