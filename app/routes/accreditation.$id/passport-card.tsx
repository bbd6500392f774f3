import { Check, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { fullName } from "#app/domain/nominee/display.ts";
import { formatDate } from "#app/domain/time/astana.ts";
import type { ComparedLine } from "#app/domain/vetting/comparison.ts";
import type { DossierPage } from "#app/server/vetting/dossier-page.server.ts";
import { Portrait } from "#app/ui/portrait.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { MrzCells } from "./mrz-cells.tsx";

/** Face, the passport's zone beside what was typed, and the zone itself, character by character. */
export function PassportCard({ page }: { page: DossierPage }) {
  const { t } = useTranslation(["accreditation", "registration"]);
  const { file, category, passport } = page;
  const name = fullName(file);
  const noPhoto = category.photo === "free" ? t("dossier.photoFree") : t("dossier.noPhoto");
  return (
    <section className="card" aria-labelledby="passport-title">
      <div className="card-h">
        <h2 className="h-sub grow" id="passport-title">
          {t("dossier.passport")}
        </h2>
        {passport ? <ZoneVerdict passport={passport} /> : null}
      </div>
      <div className="id">
        <figure className="pair">
          <Portrait photoId={file.photoId} alt={t("dossier.photo", { name })} size="whole" />
          <figcaption>{file.photoId ? file.position : noPhoto}</figcaption>
          {file.photoId ? null : <p className="t13">{file.position}</p>}
        </figure>
        {passport ? (
          <Compared lines={passport.compared} />
        ) : (
          <p className="id-sealed c2">
            {page.stage ? t("dossier.noPassport") : t("dossier.sealed")}
          </p>
        )}
        {passport && passport.zone.length > 0 ? <MrzCells zone={passport.zone} /> : null}
      </div>
    </section>
  );
}

function ZoneVerdict({ passport }: { passport: NonNullable<DossierPage["passport"]> }) {
  const { t } = useTranslation("accreditation");
  if (passport.zone.length === 0) return <span className="t13 c3">{t("dossier.noZone")}</span>;
  if (passport.compared.every(({ zone }) => zone === null)) {
    return (
      <span className="row t13 w6 c-warn">
        <TriangleAlert className="i i-16" aria-hidden="true" />
        {t("dossier.digitsFail")}
      </span>
    );
  }
  return (
    <span className="ok-note">
      <Check className="i i-16" aria-hidden="true" />
      {t("dossier.digitsAgree")}
    </span>
  );
}

const DAYS: readonly ComparedLine["field"][] = ["birthDate", "passportExpires"];

function Compared({ lines }: { lines: readonly ComparedLine[] }) {
  const { t } = useTranslation(["accreditation", "registration"]);
  const language = useLanguage();
  const withZone = lines.some(({ zone }) => zone !== null);
  const entered = ({ field, entered }: ComparedLine): string => {
    if (entered === "") return t("dossier.nothing");
    return DAYS.includes(field) ? formatDate(entered, language) : entered;
  };
  return (
    <table className="cmp">
      <thead>
        <tr>
          <td />
          {withZone ? <th scope="col">{t("dossier.inZone")}</th> : null}
          <th scope="col">{t("dossier.entered")}</th>
          {withZone ? (
            <th scope="col">
              <span className="vh">{t("dossier.verdict")}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.field} className={line.agrees === false ? "is-warn" : undefined}>
            <th scope="row">{t(`registration:field.${line.field}`)}</th>
            {withZone ? (
              <td className={DAYS.includes(line.field) ? "mono nowrap" : "mono"}>{line.zone}</td>
            ) : null}
            <td className={line.field === "passportNumber" ? "mono w5" : "w5"}>{entered(line)}</td>
            {withZone ? (
              <td>
                <LineVerdict agrees={line.agrees} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LineVerdict({ agrees }: { agrees: boolean | null }) {
  const { t } = useTranslation("accreditation");
  if (agrees === null) return null;
  return (
    <>
      {agrees ? (
        <Check className="i i-16 c-ok" aria-hidden="true" />
      ) : (
        <TriangleAlert className="i i-16 c-warn" aria-hidden="true" />
      )}
      <span className="vh">{agrees ? t("dossier.agrees") : t("dossier.differs")}</span>
    </>
  );
}
