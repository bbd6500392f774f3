import { randomUUID } from "node:crypto";

import { and, eq, isNotNull, isNull } from "drizzle-orm";

import { requestMeeting } from "#app/server/bilateral/request-meeting.server.ts";
import { linkSecret } from "#app/server/bilateral/secret-link.server.ts";
import { handOver } from "#app/server/custody/hand-over.server.ts";
import { invite } from "#app/server/invitation/invite.server.ts";
import type { Writer } from "#app/server/nominee/save.server.ts";
import { handInNote } from "#app/server/note/register.server.ts";
import { checkPaper } from "#app/server/paper/papers.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { startPrint } from "#app/server/print-run/start.server.ts";
import { saveVehicle } from "#app/server/travel/vehicles.server.ts";
import { badge } from "#db/schema/badge.ts";
import { bilateral, bilateralSide } from "#db/schema/bilateral.ts";
import { nominee } from "#db/schema/nominee.ts";
import { noteVerbale } from "#db/schema/paper.ts";
import { pass } from "#db/schema/pass.ts";
import { accountRole } from "#db/schema/person.ts";

import { SIMPLE_WISH } from "../bilaterals.ts";
import { HEADINGS, imported, personRow, xlsx, zip } from "../import.ts";
import { draftOf } from "../nominees.ts";
import { notePdf } from "../note.ts";
import { portrait } from "../portrait.ts";

/** One of everything that belongs to a delegation, by the ids and secrets that addresses and forms name. */
export type Belongings = Record<
  | "delegation"
  | "nominee"
  | "sent"
  | "meeting"
  | "photo"
  | "badge"
  | "paper"
  | "import"
  | "request"
  | "calendar"
  | "floater"
  | "vehicle"
  | "invitation"
  | "deputy"
  | "batch"
  | "receipt",
  string
>;

/** What there is not: ids and secrets of the right shape that nothing has. */
export const NOTHING: Belongings = {
  ...{ delegation: "zz", nominee: randomUUID(), photo: randomUUID(), badge: randomUUID() },
  ...{ paper: randomUUID(), import: randomUUID(), request: randomUUID(), vehicle: randomUUID() },
  ...{ calendar: "A".repeat(43), floater: randomUUID(), invitation: randomUUID() },
  ...{ sent: randomUUID(), meeting: randomUUID() },
  ...{ deputy: randomUUID(), batch: randomUUID(), receipt: randomUUID() },
};

/**
 * Gives a delegation of the demonstration one of everything that it has not yet.
 * @param asks whom it asks for a meeting
 */
export async function belongings(writer: Writer, asks: string): Promise<Belongings> {
  const { delegationId: delegation } = writer;
  const shown = await badgeOf(delegation);
  const draft = await draftOf(writer, { passportNumber: `T77${Math.trunc(Math.random() * 1e5)}` });
  const [drafted] = await database().select().from(nominee).where(eq(nominee.id, draft));
  return {
    ...{ delegation, nominee: draft, photo: drafted?.photoId ?? "", badge: shown.id },
    ...{ sent: await sentOf(delegation), meeting: await meetingOf(delegation) },
    paper: await paperOf(writer),
    batch: await batchOf(shown, writer),
    // The work of the batch is done with that of the import.
    import: await importOf(writer),
    request: await requestOf(writer, asks),
    calendar: await linkSecret({ kind: "calendar", subject: delegation }),
    floater: await floaterOf(delegation),
    vehicle: await vehicleOf(writer),
    invitation: await invitationOf(writer),
    deputy: await deputyOf(delegation),
    receipt: await receiptOf(shown, writer),
  };
}

function found<Row>(rows: readonly Row[], what: string): Row {
  const [first] = rows;
  if (first === undefined) throw new Error(`The demonstration has no ${what}`);
  return first;
}

const badgeOf = async (delegationId: string) =>
  found(
    await database()
      .select({ id: badge.id })
      .from(badge)
      .innerJoin(nominee, eq(nominee.id, badge.nomineeId))
      .where(
        and(
          eq(nominee.delegationId, delegationId),
          eq(nominee.status, "badge_ready"),
          isNull(badge.revokedAt),
        ),
      ),
    "live badge",
  );

