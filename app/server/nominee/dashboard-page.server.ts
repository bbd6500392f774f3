import type { Language } from "#app/domain/language/languages.ts";
import { nominationWindow, shareElapsed, timeLeft } from "#app/domain/nominee/deadline.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import { isNomineeField } from "#app/domain/nominee/fields.ts";
import type { Sorting } from "#app/domain/nominee/sorting.ts";
import { countOf, type Tab } from "#app/domain/nominee/tabs.ts";
import { groupPlaces, headsOf, statusCounts } from "#app/domain/nominee/tally.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import {
  astanaDay,
  astanaInstant,
  astanaTime,
  formatDate,
  formatDay,
  weekday,
} from "#app/domain/time/astana.ts";

import { summitDefinition } from "../summit/definition.server.ts";
import {
  allQuotas,
  countFound,
  delegationHead,
  delegationTallies,
  judged,
  type Listed,
  listNominees,
  PAGE_SIZE,
} from "./dashboard.server.ts";

export type DashboardQuery = { tab: Tab; search: string; sorting: Sorting; page: number };
type Reader = { delegationId: string; now: Date; language: Language };

/** Everything that a delegation's page shows, in the reader's language; null when there is no such delegation. */
export async function dashboardPage(reader: Reader, query: DashboardQuery) {
  const { delegationId, language } = reader;
  const list = { delegationId, ...query };
  // One round trip: none of them needs another's answer.
  const [definition, head, tallies, quotas, rows, found] = await Promise.all([
    summitDefinition(),
    delegationHead(delegationId),
    delegationTallies(delegationId),
    allQuotas(delegationId),
    listNominees(list),
    query.search === "" ? null : countFound(list),
  ]);
  if (!head) return null;
  const counts = statusCounts(tallies);
  const badges = quotas.filter(({ kind }) => kind === "badge");
  const places = groupPlaces(badges, tallies, definition);
  const principals = headsOf(tallies, definition);
  return {
    head: {
      name: head.formalName[language],
      iso2: head.iso2,
      code: head.code,
      noteVerbale: head.noteVerbale,
      places: places.reduce((sum, group) => sum + group.places, 0),
      nominated: countOf("all", counts) - (counts.withdrawn ?? 0) - (counts.refused ?? 0),
    },
    quotas: places.flatMap((group) => {
      const known = definition.quotaGroups.find(({ id }) => id === group.group);
      return known ? [{ ...group, letter: known.letter, name: known.name[language] }] : [];
    }),
    /** Hosted places and floaters: counted apart from badges. */
    beside: quotas.filter(
      ({ kind, places, taken }) =>
        (kind === "hosted" || kind === "floater") && (places > 0 || taken > 0),
    ),
    tabs: {
      all: countOf("all", counts),
      needs_you: countOf("needs_you", counts),
      in_review: countOf("in_review", counts),
      approved: countOf("approved", counts),
    },
    query,
    total: found ?? countOf(query.tab, counts),
    pageSize: PAGE_SIZE,
    rows: rows.map((row) => shownRow(row, definition, reader)),
    deadline: deadlineOf(definition, head.capitalTimeZone, reader),
    checklist: {
      noteVerbale: head.noteVerbale !== null,
      head: principals.nominated,
      headApproved: principals.approved,
      returned: counts.returned ?? 0,
      drafts: counts.draft ?? 0,
      collected: counts.collected ?? 0,
      approved: countOf("approved", counts),
    },
  };
}

export type DashboardPage = NonNullable<Awaited<ReturnType<typeof dashboardPage>>>;

/** What a row says, and no more: each word of it goes over the line with every page. */
function shownRow(listed: Listed, definition: SummitDefinition, { now, language }: Reader) {
  const row = judged(listed, definition);
  const { id, nativeName, position, status, photoId, passportExpiresSoon } = row;
  const draft = status === "draft";
  return {
    ...{ id, nativeName, position, status, photoId },
    name: fullName(row),
    category: row.category && { letter: row.category.letter, name: row.category.name[language] },
    stage: stageName(definition, row.stage, language),
    gaps: draft ? row.gaps : [],
    consentMissing: draft && row.consentMissing,
    unread: draft && row.unread,
    returnedFields: status === "returned" ? row.returnedFields.filter(isNomineeField) : [],
    returnedReason: status === "returned" ? wordsOfReturn(row) : "",
    refusedReason: row.refusedReason ?? "",
    passportExpiresSoon: passportExpiresSoon && formatDate(passportExpiresSoon, language),
    changed: momentOf(row.changedAt, now, language),
  };
}

/** The officer's words for the file, or else those to its fields. */
const wordsOfReturn = ({
  returnedReason,
  returnedNotes,
}: Pick<Listed, "returnedReason" | "returnedNotes">): string =>
  returnedReason || Object.values(returnedNotes).join("; ");

const stageName = ({ vettingStages }: SummitDefinition, id: string | null, language: Language) =>
  vettingStages.find((stage) => stage.id === id)?.name[language] ?? null;

function momentOf(at: Date, now: Date, language: Language) {
  const day = astanaDay(at);
  return day === astanaDay(now)
    ? { today: true, text: astanaTime(at) }
    : { today: false, text: formatDay(day, language) };
}

function deadlineOf(
  { nominations }: SummitDefinition,
  capitalTimeZone: string | null,
  { now, language }: Reader,
) {
  const close = astanaInstant(nominations.close);
  const open = astanaInstant(nominations.open);
  const capital = capitalTimeZone === null ? null : localTime(close, capitalTimeZone);
  return {
    window: nominationWindow(nominations, now),
    left: timeLeft(nominations, now),
    elapsed: shareElapsed(nominations, now),
    close: {
      weekday: weekday(close, language),
      date: formatDate(close, language),
      time: astanaTime(close),
    },
    closeDay: formatDay(close, language),
    open: { date: formatDay(open, language), time: astanaTime(open) },
    /** The hour of the close in the capital; null where it is Astana's own. */
    capital: capital === astanaTime(close) ? null : capital,
  };
}

/** Made once a zone: it takes longer than a page's queries. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function localTime(instant: Date, timeZone: string): string {
  const known = clocks.get(timeZone);
  const clock =
    known ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  if (!known) clocks.set(timeZone, clock);
  return clock.format(instant);
}
