import type { MeetingLevel, RequestStatus } from "#app/domain/bilateral/kinds.ts";
import { takesMeetings } from "#app/domain/bilateral/request.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { delegation } from "#db/schema/delegation.ts";

import { database } from "../../platform/database.server.ts";
import { loadBoard } from "../load-board.server.ts";

/** A line of the list: `placed` once it has a room. */
type RequestLine = {
  id: string;
  sides: readonly { id: string; code: string; iso2: string | null }[];
  level: MeetingLevel;
  minutes: number;
  state: RequestStatus | "placed";
};

/** All requests for protocol, those that wait first, and what the form offers. */
export async function requestsPage(now: Date, language: Language) {
  const { board, rooms, requests } = await loadBoard(database(), now);
  const marks = await database().select().from(delegation);
  const mark = (id: string) => {
    const known = marks.find((each) => each.id === id);
    return { id, code: known?.code ?? id.toUpperCase(), iso2: known?.iso2 ?? null };
  };
  const lines = requests.map(({ id, sides, level, minutes, status, meeting }): RequestLine => ({
    ...{ id, level, minutes },
    sides: sides.map(mark),
    state: meeting ? "placed" : status,
  }));
  return {
    requests: lines.toSorted(
      (a, b) => Number(b.state === "waiting") - Number(a.state === "waiting"),
    ),
    days: board.days,
    places: rooms.map(({ id, name }) => ({ id, text: name[language] })),
    delegations: marks
      .filter(({ kind }) => takesMeetings(kind))
      .map(({ id, iso2, name }) => ({ id, iso2, text: name[language] }))
      .toSorted((a, b) => a.text.localeCompare(b.text, language)),
  };
}
