import { and, eq, sql } from "drizzle-orm";

import type { Language } from "#app/domain/language/languages.ts";
import type { NomineeDraft, TypedDraft } from "#app/domain/nominee/draft.ts";
import { readMrz } from "#app/domain/nominee/mrz.ts";
import { isOpenToDelegation } from "#app/domain/nominee/turns.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { delegation } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";

import { audit } from "../platform/audit.server.ts";
import { constraintOf, database, type Transaction } from "../platform/database.server.ts";
import { confirmNotice } from "./consent.server.ts";
import { dropPhoto, keepPhoto } from "./files.server.ts";
import { foldedName } from "./folding.server.ts";
import { openPassport, sealPassport } from "./passport.server.ts";
import type { Master } from "./photo.server.ts";
import { openTyped, sameTyped, sealTyped } from "./typed.server.ts";
import { Leave } from "../platform/sealing/leave.server.ts";

/** Who writes, for which delegation, and the summit's time. */
export type Writer = { actor: string; delegationId: string; now: Date };

export type Written = {
  draft: NomineeDraft;
  /** A new photo; null keeps the one there is. */
  photo: Master | null;
  definition: SummitDefinition;
  /** Takes one of the delegation's hosted places; left out, it stays as it is. */
  hosted?: boolean;
  /** The form as typed, while a field of it is not well formed; it is shown again in place of `draft`. */
  typed?: TypedDraft | null;
  /** The notice, where it was confirmed just now. */
  notice?: { version: string; language: Language } | null;
};

/** A new file with the delegation's next number. Two at once get two numbers: the delegation's row puts them in line. */
export async function createNominee(writer: Writer, written: Written): Promise<string> {
  const { actor, delegationId, now } = writer;
  return database().transaction(async (tx) => {
    const [counted] = await tx
      .update(delegation)
      .set({ lastNomineeNumber: sql`${delegation.lastNomineeNumber} + 1` })
      .where(eq(delegation.id, delegationId))
      .returning({ number: delegation.lastNomineeNumber });
    if (!counted) throw new Error(`No delegation ${delegationId}`);
    const columns = columnsOf(written, now);
    const [created] = await tx
      .insert(nominee)
      .values({
        ...columns,
        ...keptBeside(written),
        ...(await photoColumn(tx, written.photo)),
        delegationId,
        number: counted.number,
        createdBy: actor,
        changedAt: now,
      })
      .returning({ id: nominee.id });
    if (!created) throw new Error("The nominee was not created");
    await audit(tx, {
      actor,
      action: "nominee.created",
      subjectKind: "nominee",
      subjectId: created.id,
      fields: filledFields(columns, written.photo !== null),
      at: now,
    });
    await confirm(tx, writer, created.id, written);
    return created.id;
  });
}

export type SaveRefusal = "not_found" | "not_open" | "stale" | "full" | "hosted_full" | "purged";

/**
 * Saves a draft or a returned file. Refuses another delegation's (`not_found`), one that lies with the officers
 * (`not_open`), one that somebody changed since it was opened (`stale`), and a returned file's move to a group without
 * a free place (`full`), or to a hosted place where none is free (`hosted_full`), and a file whose data were destroyed by
 * the schedule (`purged`): nothing of it is written again.
 * @param version as the form showed it
 */
export async function saveNominee(
  writer: Writer,
  written: Changed,
): Promise<Result<{ version: number }, SaveRefusal>> {
  try {
    return await database().transaction((tx) => save(tx, writer, written));
  } catch (error) {
    if (constraintOf(error) === "quota_never_exceeded") return err("full");
    if (constraintOf(error) === "hosted_never_exceeded") return err("hosted_full");
    throw error;
  }
}

type Changed = Written & { id: string; version: number };

