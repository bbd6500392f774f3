import { Clock, DoorClosed, DoorOpen, Hourglass, type LucideIcon } from "lucide-react";

import type { SignMeeting, SignState } from "#app/domain/bilateral/door-sign.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import type { SignWords } from "#app/server/bilateral/room/sign-words.server.ts";
import { Flag } from "#app/ui/flag.tsx";

import { named, others } from "./say.ts";

const ICON: Record<SignState["kind"], LucideIcon> = {
  in_session: DoorClosed,
  late: Clock,
  soon: Hourglass,
  free: DoorOpen,
};

type Shown = { state: SignState; words: readonly SignWords[] };

/** The state of the room in a word, and who meets. */
export function Now({ state, words }: Shown) {
  const [lead] = words;
  if (!lead) return null;
  const Icon = ICON[state.kind];
  const sits = state.kind === "in_session" && "title" in state.meeting;
  const stateIn = (each: SignWords): string => (sits ? each.sitting : each.state[state.kind]);
  return (
    <section className="door-meet">
      <p className={`door-state door-${state.kind}`}>
        <Icon className="i" aria-hidden="true" />
        <b>{stateIn(lead)}</b>
        {others(words, stateIn).map(({ language, text }) => (
          <small key={language} lang={language}>
            {text}
          </small>
        ))}
      </p>
      {state.kind === "free" ? <Free until={state.until} words={words} /> : null}
      {state.kind === "free" ? null : <Who meeting={state.meeting} words={words} />}
    </section>
  );
}

/** The sides of a meeting under their flags, or the title of a session. */
function Who({ meeting, words }: { meeting: SignMeeting; words: readonly SignWords[] }) {
  const [lead] = words;
  if (!lead) return null;
  if ("title" in meeting) {
    return (
      <p className="door-session">
        <b>{meeting.title[lead.language]}</b>
        {others(words, named(meeting.title)).map(({ language, text }) => (
          <small key={language} lang={language}>
            {text}
          </small>
        ))}
      </p>
    );
  }
  return (
    <ul className={`door-who door-who-${meeting.sides.length}`}>
      {meeting.sides.map(({ code, iso2, name }) => (
        <li key={code}>
          {iso2 ? <Flag iso2={iso2} /> : <span className="door-code">{code}</span>}
          <span>
            <b>{name[lead.language]}</b>
            <small>
              {others(words, named(name)).map(({ language, text }, i) => (
                <span key={language} lang={language}>
                  {i > 0 ? " · " : null}
                  {text}
                </span>
              ))}
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Free({ until, words }: { until: number | null; words: readonly SignWords[] }) {
  const [lead] = words;
  if (!lead) return null;
  const text = (each: SignWords): string =>
    until === null ? each.freeAllDay : each.until.replace("{{time}}", astanaTime(new Date(until)));
  return (
    <p className="door-until">
      <b>{text(lead)}</b>
      {others(words, text).map(({ language, text: said }) => (
        <small key={language} lang={language}>
          {said}
        </small>
      ))}
    </p>
  );
}
