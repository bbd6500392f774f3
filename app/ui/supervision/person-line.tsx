import { useTranslation } from "react-i18next";

import { Flag } from "../flag.tsx";
import { Portrait } from "../portrait.tsx";

type Person = {
  surname: string;
  givenNames: string;
  nativeName: string;
  photoId: string | null;
  iso2: string | null;
  code: string;
};

/** The face to compare, the name as on the badge, and whose delegation. */
export function PersonLine({ person, children }: { person: Person; children?: React.ReactNode }) {
  const { surname, givenNames, nativeName, photoId, iso2, code } = person;
  return (
    <span className="at-gate">
      <Portrait photoId={photoId} />
      <span>
        <b className="w6">
          {surname.toUpperCase()} {givenNames}
        </b>
        {nativeName ? (
          <bdi className="t13 c2" dir="auto">
            {nativeName}
          </bdi>
        ) : null}
        <span className="t13 c2 at-gate-of">
          <Flag iso2={iso2} /> {code}
        </span>
        {children}
      </span>
    </span>
  );
}

/** "Zone 3, Plenary hall" or "Outside". */
export function usePlace(zones: readonly { number: number; name: string }[]) {
  const { t } = useTranslation("supervision");
  return (zone: number | null): string =>
    zone === null
      ? t("place.outside")
      : t("place.zone", { zone, name: zones.find(({ number }) => number === zone)?.name ?? "" });
}
