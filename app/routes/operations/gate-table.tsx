import { CircleCheck, CircleDashed, CloudOff } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Day } from "#app/server/operations/day.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

type Gate = Day["gates"][number];

/** A phone that has not called for this long is called silent. */
const SILENT_MINUTES = 5;

const minutesBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));

/** Each gate: does it answer, how old is its oldest list, what does it still hold. */
export function GateTable({ gates, now, real }: { gates: readonly Gate[]; now: Date; real: Date }) {
  const { t } = useTranslation("operations");
  const language = useLanguage();
  const ago = (minutes: number): string =>
    minutes < 60
      ? t("gates.minutes", { minutes })
      : t("gates.hours", { hours: Math.floor(minutes / 60) });
  return (
    <section className="card ops-gates" aria-labelledby="gates-title">
      <div className="card-h">
        <h2 className="h-sub" id="gates-title">
          {t("gates.title")}
        </h2>
      </div>
      <table className="tbl tbl-stack">
        <thead>
          <tr>
            <th scope="col">{t("gates.gate")}</th>
            <th scope="col">{t("gates.state")}</th>
            <th scope="col" className="r">
              {t("gates.phones")}
            </th>
            <th scope="col" className="r">
              {t("gates.contact")}
            </th>
            <th scope="col" className="r">
              {t("gates.list")}
            </th>
            <th scope="col" className="r">
              {t("gates.unsent")}
            </th>
          </tr>
        </thead>
        <tbody>
          {gates.map((gate) => (
            <tr key={gate.id}>
              <th scope="row">
                {gate.name[language]}{" "}
                <span className="c3">· {t(`direction.${gate.direction}`)}</span>
              </th>
              <td data-label={t("gates.state")}>
                <State gate={gate} real={real} />
              </td>
              <td className="r" data-label={t("gates.phones")}>
                {gate.phones}
              </td>
              <td className="r" data-label={t("gates.contact")}>
                {gate.lastContactAt ? ago(minutesBetween(gate.lastContactAt, real)) : "–"}
              </td>
              <td className="r" data-label={t("gates.list")}>
                {gate.oldestList ? ago(minutesBetween(gate.oldestList, now)) : "–"}
              </td>
              <td className="r" data-label={t("gates.unsent")}>
                {gate.unsent}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function State({ gate, real }: { gate: Gate; real: Date }) {
  const { t } = useTranslation("operations");
  if (gate.phones === 0) {
    return (
      <span className="chip chip-off">
        <CircleDashed className="i" aria-hidden="true" />
        {t("gates.none")}
      </span>
    );
  }
  const silent =
    gate.lastContactAt === null || minutesBetween(gate.lastContactAt, real) >= SILENT_MINUTES;
  const Icon = silent ? CloudOff : CircleCheck;
  return (
    <span className={`chip ${silent ? "chip-back" : "chip-ok"}`}>
      <Icon className="i" aria-hidden="true" />
      {silent ? t("gates.silent") : t("gates.normal")}
    </span>
  );
}
