import { randomUUID } from "node:crypto";

import { eq, sql } from "drizzle-orm";

import { issueBadge } from "#app/server/badge/issue.server.ts";
import { sealDeclared } from "#app/server/declaration/sealed.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { seal } from "#app/server/platform/sealing.server.ts";
import { mail } from "#db/schema/audit.ts";
import { declaration } from "#db/schema/declaration.ts";
import { passage, presence } from "#db/schema/passage.ts";
import { journey, travel, vehicle } from "#db/schema/travel.ts";
import { vettingDecision } from "#db/schema/vetting.ts";
import { nominee } from "#db/schema/nominee.ts";

import { draftOf, focalPoint } from "./nominees.ts";

/** Words that stand nowhere but in the rows of this person. */
export const TRACES = {
  surname: "Zhunusbayeva",
  givenNames: "Perizat",
  nativeName: "Жүнісбаева Перизат",
  passport: "N99887766",
  plate: "742QQX02",
  hotel: "Yurt Camp Ulytau",
  remark: "Seen with an old visa",
  serial: "MK4417722",
} as const;

const at = new Date("2022-10-12T05:00:00Z");

/** Somebody of whom every kind of record is held: a file with photo, a badge, travel, a weapon, passages, remarks, mail. */
export async function somebodyHeld(
  delegationId: string,
  traces: Partial<Record<keyof typeof TRACES, string>> = {},
): Promise<{ nomineeId: string; badgeId: string }> {
  const words = { ...TRACES, ...traces };
  const focal = await focalPoint(delegationId);
  const nomineeId = await draftOf(focal, {
    ...{ surname: words.surname, givenNames: words.givenNames, nativeName: words.nativeName },
    passportNumber: words.passport,
    position: `Adviser ${words.surname}`,
  });
  await database().update(nominee).set({ status: "cleared" }).where(eq(nominee.id, nomineeId));
  const issued = await database().transaction((tx) =>
    issueBadge(tx, { nomineeId, actor: "system", now: at }),
  );
  if (!issued.ok) throw new Error(issued.error);
  const { badgeId } = issued.value;
  const by = { changedAt: at, changedBy: focal.actor };
  await database()
    .insert(travel)
    .values({
      nomineeId,
      hotelOther: words.hotel,
      needsSealed: seal("travel.needs_sealed", '{"diet":"halal"}'),
      ...by,
    });
  await database()
    .insert(journey)
    .values({
      ...{ nomineeId, way: "arrival", mode: "flight", carrier: "Air Astana", number: "KC 852" },
      ...{ pointId: "nqz", at },
    });
  await database()
    .insert(vehicle)
    .values({
      ...{ delegationId, plate: words.plate, make: "Toyota", colour: "black" },
      ...{ driver: words.surname, purpose: "delegates", removedAt: at, ...by },
    });
  await database()
    .insert(declaration)
    .values({
      ...{ kind: "weapon", delegationId, bearerId: nomineeId, status: "withdrawn" },
      ...{ withdrawnFrom: "requested", entryPoint: "nqz", entryDay: "2022-10-12" },
      ...{ exitPoint: "nqz", exitDay: "2022-10-13", declaredAt: at, changedAt: at },
      ...sealDeclared({
        ...{ kind: "weapon", bearerId: nomineeId, entryPoint: "nqz", entryDay: "2022-10-12" },
        ...{ exitPoint: "nqz", exitDay: "2022-10-13" },
        details: { make: "Glock", model: "17", calibre: "9x19", serial: words.serial, rounds: 15 },
      }),
    });
  const passageId = randomUUID();
  await database()
    .insert(passage)
    .values({
      ...{ id: passageId, source: "paper", gateId: "b", direction: "entry", badgeId },
      ...{ holderId: nomineeId, verdict: "admit", decision: "admitted", enteredBy: focal.actor },
      ...{ note: `Paper list: ${words.surname}`, scannedAt: at },
    });
  await database()
    .insert(presence)
    .values({ holderId: nomineeId, nomineeId, zone: null, passageId, since: at });
  await database()
    .insert(vettingDecision)
    .values({
      ...{ nomineeId, stage: "identity", outcome: "approved", reason: words.remark },
      ...{ officerId: focal.actor, decidedAt: at },
    });
  await database()
    .insert(mail)
    .values({
      ...{
        recipient: "focal@mfa.example",
        language: "en",
        subject: `${words.surname} was cleared`,
      },
      ...{ text: `${words.givenNames} ${words.surname}`, html: "<p></p>", sentAt: at },
    });
  return { nomineeId, badgeId };
}

/** Every row of every table as text; sealed bytes and pictures stay the bytes that they are. */
export async function wholeDump(): Promise<Map<string, string>> {
  const tables = await database().execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const dump = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await database().execute<{ text: string }>(
      sql`select to_jsonb(t)::text as text from ${sql.identifier(name)} t`,
    );
    dump.set(name, rows.map(({ text }) => text).join("\n"));
  }
  return dump;
}
