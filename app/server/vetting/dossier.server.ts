import { and, eq } from "drizzle-orm";

import { zonesOf } from "#app/domain/badge/zones.ts";
import type { Mrz } from "#app/domain/nominee/mrz.ts";
import { cellLooks } from "#app/domain/nominee/mrz-cells.ts";
import { mrzLines, readMrz } from "#app/domain/nominee/mrz.ts";
import { mrzWarnings, type TypedIdentity } from "#app/domain/nominee/mrz-warnings.ts";
import { missingOf } from "#app/domain/nominee/missing.ts";
import { canTurn } from "#app/domain/nominee/turns.ts";
import { expiresTooSoon, type Passport } from "#app/domain/nominee/passport.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { type CheckedFile, checksOf } from "#app/domain/vetting/checks.ts";
import { compareWithZone } from "#app/domain/vetting/comparison.ts";
import { barredFrom } from "#app/domain/vetting/decide.ts";
import { decideMove } from "#app/domain/vetting/move.ts";
import { stagesOf } from "#app/domain/vetting/stages.ts";
import { isPassportOpened, isSeenByOfficers } from "#app/domain/vetting/visibility.ts";
import { delegation, quota } from "#db/schema/delegation.ts";
import { nominee } from "#db/schema/nominee.ts";

import { grantedZones } from "../badge/zone-grants.server.ts";
import { lastConsent } from "../nominee/consent.server.ts";
import { alikeRows } from "../nominee/likely-same.server.ts";
import { openPassport } from "../nominee/passport.server.ts";
import { recordReading } from "../audit/reading.server.ts";
import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import type { Officer } from "./decide.server.ts";
import { historyOf } from "./history.server.ts";
import { moveCase } from "./move.server.ts";

type File = typeof nominee.$inferSelect;

/**
 * A file as an officer decides on it; null for a draft, which is the delegation's own, and for what does not exist.
 * Where the passport is opened, the reading is written to the trail first: no entry, no passport.
 */
export async function loadDossier(officer: Officer, id: string, now: Date) {
  const [found] = await database()
    .select({ file: nominee, home: delegation })
    .from(nominee)
    .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
    .where(eq(nominee.id, id));
  if (!found || !isSeenByOfficers(found.file.status)) return null;
  const { file, home } = found;
  const definition = await summitDefinition();
  const category = definition.categories.find((each) => each.id === file.category);
  if (!category) throw new Error(`No category ${file.category}`);

  const [passport, places, twins, history, consent, granted, reopensAt] = await Promise.all([
    readPassport(officer, file, now),
    placesOf(file),
    likelySame(file, definition),
    historyOf(id),
    definition.notice ? lastConsent(id) : undefined,
    grantedZones(database(), id),
    canTurn("reopen", file.status) ? reopenedAt(officer, file, now) : null,
  ]);
  const zone = readZone(passport, file, now);
  const checked = checkedOf(file, definition);
  const path = stagesOf(category.vettingPath, definition.vettingStages);
  const stage = path?.find((each) => each.id === file.stage) ?? null;
  return {
    // What is sealed stays here.
    file: {
      ...file,
      passportSealed: null,
      passportIndex: null,
      passportIndexBefore: null,
      importDigest: null,
      importIdentitySealed: null,
      typedSealed: null,
    },
    home: { code: home.code, iso2: home.iso2, name: home.formalName },
    category,
    zones: definition.zones.map(({ number }) => number),
    /** What the next badge opens: the category's zones and those granted. */
    allowed: zonesOf(category, granted),
    /** Null when the path names a stage that the definition does not have. */
    path,
    stage,
    barred: stage && barredFrom(stage, { category, officer, decisions: history.decisions }),
    passport: passport && {
      number: passport.number,
      zone: cellLooks(passport.mrz === "" ? [] : mrzLines(passport.mrz)),
      compared: compareWithZone(zone.read, typedIn(file, passport)),
    },
    /** Why and since when, of a file on hold. */
    hold: file.status === "on_hold" ? history.lastMove : null,
    /** The stage that this officer can reopen the file at; null when they cannot. */
    reopensAt,
    checks: checksOf({
      ...checked,
      zone: zone.verdict,
      category,
      hasQuota: places !== null,
      samePassport: twins.filter((twin) => twin.samePassport).length,
      hasPassportNumber: file.passportIndex !== null,
    }),
    gaps: checked.gaps,
    places,
    twins,
    /** Who confirmed the data notice for this person; null for nobody, undefined where the summit has no notice. */
    consent,
    history,
  };
}

async function reopenedAt(officer: Officer, file: File, now: Date): Promise<string | null> {
  const tried = decideMove({
    ...(await moveCase(database(), file)),
    officer,
    move: "reopened",
    seenVersion: file.version,
    reason: "?",
    now,
  });
  return tried.ok ? tried.value.stage : null;
}

async function readPassport(officer: Officer, file: File, now: Date): Promise<Passport | null> {
  if (!file.passportSealed || !isPassportOpened(file.status)) return null;
  const leave = await database().transaction((tx) =>
    recordReading(tx, {
      actor: officer.id,
      action: "passport.read",
      subjectKind: "nominee",
      subjectId: file.id,
      fields: ["passportNumber", "mrz"],
      at: now,
    }),
  );
  return openPassport(file.passportSealed, leave);
}

const typedIn = (file: File, passport: Passport): TypedIdentity => ({
  ...file,
  passportNumber: passport.number,
});

function readZone(
  passport: Passport | null,
  file: File,
  now: Date,
): { read: Mrz | null; verdict: CheckedFile["zone"] } {
  if (!passport && file.passportSealed) return { read: null, verdict: "sealed" };
  if (!passport || passport.mrz === "") return { read: null, verdict: "absent" };
  const zone = readMrz(passport.mrz, astanaDay(now));
  if (!zone.ok) return { read: null, verdict: "faulty" };
  const differs = mrzWarnings(zone.value, typedIn(file, passport)).length > 0;
  return { read: zone.value, verdict: differs ? "differs" : "agrees" };
}

function checkedOf(file: File, { categories, days }: SummitDefinition) {
  const category = categories.find(({ id }) => id === file.category) ?? null;
  const hasPhoto = file.photoId !== null;
  const hasPassportNumber = file.passportIndex !== null;
  const { passportExpires } = file;
  return {
    gaps: missingOf({ ...file, category, hasPassportNumber, hasPhoto }).length,
    passportExpires,
    expiresTooSoon: passportExpires !== null && expiresTooSoon(passportExpires, days.at(-1) ?? ""),
    hasPhoto,
  };
}

async function placesOf({ delegationId, quotaGroup }: File) {
  const [row] = await database()
    .select({ places: quota.places, taken: quota.taken })
    .from(quota)
    .where(
      and(
        eq(quota.delegationId, delegationId),
        eq(quota.kind, "badge"),
        eq(quota.quotaGroup, quotaGroup ?? ""),
      ),
    );
  return row ?? null;
}

/**
 * Other files under way that are likely the same person: of the same passport, found by blind index without opening any,
 * or of the same birthday and a like name in whatever script.
 */
async function likelySame(file: File, { delegations }: SummitDefinition) {
  const alike = await alikeRows(file.id, file);
  return alike
    .filter(({ status }) => status !== "draft")
    .map((row) => ({
      ...row,
      code: delegations.find(({ id }) => id === row.delegationId)?.code ?? "",
    }));
}
