import { Link } from "@remix-run/react";
import { OctagonX } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { FoundPerson } from "#app/server/supervision/search.server.ts";
import { PersonLine, usePlace } from "#app/ui/supervision/person-line.tsx";

type Props = {
  people: readonly FoundPerson[];
  zones: readonly { number: number; name: string }[];
};

/** Each person found: the whole line leads to them. */
export function Found({ people, zones }: Props) {
  const { t } = useTranslation("supervision");
  const place = usePlace(zones);
  return (
    <>
      <p className="card-b t13 c2" role="status">
        {t("people.found", { count: people.length })}
      </p>
      <ul className="gates-people">
        {people.map((person) => (
          <li key={person.id}>
            <Link to={`/gates/people/${person.id}`}>
              <PersonLine person={person}>
                <span className="t14">{place(person.zone)}</span>
              </PersonLine>
              {person.heldBack ? (
                <span className="chip chip-bad">
                  <OctagonX className="i" aria-hidden="true" />
                  {t("heldBack")}
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
