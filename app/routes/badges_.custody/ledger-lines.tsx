import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { receiptNumber } from "#app/domain/custody/receipt.ts";
import { astanaDay, astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { CustodyItem } from "#app/server/custody/items.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** Badge by badge: where it is, since when, and who signed for it. */
export function LedgerLines({ lines }: { lines: readonly CustodyItem[] }) {
  const { t } = useTranslation(["custody", "badge"]);
  const language = useLanguage();
  return (
    <section className="card">
      <table className="tbl print-table">
        <thead>
          <tr>
            <th>{t("person")}</th>
            <th>{t("badge")}</th>
            <th>{t("where")}</th>
            <th>{t("since")}</th>
            <th>{t("receiptHead")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <b className="w5">{line.name}</b>
                <small className="c2">{line.number}</small>
              </td>
              <td data-label={t("badge")}>
                <span>
                  <Link className="mono nowrap" to={`/badges/custody/${line.id}`}>
                    {line.shortNumber}
                  </Link>
                  <small className="c2">
                    {[
                      line.issue === null ? "" : t("badge:issueNumber", { issue: line.issue }),
                      line.live ? "" : t("dead"),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </small>
                </span>
              </td>
              <td data-label={t("where")}>
                <span className="row">
                  <span className="custody-key" data-state={line.state} aria-hidden="true" />
                  {t(`states.${line.state}`)}
                </span>
              </td>
              <td data-label={t("since")}>
                {line.since
                  ? `${formatDay(astanaDay(line.since), language)}, ${astanaTime(line.since)}`
                  : "–"}
              </td>
              <td data-label={t("receiptHead")}>
                {line.receipt ? (
                  <span>
                    <Link to={`/badges/receipts/${line.receipt.id}`}>
                      {receiptNumber(line.receipt.number)}
                    </Link>
                    <small className="c2">{line.receipt.takenBy}</small>
                  </span>
                ) : (
                  "–"
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
