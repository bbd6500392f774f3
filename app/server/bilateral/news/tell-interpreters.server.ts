import { and, eq, ne, sql } from "drizzle-orm";

import {
  type Assignment,
  type InterpreterNews,
  interpreterNews,
  type LastWord,
} from "#app/domain/bilateral/interpreting.ts";
import { isLanguage } from "#app/domain/language/languages.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { bilateral, bilateralAttendee, bilateralSide } from "#db/schema/bilateral.ts";
import { interpreterTold } from "#db/schema/meeting.ts";

import type { Transaction } from "../../platform/database.server.ts";
import { queueMail } from "../../platform/mail/queue.server.ts";
import { interpreterLetter } from "./interpreter-letter.server.ts";
import { toldMeetings } from "./told-meetings.server.ts";

/**
 * Tells interpreters whose delegation gave an address of the hours at which they are needed, of moves, and that they are
 * needed no more: one letter each for all that is new, in the language that they interpret from where it is one of the
 * summit's, with entries for their calendar. What was told is kept in the transaction that queues the letters.
 */
export async function tellInterpreters(
  tx: Transaction,
  { definition, now }: { definition: SummitDefinition; now: Date },
): Promise<void> {
  // Two workers that tell at the same moment would both find the same news.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('interpreter_told'))`);
  const news = interpreterNews(await assignments(tx), await lastWords(tx));
  if (news.length === 0) return;
  const told = await toldMeetings(tx, news);
  for (const email of new Set(news.map((word) => word.email))) {
    const own = news.filter((word) => word.email === email);
    const language = own[0]?.language ?? "en";
    const letter = interpreterLetter({ news: own, told, definition, language, now });
    await queueMail(tx, { recipient: email, language, ...letter });
  }
  for (const word of news) await keep(tx, word, now);
}

async function assignments(tx: Transaction): Promise<Assignment[]> {
  const rows = await tx
    .select({
      requestId: bilateralAttendee.requestId,
      nomineeId: bilateralAttendee.nomineeId,
      delegationId: bilateralAttendee.delegationId,
      email: bilateralAttendee.email,
      spoken: bilateralSide.language,
      meeting: bilateral,
    })
    .from(bilateralAttendee)
    .innerJoin(bilateral, eq(bilateral.requestId, bilateralAttendee.requestId))
    .innerJoin(
      bilateralSide,
      and(
        eq(bilateralSide.requestId, bilateralAttendee.requestId),
        eq(bilateralSide.delegationId, bilateralAttendee.delegationId),
      ),
    )
    .where(ne(bilateralAttendee.email, ""));
  return rows.map(({ spoken, meeting, ...who }) => ({
    ...who,
    language: isLanguage(spoken) ? spoken : "en",
    slot: {
      roomId: meeting.roomId,
      from: meeting.startsAt.getTime(),
      until: meeting.endsAt.getTime(),
    },
  }));
}

async function lastWords(tx: Transaction): Promise<LastWord[]> {
  const rows = await tx.select().from(interpreterTold);
  return rows.map(({ roomId, startsAt, endsAt, toldAt: _, ...word }) => ({
    ...word,
    slot:
      roomId && startsAt && endsAt
        ? { roomId, from: startsAt.getTime(), until: endsAt.getTime() }
        : null,
  }));
}

async function keep(tx: Transaction, word: InterpreterNews, now: Date): Promise<void> {
  const { requestId, nomineeId, email, delegationId, language, sequence, is } = word;
  const said = {
    ...{ delegationId, language, sequence, toldAt: now, roomId: is?.roomId ?? null },
    startsAt: is && new Date(is.from),
    endsAt: is && new Date(is.until),
  };
  await tx
    .insert(interpreterTold)
    .values({ requestId, nomineeId, email, ...said })
    .onConflictDoUpdate({
      target: [interpreterTold.requestId, interpreterTold.nomineeId, interpreterTold.email],
      set: said,
    });
}
