import { Headphones, Users } from "lucide-react";

import { realHours, type SignState } from "#app/domain/bilateral/door-sign.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import type { DoorSign } from "#app/server/bilateral/room/door-sign.server.ts";
import type { SignWords } from "#app/server/bilateral/room/sign-words.server.ts";

import { counted, others } from "./say.ts";

type Shown = { state: SignState; room: DoorSign["room"]; words: readonly SignWords[] };

/** Level and hours of the meeting, how long it still takes, and what the room has. */
export function Facts({ state, room, words }: Shown) {
  const [lead] = words;
  if (!lead) return null;
  const each = Math.floor(room.seats / 2);
  const languages =
    state.kind === "free" ? [] : state.meeting.languages.map((code) => spoken(code, lead.language));
  return (
    <section className="door-facts">
      {state.kind === "free" ? null : <Hours state={state} words={words} lead={lead} />}
      <ul>
        <li>
          <Users className="i" aria-hidden="true" />
          {lead.seats.replace("{{seats}}", String(room.seats)).replace("{{each}}", String(each))}
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
  const second = others(words, (each) => each.level[meeting.level]).at(0);
  return (
    <div>
      <p className="door-level">
        {lead.level[meeting.level]}
        {second ? <span lang={second.language}> · {second.text}</span> : null}
      </p>
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

/** A language by name; a browser that does not know it says its code. */
const spoken = (code: string, language: string): string =>
  new Intl.DisplayNames([language], { type: "language" }).of(code) ?? code;
