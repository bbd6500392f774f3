import { Link, useSearchParams } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";

import { personNumber } from "#app/domain/badge/short-number.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import { queueSearch } from "#app/domain/vetting/queue-address.ts";
import type { DossierPage } from "#app/server/vetting/dossier-page.server.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { Flag } from "#app/ui/flag.tsx";
import { useLanguage } from "#app/ui/use-language.ts";
import { ZoneNumerals } from "#app/ui/zone-numerals.tsx";

import { OfficersChip } from "./officers-chip.tsx";
import { Way } from "./way.tsx";

/** Who it is, from which delegation, in which category, and how far the file has come. */
export function Head({ page }: { page: DossierPage }) {
  const { t } = useTranslation(["accreditation", "zone"]);
  const language = useLanguage();
  const [search] = useSearchParams();
  const { file, home, category } = page;
  const sent = file.submittedAt;
  return (
    <header className="d-h">
      <Link className="d-back" to={`/accreditation${queueSearch(search)}`}>
        <ArrowLeft className="i i-16" aria-hidden="true" />
        {t("queue.back")}
      </Link>
      <div className="d-who">
        <Flag iso2={home.iso2} size="l" />
        <div className="grow">
          <h1 className="h-page" id="dossier-name">
            {fullName(file)}
          </h1>
          <p className="t14 c2">
            {file.nativeName ? (
              <>
                <bdi>{file.nativeName}</bdi> ·{" "}
              </>
            ) : null}
            {home.name} · <span className="nowrap">{personNumber(home.code, file.number)}</span>
            {sent
              ? ` · ${t("dossier.sent", { date: formatDay(sent, language), time: astanaTime(sent) })}`
              : ""}
          </p>
        </div>
        <span className="d-tags">
          {page.stage && file.status !== "on_hold" ? null : <OfficersChip status={file.status} />}
          <CategoryTag letter={category.letter} />
          <b className="t14 w6">{category.name}</b>
          <Link to={`/accreditation/${file.id}/zones`} className="d-zones">
            <ZoneNumerals all={page.zones} allowed={page.allowed} />
            <span className="vh">{t("zone:change")}</span>
          </Link>
        </span>
      </div>
      <Way page={page} />
    </header>
  );
}
