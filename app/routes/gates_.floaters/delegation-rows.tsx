import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { astanaTime } from "#app/domain/time/astana.ts";
import type { DelegationFloatersNow } from "#app/server/supervision/floaters.server.ts";
import { Flag } from "#app/ui/flag.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

type Props = {
  delegation: DelegationFloatersNow;
  zones: readonly { number: number; name: string }[];
  /** Who may open a person's page. */
  leadsToPeople: boolean;
};
type Floater = DelegationFloatersNow["zones"][number]["floaters"][number];

/** A delegation's floaters, a row a zone. */
export function DelegationRows({ delegation, zones, leadsToPeople }: Props) {
  const { t } = useTranslation("supervision");
  const language = useLanguage();
  return (
    <tbody>
      {delegation.zones.map(({ zone, places, live, inside, floaters }, at) => (
        <tr key={zone}>
          {at === 0 ? (
            <th scope="rowgroup" rowSpan={delegation.zones.length} className="gates-name">
              <span className="row">
                <Flag iso2={delegation.iso2} />
                {delegation.name[language]}
              </span>
            </th>
          ) : null}
          <td data-label={t("floaters.zone")}>
            <span className="row">
              <span className="zone">{zone}</span>
              {zones.find(({ number }) => number === zone)?.name}
            </span>
          </td>
          <td className="r" data-label={t("floaters.live")}>
            {t("floaters.of", { count: live, places })}
          </td>
          <td className="r" data-label={t("floaters.inside")}>
            {inside}
          </td>
          <td>
            <ul className="gates-held">
              {floaters.map((floater) => (
                <Held key={floater.id} floater={floater} leadsToPeople={leadsToPeople} />
              ))}
            </ul>
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function Held({ floater, leadsToPeople }: { floater: Floater; leadsToPeople: boolean }) {
  const { t } = useTranslation("supervision");
  const { number, holderId, nomineeId, surname, givenNames, since, lastAt } = floater;
  const name = [surname, givenNames].filter(Boolean).join(" ");
  const words =
    holderId !== null && since
      ? t("floaters.insideSince", { time: astanaTime(since) })
      : lastAt
        ? t("floaters.lastBy", { name, time: astanaTime(lastAt) })
        : t("floaters.never");
  const person =
    nomineeId && leadsToPeople ? <Link to={`/gates/people/${nomineeId}`}>{name}</Link> : name;
  return (
    <li>
      <b className="mono">{number}</b>
      {holderId !== null ? <span>{person}</span> : null}
      <span className="t13 c2">{words}</span>
    </li>
  );
}
