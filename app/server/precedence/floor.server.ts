import { eq } from "drizzle-orm";

import { nextSpeaker } from "#app/domain/precedence/floor.ts";
import { assertNever, err, ok, type Result } from "#app/domain/result.ts";
import { floorTurn } from "#db/schema/precedence.ts";
import { programmeItem } from "#db/schema/programme.ts";

import { audit } from "../platform/audit.server.ts";
import { summitNow } from "../platform/clock.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import {
  type FloorTurn,
  loadSession,
  placesOf,
  type Session,
  statementMinutes,
} from "./session.server.ts";

/** One minute more, as a Chair gives it. */
export const EXTENSION_SECONDS = 60;

/** `next` ends the speaker's turn and gives the floor to the next on the list, or to a delegation that is named. */
export type FloorMove = { kind: "next"; to: string | null } | { kind: "extend" } | { kind: "end" };

/** `changedMeanwhile`: the turn that the button was pressed upon is not the one that runs; nothing was changed. */
export type FloorRefusal =
  "unknown" | "changedMeanwhile" | "nobodySpeaks" | "notOnList" | "allSpoke";

/** The speakers of a session in their order, without those who do not take the floor. */
export const speakersOf = (session: Session): string[] =>
  placesOf(session, "speakers")
    .map(({ participant }) => participant.id)
    .filter((id) => statementMinutes(session, id) > 0);

/** The turn that runs; null while nobody speaks. */
export const runningTurn = ({ turns }: Pick<Session, "turns">): FloorTurn | null =>
  turns.find(({ endedAt }) => endedAt === null) ?? null;

/**
 * Moves the floor of a session. Two who press at once move it once: each names the turn that ran when the button was
 * drawn, and the second is told.
 * @param upon id of the running turn as the presser saw it, null when nobody spoke
 */
export async function moveFloor(
  officer: { accountId: string },
  itemId: string,
  move: FloorMove,
  upon: string | null,
): Promise<Result<null, FloorRefusal>> {
  const now = await summitNow();
  return database().transaction(async (tx) => {
    const [locked] = await tx
      .select({ id: programmeItem.id })
      .from(programmeItem)
      .where(eq(programmeItem.id, itemId))
      .for("update");
    const session = locked && (await loadSession(itemId, tx));
    if (!session) return err("unknown");
    const running = runningTurn(session);
    if ((running?.id ?? null) !== upon) return err("changedMeanwhile");
    const done = await carryOut(tx, session, running, move, now);
    if (!done.ok) return done;
    const subject = { subjectKind: "programme_item", subjectId: itemId, fields: [done.value] };
    await audit(tx, {
      actor: officer.accountId,
      action: `floor.${move.kind}`,
      at: now,
      ...subject,
    });
    return ok(null);
  });
}

/** @returns the delegation that the move was about */
async function carryOut(
  tx: Transaction,
  session: Session,
  running: FloorTurn | null,
  move: FloorMove,
  now: Date,
): Promise<Result<string, FloorRefusal>> {
  switch (move.kind) {
    case "next": {
      const order = speakersOf(session);
      const to = move.to ?? nextSpeaker(order, session.turns);
      if (to === null) return err("allSpoke");
      if (!order.includes(to)) return err("notOnList");
      if (running) await endTurn(tx, running, now);
      const allotted = statementMinutes(session, to) * 60;
      const itemId = session.item.id;
      await tx.insert(floorTurn).values({ itemId, delegationId: to, allotted, startedAt: now });
      return ok(to);
    }
    case "extend": {
      if (!running) return err("nobodySpeaks");
      const extended = running.extended + EXTENSION_SECONDS;
      await tx.update(floorTurn).set({ extended }).where(eq(floorTurn.id, running.id));
      return ok(running.delegationId);
    }
    case "end":
      if (!running) return err("nobodySpeaks");
      await endTurn(tx, running, now);
      return ok(running.delegationId);
    default:
      return assertNever(move);
  }
}

/** The summit's clock may have been set back meanwhile; a turn never ends before it began. */
async function endTurn(tx: Transaction, turn: FloorTurn, now: Date): Promise<void> {
  const endedAt = new Date(Math.max(now.getTime(), Date.parse(turn.startedAt)));
  await tx.update(floorTurn).set({ endedAt }).where(eq(floorTurn.id, turn.id));
}
