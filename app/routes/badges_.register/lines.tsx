import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { astanaDay, astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { RegisterPage } from "#app/server/print-run/register.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

type Props = { lines: RegisterPage["lines"]; leadsToPrinting: boolean };

/** Lines of the register, latest first. */
export function Lines({ lines, leadsToPrinting }: Props) {
  const { t } = useTranslation(["print", "badge"]);
  const language = useLanguage();
  return (
    <section className="card">
      <table className="tbl print-table">
        <thead>
          <tr>
            <th>{t("badge:person")}</th>
            <th>{t("badge:badge")}</th>
            <th>{t("what")}</th>
            <th>{t("stock")}</th>
            <th>{t("when")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <b className="w5">{line.name || line.number}</b>
                {line.name ? <small className="c2">{line.number}</small> : null}
              </td>
              <td data-label={t("badge:badge")}>
                <span className="mono nowrap">{line.shortNumber}</span>
              </td>
              <td data-label={t("what")}>
                <span>
                  {t(`kinds.${line.kind}`)}
                  {line.batchId && line.batch !== null ? (
                    <>
                      {" · "}
                      {leadsToPrinting ? (
                        <Link to={`/badges/print/${line.batchId}`}>
                          {t("numbered", { number: line.batch })}
                        </Link>
                      ) : (
                        t("numbered", { number: line.batch })
                      )}
                    </>
                  ) : null}
                  {line.reason ? <small className="c2">{line.reason}</small> : null}
                </span>
              </td>
              <td data-label={t("stock")}>{line.stock || "–"}</td>
              <td data-label={t("when")}>
                {formatDay(astanaDay(line.at), language)}, {astanaTime(line.at)} · {line.by}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
