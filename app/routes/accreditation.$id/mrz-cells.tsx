import { useTranslation } from "react-i18next";

import type { MrzCell } from "#app/domain/nominee/mrz-cells.ts";

const CLASS: Record<MrzCell["look"], string | undefined> = {
  plain: undefined,
  filler: "f",
  check: "k",
  wrong: "w",
};

/** The zone's two or three lines as equal cells, so that a character can be pointed at; check digits are marked. */
export function MrzCells({ zone }: { zone: readonly (readonly MrzCell[])[] }) {
  const { t } = useTranslation("accreditation");
  const lines = zone.map((line) => line.map(({ character }) => character).join("")).join(", ");
  return (
    <div className="mrz2" role="img" aria-label={t("dossier.mrz", { lines })}>
      {zone.map((cells, line) => (
        <div key={line} aria-hidden="true">
          {cells.map(({ character, look }, at) => (
            <span key={at} className={CLASS[look]}>
              {character}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
