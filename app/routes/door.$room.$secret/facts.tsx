import { Headphones, Users } from "lucide-react";

import { realHours, type SignMeeting, type SignState } from "#app/domain/bilateral/door-sign.ts";
import { MEETING_ROOM_KINDS } from "#app/domain/bilateral/kinds.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import type { DoorSign } from "#app/server/bilateral/room/door-sign.server.ts";
import type { SignWords } from "#app/server/bilateral/room/sign-words.server.ts";

import { counted, others } from "./say.ts";

type Shown = { state: SignState; room: DoorSign["room"]; words: readonly SignWords[] };

/** Level and hours of the meeting, how long it still takes, and what the room has. */
export function Facts({ state, room, words }: Shown) {
  const [lead] = words;
  if (!lead) return null;
  const languages =
    state.kind === "free" || "title" in state.meeting
      ? []
      : state.meeting.languages.map((code) => spoken(code, lead.language));
  return (
    <section className="door-facts">
      {state.kind === "free" ? null : <Hours state={state} words={words} lead={lead} />}
      <ul>
        <li>
          <Users className="i" aria-hidden="true" />
          {seatsOf(room, lead)}
        </li>
        {languages.length > 0 ? (
          <li>
            <Headphones className="i" aria-hidden="true" />
            {languages.join(", ")}
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function Hours(props: {
  state: Exclude<SignState, { kind: "free" }>;
  words: readonly SignWords[];
  lead: SignWords;
}) {
  const { state, words, lead } = props;
  const { meeting } = state;
  const { from, until } = realHours(meeting);
  return (
    <div>
      <Kind meeting={meeting} {...{ words, lead }} />
      <p className="door-hours">
        {astanaTime(new Date(from))}
        <span>–</span>
        {astanaTime(new Date(until))}
      </p>
      {meeting.lateBy > 0 ? (
        <s className="door-planned">
          {astanaTime(new Date(meeting.from))}–{astanaTime(new Date(meeting.until))}
        </s>
      ) : null}
      {state.kind === "in_session" ? (
        <div className="door-left">
          <b>{counted(lead, lead.minutesLeft, state.minutesLeft)}</b>
          <progress
            value={Math.round(state.part * 100)}
            max={100}
            aria-label={counted(lead, lead.minutesLeft, state.minutesLeft)}
          />
        </div>
      ) : (
        <p className="door-left">
          <b>{counted(lead, lead.minutesTo, state.minutesTo)}</b>
        </p>
      )}
    </div>
  );
}

/** At which level a meeting is, or that a session is provisional. */
function Kind(props: { meeting: SignMeeting; words: readonly SignWords[]; lead: SignWords }) {
  const { meeting, words, lead } = props;
  if ("title" in meeting && !meeting.provisional) return null;
  const say = (each: SignWords) =>
    "title" in meeting ? each.provisional : each.level[meeting.level];
  const second = others(words, say).at(0);
  return (
    <p className="door-level">
      {say(lead)}
      {second ? <span lang={second.language}> · {second.text}</span> : null}
    </p>
  );
}

/** At a table of two sides half of the seats are each side's; a hall has rows. */
function seatsOf({ kind, seats }: DoorSign["room"], words: SignWords): string {
  const atTable = MEETING_ROOM_KINDS.some((each) => each === kind);
  if (!atTable) return counted(words, words.seatsInAll, seats);
  const each = String(Math.floor(seats / 2));
  return words.seats.replace("{{seats}}", String(seats)).replace("{{each}}", each);
}

/** A language by name; a browser that does not know it says its code. */
const spoken = (code: string, language: string): string =>
  new Intl.DisplayNames([language], { type: "language" }).of(code) ?? code;
