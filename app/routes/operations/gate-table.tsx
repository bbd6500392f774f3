import { useTranslation } from "react-i18next";

import type { Day } from "#app/server/operations/day.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

import { tenths } from "./figures.tsx";
import { GateState } from "./gate-state.tsx";
import { Spark } from "./spark.tsx";
import { useAge } from "./use-age.ts";

/** Who stands longer before a guard is waiting (visual reference, operations: "limit 10 s"). */
const LIMIT_MS = 10_000;

type Gate = Day["gates"][number];

/** Each gate: how its phones are, how much it scans, how long people stand there, how old its oldest list is, its weakest battery, its worst clock, what it still holds. */
export function GateTable({ gates, replayed }: { gates: readonly Gate[]; replayed: boolean }) {
  const { t } = useTranslation("operations");
  return (
    <section className="card ops-gates" aria-label={t("gates.title")}>
      {replayed ? <p className="ops-note t13 c2">{t("gates.healthIsNow")}</p> : null}
      <table className="tbl tbl-stack">
        <thead>
          <tr>
            <th scope="col">{t("gates.gate")}</th>
            <th scope="col">{t("gates.state")}</th>
            <th scope="col">{t("gates.scans")}</th>
            {(["took", "phones", "contact", "list", "charge", "skew", "unsent"] as const).map(
              (column) => (
                <th key={column} scope="col" className="r">
                  {t(`gates.${column}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {gates.map((gate) => (
            <GateRow key={gate.id} gate={gate} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function GateRow({ gate }: { gate: Gate }) {
  const { t } = useTranslation("operations");
  const language = useLanguage();
  const age = useAge();
  const { health, phones, heard, contactAge, listAge, battery, skew, unsent, scans, tookMs } = gate;
  const bad = health.kind === "silent" || health.kind === "stale";
  const warn = (when: boolean) => `r${when ? " w6 c-warn" : ""}`;
  const aged = (seconds: number | null) => (seconds === null ? "–" : age(seconds));
  return (
    <tr className={bad ? "is-off" : undefined}>
      <th scope="row">{gate.name[language]}</th>
      <td data-label={t("gates.state")}>
        <GateState health={health} />
      </td>
      <td data-label={t("gates.scans")}>
        <span className="row">
          <Spark scans={scans} />
          <b className="w6">{scans.at(-1) ?? 0}</b>
        </span>
      </td>
      <td className={warn((tookMs ?? 0) > LIMIT_MS)} data-label={t("gates.took")}>
        {tookMs === null ? "–" : t("gates.seconds", { seconds: tenths(tookMs, language) })}
      </td>
      <td className="r" data-label={t("gates.phones")}>
        {t("gates.heard", { heard, phones })}
      </td>
      <td className={warn(health.kind === "silent")} data-label={t("gates.contact")}>
        {aged(contactAge)}
      </td>
      <td className={warn(health.kind === "stale")} data-label={t("gates.list")}>
        {aged(listAge)}
      </td>
      <td className={warn(health.kind === "battery")} data-label={t("gates.charge")}>
        {battery === null ? "–" : t("gates.percent", { percent: battery })}
      </td>
      <td className={warn(health.kind === "clock")} data-label={t("gates.skew")}>
        {aged(skew)}
      </td>
      <td className={warn(unsent > 0)} data-label={t("gates.unsent")}>
        {unsent}
      </td>
    </tr>
  );
}
