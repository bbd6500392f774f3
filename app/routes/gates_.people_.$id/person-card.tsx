import { OctagonX } from "lucide-react";
import { useTranslation } from "react-i18next";

import { astanaTime } from "#app/domain/time/astana.ts";
import type { PersonAtGates } from "#app/server/supervision/person.server.ts";
import { Flag } from "#app/ui/flag.tsx";
import { Portrait } from "#app/ui/portrait.tsx";
import { usePlace } from "#app/ui/supervision/person-line.tsx";
import { useLanguage } from "#app/ui/use-language.ts";
import { ZoneNumerals } from "#app/ui/zone-numerals.tsx";

type Props = { person: PersonAtGates; zones: readonly { number: number; name: string }[] };

/** Face, delegation, badge, and where the ledger has them. */
export function PersonCard({ person, zones }: Props) {
  const { t } = useTranslation("supervision");
  const language = useLanguage();
  const place = usePlace(zones);
  const { badge, since, zone, floater } = person;
  const details = [
    zone !== null && since ? t("place.since", { time: astanaTime(since) }) : "",
    zone !== null && floater ? t("place.byFloater", { number: floater }) : "",
  ].filter(Boolean);
  return (
    <section className="card card-b gates-person" aria-label={person.surname}>
      <Portrait photoId={person.photoId} size="whole" />
      <div>
        {person.nativeName ? (
          <p>
            <bdi dir="auto">{person.nativeName}</bdi>
          </p>
        ) : null}
        <p className="row">
          <Flag iso2={person.iso2} />
          {person.delegation[language]}
        </p>
        {person.heldBack ? (
          <span className="chip chip-bad">
            <OctagonX className="i" aria-hidden="true" />
            {t("heldBack")}
          </span>
        ) : null}
        <dl className="dl">
          <dt>{t("person.where")}</dt>
          <dd>{[place(zone), ...details].join(", ")}</dd>
          <dt>{t("person.badge")}</dt>
          <dd>
            {badge
              ? t("person.number", { number: badge.shortNumber, issue: badge.issue })
              : t("person.noBadge")}
          </dd>
        </dl>
        {badge ? (
          <ZoneNumerals all={zones.map(({ number }) => number)} allowed={badge.zones} />
        ) : null}
      </div>
    </section>
  );
}