async function save(
  tx: Transaction,
  writer: Writer,
  { id, version, ...written }: Changed,
): Promise<Result<{ version: number }, SaveRefusal>> {
  const { actor, delegationId, now } = writer;
  const [before] = await tx
    .select()
    .from(nominee)
    .where(and(eq(nominee.id, id), eq(nominee.delegationId, delegationId)))
    .for("update");
  if (!before) return err("not_found");
  if (!isOpenToDelegation(before.status)) return err("not_open");
  if (before.purged.length > 0) return err("purged");
  if (before.version !== version) return err("stale");
  await confirm(tx, writer, id, written);
  const columns = columnsOf(written, now);
  const fields = changed(before, columns, written);
  if (fields.length === 0) return ok({ version });
  await tx
    .update(nominee)
    .set({
      ...columns,
      ...keptBeside(written),
      ...(await photoColumn(tx, written.photo)),
      version: version + 1,
      changedAt: now,
    })
    .where(eq(nominee.id, id));
  if (written.photo && before.photoId) await dropPhoto(tx, before.photoId);
  await audit(tx, {
    actor,
    action: "nominee.saved",
    subjectKind: "nominee",
    subjectId: id,
    fields,
    at: now,
  });
  return ok({ version: version + 1 });
}

const photoColumn = async (tx: Transaction, photo: Master | null) =>
  photo ? { photoId: await keepPhoto(tx, photo) } : {};

/** What is neither text nor photo. */
const keptBeside = ({ hosted, typed }: Written) => ({
  ...(hosted === undefined ? {} : { hosted }),
  typedSealed: sealTyped(typed ?? null),
});

/** Once for each version of the notice; the file's own version stays, since nothing was typed. */
async function confirm(
  tx: Transaction,
  { actor, now }: Writer,
  nomineeId: string,
  { notice }: Written,
): Promise<void> {
  if (notice) await confirmNotice(tx, { nomineeId, ...notice, by: actor, at: now });
}

/** What a draft is in the table, its passport sealed. */
export function columnsOf({ draft, definition }: Pick<Written, "draft" | "definition">, now: Date) {
  const { mrz, passportNumber, ...plain } = draft;
  const zone = readMrz(mrz, astanaDay(now));
  const issuer = zone.ok ? zone.value.issuer : (draft.nationality ?? "");
  const category = definition.categories.find(({ id }) => id === draft.category);
  return {
    ...plain,
    foldedName: foldedName(draft),
    quotaGroup: category?.quotaGroup ?? null,
    ...sealPassport({ number: passportNumber, issuer, mrz }),
  };
}

type Columns = ReturnType<typeof columnsOf>;
const PLAIN = [
  "category",
  "honorific",
  "surname",
  "givenNames",
  "nativeName",
  "position",
  "nationality",
  "birthDate",
  "passportExpires",
] as const satisfies readonly (keyof Columns)[];

/** Names of the fields that a new file has, for the trail. */
export const filledFields = (columns: Columns, hasPhoto: boolean): string[] => [
  ...PLAIN.filter((field) => columns[field]),
  ...(columns.passportSealed ? ["passportNumber"] : []),
  ...(hasPhoto ? ["photo"] : []),
];

/** Names of the fields that differ, for the trail. Sealed anew, a passport has other bytes: it is opened to compare. */
function changed(
  before: typeof nominee.$inferSelect,
  columns: Columns,
  { draft, photo, hosted, typed }: Written,
): string[] {
  const passport = openPassport(
    before.passportSealed,
    Leave.notShown("compared_with_what_is_saved"),
  );
  const passportChanged = passport.number !== draft.passportNumber || passport.mrz !== draft.mrz;
  return [
    ...PLAIN.filter((field) => before[field] !== columns[field]),
    ...(passportChanged ? ["passportNumber"] : []),
    ...(photo ? ["photo"] : []),
    ...(hosted === undefined || hosted === before.hosted ? [] : ["hosted"]),
    ...(sameTyped(
      openTyped(before.typedSealed, Leave.notShown("compared_with_what_is_saved")),
      typed ?? null,
    )
      ? []
      : ["asTyped"]),
  ];
}