async function batchOf(shown: { id: string }, writer: Writer): Promise<string> {
  const order = { scope: { badgeIds: [shown.id] }, sheet: "marks", stock: "Teslin" } as const;
  const started = await startPrint(order, writer);
  if (!started.ok) throw new Error(started.error);
  return started.value.id;
}

const sentOf = async (delegationId: string): Promise<string> =>
  found(
    await database()
      .select({ id: nominee.id })
      .from(nominee)
      .where(and(eq(nominee.delegationId, delegationId), eq(nominee.status, "in_vetting"))),
    "file in vetting",
  ).id;

const meetingOf = async (delegationId: string): Promise<string> =>
  found(
    await database()
      .select({ id: bilateral.requestId })
      .from(bilateral)
      .innerJoin(bilateralSide, eq(bilateralSide.requestId, bilateral.requestId))
      .where(eq(bilateralSide.delegationId, delegationId)),
    "meeting",
  ).id;

async function paperOf(writer: Writer): Promise<string> {
  const checked = await checkPaper({ bytes: await notePdf(["Embassy", "Note 7"]) });
  if (!checked.ok) throw new Error(checked.error);
  const note = { number: "7/7", day: "2022-10-01", paper: checked.value };
  await handInNote({ delegationId: writer.delegationId, ...note }, writer);
  const [row] = await database()
    .select({ id: noteVerbale.paperId })
    .from(noteVerbale)
    .where(and(eq(noteVerbale.delegationId, writer.delegationId), isNotNull(noteVerbale.paperId)));
  return row?.id ?? "";
}

async function importOf(writer: Writer): Promise<string> {
  const photos = await zip([{ name: "T4000001.jpg", bytes: await portrait() }]);
  return imported(writer, await xlsx([[...HEADINGS], personRow(1)]), photos);
}

async function requestOf(writer: Writer, asks: string): Promise<string> {
  const wish = { ...SIMPLE_WISH, requesterId: writer.delegationId, counterpartIds: [asks] };
  const asked = await requestMeeting({ ...wish, level: "minister", minutes: 30 }, writer);
  if (!asked.ok) throw new Error(asked.error.join());
  return asked.value.requestId;
}

const floaterOf = async (delegationId: string): Promise<string> =>
  found(
    await database().select({ id: pass.id }).from(pass).where(eq(pass.delegationId, delegationId)),
    "floater",
  ).id;

async function vehicleOf(writer: Writer): Promise<string> {
  const typed = { make: "Toyota", colour: "white", driver: "A. Driver", purpose: "principal" };
  const plate = `${writer.delegationId.toUpperCase()} 001`;
  const saved = await saveVehicle(writer, { plate, ...typed }, null);
  if (!saved.ok) throw new Error(saved.error.kind);
  return saved.value.id;
}

async function invitationOf(writer: Writer): Promise<string> {
  const { delegationId } = writer;
  const email = `${delegationId}-guest@walk.example`;
  const person = { name: "A Guest", email, language: "en", role: "deputy" } as const;
  const made = await invite(writer, { ...person, delegationId, noteVerbaleId: null });
  if (!made.ok) throw new Error(made.error);
  return made.value.id;
}

const deputyOf = async (delegationId: string): Promise<string> =>
  found(
    await database()
      .select({ id: accountRole.accountId })
      .from(accountRole)
      .where(and(eq(accountRole.delegationId, delegationId), eq(accountRole.role, "deputy"))),
    "deputy",
  ).id;

async function receiptOf(shown: { id: string }, writer: Writer): Promise<string> {
  const terms = { taker: "holder", document: "passport", takenBy: "", letter: "" } as const;
  const handed = await handOver([shown.id], { ...terms, identityChecked: true }, writer);
  if (!handed.ok) throw new Error(JSON.stringify(handed.error));
  return handed.value.receiptId;
}
