import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";

import { composeMrz } from "#app/domain/nominee/compose-mrz.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaInstant } from "#app/domain/time/astana.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { delegation } from "#db/schema/delegation.ts";
import { file, nominee } from "#db/schema/nominee.ts";
import { summit } from "#db/schema/summit.ts";
import { vettingDecision } from "#db/schema/vetting.ts";

import { issueBadge } from "../badge/issue.server.ts";
import { handOverIn } from "../custody/hand-over.server.ts";
import { confirmNotice } from "../nominee/consent.server.ts";
import { foldedName } from "../nominee/folding.server.ts";
import { sealPassport } from "../nominee/passport.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { writeCopies } from "../print-run/register.server.ts";
import { type Prepared, type Setting, STAGE_TOOK } from "./demonstration-prepared.ts";
import { inventHolds } from "./demonstration-holds.server.ts";
import type { InventedNominee } from "./demonstration-schema.ts";
import type { Faces } from "./portraits.server.ts";

const HOUR = 3_600_000;

/** Writes the invented files with their decisions and badges. Places are counted by the database as for real ones. */
export async function inventFiles(
  tx: Transaction,
  nominees: readonly InventedNominee[],
  setting: Setting,
): Promise<void> {
  const [row] = await tx.select({ definition: summit.definition }).from(summit);
  if (!row) throw new Error("The demonstration needs a summit");
  const { definition } = row;
  const photos = await keepFaces(tx, setting.faces);
  const files = nominees.map((invented) => prepare(invented, definition));

  await tx
    .insert(nominee)
    .values(numbered(files).map((entry) => rowOf(entry, definition, photos, setting)));
  await tx.execute(sql`
    update ${delegation} set last_nominee_number = n.last
    from (select delegation_id, max(number) as last from ${nominee} group by delegation_id) n
    where ${delegation.id} = n.delegation_id`);
  await confirmNotices(tx, files, definition, setting);
  await decide(tx, files, definition, setting);
  await inventHolds(tx, files, definition, setting);
  await issueBadges(tx, files, setting);
}

function prepare(invented: InventedNominee, { categories }: SummitDefinition): Prepared {
  const rule = categories.find(({ id }) => id === invented.category);
  if (!rule) throw new Error(`The demonstration names an unknown category ${invented.category}`);
  return {
    ...invented,
    id: crypto.randomUUID(),
    rule,
    sentAt: invented.sent === null ? null : astanaInstant(invented.sent),
    decided: decidedStages(invented, rule.vettingPath),
  };
}

function decidedStages(
  { status, stage }: InventedNominee,
  path: readonly string[],
): readonly string[] {
  if (stage !== null) return path.slice(0, path.indexOf(stage));
  if (status === "draft" || status === "withdrawn") return [];
  if (status === "returned") return path.slice(0, 1);
  return path;
}

const numbered = (files: readonly Prepared[]): (Prepared & { number: number })[] => {
  const last = new Map<string, number>();
  return files.map((entry) => {
    const number = (last.get(entry.delegation) ?? 0) + 1;
    last.set(entry.delegation, number);
    return { ...entry, number };
  });
};

async function keepFaces(tx: Transaction, faces: Faces): Promise<Map<string, string>> {
  const seeds = [...faces.keys()];
  const kept = await tx
    .insert(file)
    .values(
      [...faces.values()].map(({ jpeg, width, height }) => ({
        mediaType: "image/jpeg",
        sha256: createHash("sha256").update(jpeg).digest(),
        bytes: jpeg,
        width,
        height,
      })),
    )
    .returning({ id: file.id });
  return new Map(seeds.map((seed, index) => [seed, kept[index]?.id ?? ""]));
}

