import { WifiOff } from "lucide-react";

import { astanaDay, astanaTime, formatDay, weekday } from "#app/domain/time/astana.ts";
import type { DoorSign } from "#app/server/bilateral/room/door-sign.server.ts";
import type { SignWords } from "#app/server/bilateral/room/sign-words.server.ts";
import { Mark } from "#app/ui/ornament/mark.tsx";

import { counted, named, others } from "./say.ts";

type Shown = {
  room: DoorSign["room"];
  now: number;
  words: readonly SignWords[];
  age: number | null;
  dead: boolean;
};

/** Which room it is, and the hour; over them, when the house is not heard, how old the sign is. */
export function Head({ room, now, words, age, dead }: Shown) {
  const [lead] = words;
  if (!lead) return null;
  const at = new Date(now);
  const { language } = lead;
  const day = `${weekday(at, language)}, ${formatDay(astanaDay(at), language)}`;
  return (
    <header className="door-head">
      <Mark className="mark" />
      <h1 className="door-name">{room.name[language]}</h1>
      <p className="door-alt">
        {others(words, named(room.name)).map(({ language: each, text }) => (
          <span key={each} lang={each}>
            {text}
          </span>
        ))}
      </p>
      {age === null && !dead ? null : (
        <p className="door-age" role="status">
          <WifiOff className="i" aria-hidden="true" />
          <span>
            {dead ? lead.dead : age ? counted(lead, lead.age, age) : lead.ageNow}
            {others(words, (each) =>
              dead ? each.dead : age ? counted(each, each.age, age) : each.ageNow,
            ).map(({ language: each, text }) => (
              <small key={each} lang={each}>
                {text}
              </small>
            ))}
          </span>
        </p>
      )}
      <p className="door-clock">
        <time suppressHydrationWarning>{astanaTime(at)}</time>
        <span className="door-day">{capital(day)}</span>
      </p>
    </header>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
