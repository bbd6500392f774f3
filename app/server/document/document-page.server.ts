import { asc, desc, eq } from "drizzle-orm";

import { mayDo } from "#app/domain/access/may.ts";
import {
  positionsSeen,
  type Reader,
  readsDrafts,
  speaksFor,
} from "#app/domain/document/reading.ts";
import { silenceState, type SilenceState } from "#app/domain/document/silence.ts";
import type { Stance } from "#app/domain/document/position.ts";
import type { DocumentStatus } from "#app/domain/document/status.ts";
import { tally } from "#app/domain/document/tally.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { documentTurn, documentVersion, silenceProcedure } from "#db/schema/document.ts";

import { type MeetingName, meetingNames } from "../body/meeting-names.server.ts";
import { database } from "../platform/database.server.ts";
import { type DocumentSummary, listDocuments } from "./documents.server.ts";
import { delegationsWith, documentRules, type Party } from "./reader.server.ts";
import { type StandingPosition, standingPositions } from "./standing.server.ts";

export type VersionText = {
  id: string;
  number: number;
  language: Language;
  paragraphs: string[];
  brackets: number;
  fileName: string | null;
  remark: string;
  at: Date;
  meeting: MeetingName | null;
};

/** Positions that the reader sees on the version shown; the tally only for those who see all. */
export type PositionsView = {
  positions: (StandingPosition & { party: Party })[];
  tally: Record<Stance, number> | null;
  /** Those with a say who have said nothing; empty unless all are seen. */
  silent: Party[];
};

export type DocumentPage = {
  document: DocumentSummary;
  /** From the latest back, without their paragraphs. */
  versions: Omit<VersionText, "paragraphs">[];
  shown: VersionText | null;
  turns: {
    from: DocumentStatus;
    to: DocumentStatus;
    day: string;
    reason: string;
    meeting: MeetingName | null;
  }[];
  silences: { id: string; number: number; deadline: Date; state: SilenceState }[];
  view: PositionsView;
  /** The delegation in whose name the reader writes. */
  own: string | null;
  mayCompare: boolean;
  mayEdit: boolean;
};

/**
 * A document with a version of its text, the latest unless another is wished, and what of its positions this reader sees.
 * Null for one that there is not, or that is not theirs to read.
 */
export async function documentPage(
  id: string,
  reader: Reader,
  wished: number | null,
  now: Date,
): Promise<DocumentPage | null> {
  const [document] = await listDocuments(reader, now, id);
  if (!document) return null;
  const [rules, meetings, rows] = await Promise.all([
    documentRules(),
    meetingNames(),
    versionsOf(id),
  ]);
  const named = (meetingId: string | null) =>
    meetings.find((meeting) => meeting.id === meetingId) ?? null;
  const drafts = readsDrafts(reader, rules);
  // Of an adopted document the public reads the adopted text, and not how it came about.
  const versions = (drafts ? rows : rows.slice(0, 1)).map(({ meetingId, ...version }) => ({
    ...version,
    meeting: named(meetingId),
  }));
  const chosen = versions.find(({ number }) => number === wished) ?? versions[0];
  const mayEdit = mayDo("routes/documents_.$id", "turn", reader);
  return {
    document,
    versions,
    shown: chosen ? { ...chosen, paragraphs: await paragraphsOfVersion(chosen.id) } : null,
    turns: (await turnsOf(id)).map(({ meetingId, ...turn }) => ({
      ...turn,
      // Why a text went back is the negotiators' own.
      reason: mayEdit || speaksFor(reader, rules) ? turn.reason : "",
      meeting: named(meetingId),
    })),
    silences: drafts ? await silencesOf(id, now) : [],
    view: chosen ? await positionsView(document, chosen.id, reader, now) : NOTHING,
    own: speaksFor(reader, rules),
    mayCompare: drafts && versions.length > 1,
    mayEdit,
  };
}

const NOTHING: PositionsView = { positions: [], tally: null, silent: [] };

/** The positions on a version, as far as this reader sees them. */
export async function positionsView(
  { sponsors }: Pick<DocumentSummary, "sponsors">,
  versionId: string,
  reader: Reader,
  now: Date,
): Promise<PositionsView> {
  const rules = await documentRules();
  const coordinators = sponsors
    .filter(({ part }) => part !== "proposer")
    .map((sponsor) => sponsor.delegation.id);
  const seen = positionsSeen(reader, rules, coordinators);
  if (seen.of === "none") return NOTHING;
  const [standing, withSay] = await Promise.all([
    standingPositions(versionId),
    delegationsWith(rules.say, now),
  ]);
  const all = seen.of === "all";
  const positions = standing.flatMap((position) => {
    if (seen.of === "one" && position.delegationId !== seen.delegationId) return [];
    const party = withSay.find((one) => one.id === position.delegationId);
    return party ? [{ ...position, party }] : [];
  });
  return {
    positions,
    tally: all
      ? tally(
          standing,
          withSay.map((one) => one.id),
        )
      : null,
    silent: all
      ? withSay.filter((one) => !standing.some(({ delegationId }) => delegationId === one.id))
      : [],
  };
}

const versionsOf = (documentId: string) => {
  const { id, number, language, brackets, fileName, remark, at, meetingId } = documentVersion;
  return database()
    .select({ id, number, language, brackets, fileName, remark, at, meetingId })
    .from(documentVersion)
    .where(eq(documentVersion.documentId, documentId))
    .orderBy(desc(documentVersion.number));
};

async function paragraphsOfVersion(id: string): Promise<string[]> {
  const [row] = await database()
    .select({ paragraphs: documentVersion.paragraphs })
    .from(documentVersion)
    .where(eq(documentVersion.id, id));
  return row?.paragraphs ?? [];
}

const turnsOf = (documentId: string) =>
  database()
    .select({
      from: documentTurn.fromStatus,
      to: documentTurn.toStatus,
      day: documentTurn.day,
      reason: documentTurn.reason,
      meetingId: documentTurn.meetingId,
    })
    .from(documentTurn)
    .where(eq(documentTurn.documentId, documentId))
    .orderBy(asc(documentTurn.id));

async function silencesOf(documentId: string, now: Date) {
  const rows = await database()
    .select({ silence: silenceProcedure, number: documentVersion.number })
    .from(silenceProcedure)
    .innerJoin(documentVersion, eq(documentVersion.id, silenceProcedure.versionId))
    .where(eq(silenceProcedure.documentId, documentId))
    .orderBy(desc(silenceProcedure.openedAt));
  return rows.map(({ silence, number }) => ({
    id: silence.id,
    number,
    deadline: silence.deadline,
    state: silenceState(silence, now),
  }));
}
