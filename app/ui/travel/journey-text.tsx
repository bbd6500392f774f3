import { useTranslation } from "react-i18next";

import { astanaTime, formatDay } from "../../domain/time/astana.ts";
import type { Journey } from "../../domain/travel/journey.ts";
import { useLanguage } from "../use-language.ts";

/** "12 October, 09:05 · KC 852", or the way of travel where there is no number. */
export function JourneyText({ journey }: { journey: Journey | null }) {
  const { t } = useTranslation("travel");
  const language = useLanguage();
  if (!journey) return <span className="c3">{t("table.none")}</span>;
  const { at, number, carrier, mode } = journey;
  return (
    <span className="journey">
      <b className="nowrap">
        {formatDay(at, language)}, {astanaTime(at)}
      </b>
      <small>
        {number || carrier ? [carrier, number].filter(Boolean).join(" ") : t(`mode.${mode}`)}
      </small>
    </span>
  );
}
