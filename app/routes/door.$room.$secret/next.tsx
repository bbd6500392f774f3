import { Fragment } from "react";

import { realHours, type SignMeeting } from "#app/domain/bilateral/door-sign.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import type { SignWords } from "#app/server/bilateral/room/sign-words.server.ts";
import { Flag } from "#app/ui/flag.tsx";

import { others } from "./say.ts";

/** What comes after in this room today. */
export function Next({
  meetings,
  words,
}: {
  meetings: readonly SignMeeting[];
  words: readonly SignWords[];
}) {
  const [lead] = words;
  if (!lead) return null;
  return (
    <footer className="door-next">
      <h2>
        {lead.next}
        {others(words, ({ next }) => next).map(({ language, text }) => (
          <small key={language} lang={language}>
            {text}
          </small>
        ))}
      </h2>
      {meetings.length === 0 ? (
        <p className="door-nothing">
          {lead.nothingNext}
          {others(words, ({ nothingNext }) => nothingNext).map(({ language, text }) => (
            <small key={language} lang={language}>
              {text}
            </small>
          ))}
        </p>
      ) : (
        <ol>
          {meetings.map((meeting) => (
            <li key={meeting.from}>
              <time>{astanaTime(new Date(realHours(meeting).from))}</time>
              <Upcoming meeting={meeting} lead={lead} />
            </li>
          ))}
        </ol>
      )}
    </footer>
  );
}

function Upcoming({ meeting, lead }: { meeting: SignMeeting; lead: SignWords }) {
  if ("title" in meeting)
    return (
      <>
        <p className="door-title">{meeting.title[lead.language]}</p>
        {meeting.provisional ? <small>{lead.provisional}</small> : null}
      </>
    );
  return (
    <>
      <p>
        {meeting.sides.map(({ code, iso2 }, i) => (
          <Fragment key={code}>
            {i > 0 ? <span className="door-dash">–</span> : null}
            <Flag iso2={iso2} />
            {code}
          </Fragment>
        ))}
      </p>
      <small>{lead.level[meeting.level]}</small>
    </>
  );
}
