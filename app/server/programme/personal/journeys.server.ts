import { surnameFirst } from "#app/domain/nominee/display.ts";
import type { PersonalEntry } from "#app/domain/programme/personal/edition.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaDay } from "#app/domain/time/astana.ts";
import { type Journey, JOURNEY_WAYS, type JourneyWay } from "#app/domain/travel/journey.ts";

import type { Traveller } from "../../travel/people.server.ts";
import { placeIn, type Reading, sentences } from "./words.ts";

/** More names than these say only how many more there are. */
const MOST_NAMES = 6;

/** How a delegation comes and leaves: an entry for each flight, train or convoy, with who is on it. */
export function journeyEntries(
  people: readonly Traveller[],
  { entryPoints }: SummitDefinition,
  reading: Reading,
): PersonalEntry[] {
  return JOURNEY_WAYS.flatMap((way) =>
    together(people, way).map(({ key, journey, on }) => {
      const { language, t } = reading;
      const point = entryPoints.find(({ id }) => id === journey.pointId);
      return {
        id: `${way} ${key}`,
        day: astanaDay(journey.at),
        ...{ startsAt: journey.at.toISOString(), endsAt: null },
        ...{ icon: isByAir(journey) ? ("flight" as const) : ("car" as const), isMeeting: false },
        title: t(`personal:journey.${way}`),
        flags: [],
        note: sentences([
          [journey.carrier, journey.number].filter(Boolean).join(" "),
          namesOf(on, reading),
        ]),
        place: placeIn(point?.name, language),
        ...{ provisional: false, cancelled: false },
      };
    }),
  );
}

type Party = { key: string; journey: Journey; on: readonly Traveller[] };

/** Who comes or leaves by the same way at the same minute. */
function together(people: readonly Traveller[], way: JourneyWay): Party[] {
  const parties = new Map<string, { journey: Journey; on: Traveller[] }>();
  for (const person of people) {
    const journey = person[way];
    if (!journey) continue;
    const { mode, carrier, number, pointId, at } = journey;
    const key = [at.toISOString(), mode, carrier, number, pointId].join(" ");
    const party = parties.get(key) ?? { journey, on: [] };
    party.on.push(person);
    parties.set(key, party);
  }
  return [...parties].map(([key, party]) => ({ key, ...party }));
}

const isByAir = ({ mode }: Journey): boolean => mode !== "train" && mode !== "road";

function namesOf(people: readonly Traveller[], { t }: Reading): string {
  const names = people.slice(0, MOST_NAMES).map(surnameFirst).join(", ");
  const more = people.length - MOST_NAMES;
  return more > 0 ? t("personal:more", { names, count: more }) : names;
}
