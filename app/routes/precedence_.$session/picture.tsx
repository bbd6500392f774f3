import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import type { Place } from "#app/domain/precedence/arrange.ts";
import { photoRows } from "#app/domain/precedence/photo.ts";
import { seatingHow } from "#app/domain/precedence/policy.ts";
import { seatsAround } from "#app/domain/precedence/seating.ts";
import type { ListView } from "#app/server/precedence/view.server.ts";
import { Flag } from "#app/ui/flag.tsx";

/** The list as it will stand: rows of the photograph, seats round the table, flags in line. The table says the same in words. */
export function Picture({ view, language }: { view: ListView; language: Language }) {
  switch (view.list) {
    case "photo":
      return <Photograph view={view} language={language} />;
    case "seating":
      return <Seats view={view} language={language} />;
    case "flags":
      return (
        <div className="card card-b prec-flags" aria-hidden="true">
          {view.places.map((place) => (
            <Person key={place.participant.id} place={place} language={language} />
          ))}
        </div>
      );
    default:
      return null;
  }
}

function Person({ place, language }: { place: Place; language: Language }) {
  const { iso2, code, name } = place.participant;
  return (
    <span className="prec-person" title={name[language]}>
      <Flag iso2={iso2} size="s" />
      <span>{code}</span>
    </span>
  );
}

function Photograph({ view, language }: { view: ListView; language: Language }) {
  const { t } = useTranslation("precedence");
  return (
    <div className="card card-b prec-photo" aria-hidden="true">
      {photoRows(view.places, view.photoRow)
        .toReversed()
        .map((row) => (
          <div key={row[0]?.row} className="prec-photo-row">
            {row.map(({ one }) => (
              <Person key={one.participant.id} place={one} language={language} />
            ))}
          </div>
        ))}
      <p className="c2 t13">{t("paper.camera")}</p>
    </div>
  );
}

const TABLE = { x: 70, y: 50, width: 860, height: 260 };

function Seats({ view }: { view: ListView; language: Language }) {
  const { t } = useTranslation("precedence");
  const seats = seatsAround(view.places, TABLE, seatingHow(view.looking));
  return (
    <div className="card card-b prec-seats" aria-hidden="true">
      <svg viewBox="0 0 1000 360">
        <rect className="table" {...TABLE} rx={8} />
        <text className="word" x={500} y={186}>
          {t("paper.table")}
        </text>
        {seats.map(({ one, x, y, side, number }) => {
          // Neighbours stand at two heights, so that eight letters never touch.
          const step = number % 2 === 0 ? 14 : 0;
          const out = {
            top: [0, -14 - step],
            bottom: [0, 24 + step],
            left: [-36, 4],
            right: [36, 4],
          }[side];
          return (
            <g key={one.participant.id}>
              <circle className={number === 1 ? "head" : "seat"} cx={x} cy={y} r={6} />
              <text x={x + (out[0] ?? 0)} y={y + (out[1] ?? 0)}>
                {one.participant.code}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