function rowOf(
  entry: Prepared & { number: number },
  { vettingStages }: SummitDefinition,
  photos: ReadonlyMap<string, string>,
  { cast, now }: Setting,
): typeof nominee.$inferInsert {
  const { passport, birthDate, face, sentAt, stage, rule, nationality } = entry;
  const mrz =
    birthDate === null
      ? ""
      : composeMrz({
          ...entry,
          issuer: nationality,
          number: passport.number,
          birthDate,
          expires: passport.expires,
          sex: face?.figure === "man" || !face ? "M" : "F",
        });
  const reached = sentAt && new Date(sentAt.getTime() + entry.decided.length * STAGE_TOOK);
  const hours = vettingStages.find(({ id }) => id === stage)?.hours ?? 0;
  const withBadge = entry.status === "badge_ready" || entry.status === "collected";
  return {
    ...sealPassport({ number: passport.number, issuer: nationality, mrz }),
    id: entry.id,
    delegationId: entry.delegation,
    number: entry.number,
    category: rule.id,
    quotaGroup: rule.quotaGroup,
    status: withBadge ? "cleared" : entry.status,
    surname: entry.surname,
    givenNames: entry.givenNames,
    nativeName: entry.nativeName,
    foldedName: foldedName(entry),
    honorific: entry.honorific,
    position: entry.position,
    nationality,
    birthDate,
    passportExpires: passport.expires,
    photoId: (face && photos.get(face.seed)) ?? null,
    stage,
    stageDueAt:
      stage !== null && reached && entry.status !== "on_hold"
        ? new Date(reached.getTime() + hours * HOUR)
        : null,
    returnedFields: entry.returned?.fields ?? [],
    returnedReason: entry.returned?.reason ?? "",
    createdBy: cast.focalOf(entry.delegation),
    submittedAt: sentAt,
    changedAt: reached ?? new Date(now.getTime() - 16 * HOUR),
  };
}

/** Whoever was sent was told of the notice first. */
async function confirmNotices(
  tx: Transaction,
  files: readonly Prepared[],
  { notice }: SummitDefinition,
  { cast }: Setting,
): Promise<void> {
  for (const { id, delegation: home, sentAt } of files) {
    const by = cast.focalOf(home);
    if (!notice || !sentAt || !by) continue;
    const { version } = notice;
    await confirmNotice(tx, { nomineeId: id, version, language: "en", by, at: sentAt });
  }
}

/** What officers decided before the demonstration begins, with the trail of it. */
async function decide(
  tx: Transaction,
  files: readonly Prepared[],
  { vettingStages }: SummitDefinition,
  { cast }: Setting,
): Promise<void> {
  const decisions: (typeof vettingDecision.$inferInsert)[] = [];
  const trail: (typeof auditEntry.$inferInsert)[] = [];
  const deed = (action: string, entry: Prepared, actor: string, at: Date) =>
    trail.push({
      action,
      actor,
      at,
      subjectKind: "nominee",
      subjectId: entry.id,
      fields: ["status"],
    });

  for (const [index, entry] of files.entries()) {
    const { sentAt } = entry;
    if (!sentAt) continue;
    deed("nominee.submitted", entry, cast.focalOf(entry.delegation) ?? "system", sentAt);
    for (const [step, stage] of entry.decided.entries()) {
      const role = vettingStages.find(({ id }) => id === stage)?.role ?? "officer";
      const officerId = cast.accountOf(role, index + step);
      const decidedAt = new Date(sentAt.getTime() + (step + 1) * STAGE_TOOK);
      const outcome = outcomeOf(entry, step);
      const reason = outcome === "approved" ? "" : (entry.returned?.reason ?? entry.reason ?? "");
      const fields = outcome === "returned" ? (entry.returned?.fields ?? []) : [];
      decisions.push({ nomineeId: entry.id, stage, outcome, reason, fields, officerId, decidedAt });
      deed(`nominee.${outcome}`, entry, officerId, decidedAt);
    }
  }
  await tx.insert(vettingDecision).values(decisions);
  await tx.insert(auditEntry).values(trail);
}

function outcomeOf({ status, decided }: Prepared, step: number) {
  const last = step === decided.length - 1;
  if (last && (status === "returned" || status === "refused")) return status;
  return "approved";
}

async function issueBadges(
  tx: Transaction,
  files: readonly Prepared[],
  { cast, now }: Setting,
): Promise<void> {
  const actor = cast.accountOf("desk");
  for (const { id, status, surname } of files) {
    if (status !== "badge_ready" && status !== "collected") continue;
    const issued = await issueBadge(tx, { nomineeId: id, actor, now });
    if (!issued.ok) throw new Error(`No badge for ${surname}: ${issued.error}`);
    if (status === "collected") await collect(tx, issued.value.badgeId, { actor, now });
  }
}

/** Printed at the desk, and taken by its holder. */
async function collect(tx: Transaction, badgeId: string, by: { actor: string; now: Date }) {
  await writeCopies(tx, [badgeId], by);
  const handed = await handOverIn(
    tx,
    [badgeId],
    { taker: "holder", document: "passport", identityChecked: true, takenBy: "", letter: "" },
    by,
  );
  if (!handed.ok) throw new Error(`Badge ${badgeId} was not handed over`);
}
