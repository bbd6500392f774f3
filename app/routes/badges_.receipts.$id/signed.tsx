import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { ReceiptPage } from "#app/server/custody/receipts.server.ts";

/** The badges of a receipt. Those still out can be ticked and taken back. */
export function Signed({ lines }: { lines: ReceiptPage["lines"] }) {
  const { t } = useTranslation(["custody", "badge"]);
  return (
    <Form method="post" className="card">
      <div className="card-h">
        <h2 className="h-sub">{t("badges", { count: lines.length })}</h2>
      </div>
      <table className="tbl print-table">
        <thead>
          <tr>
            <th>{t("person")}</th>
            <th>{t("badge")}</th>
            <th>{t("where")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <span className="row">
                  <span className="tick">
                    {line.out ? (
                      <input
                        type="checkbox"
                        name="badgeIds"
                        value={line.id}
                        aria-label={t("mark", { name: line.name })}
                      />
                    ) : null}
                  </span>
                  <span>
                    <b className="w5">{line.name}</b>
                    <small className="c2">{line.number}</small>
                  </span>
                </span>
              </td>
              <td data-label={t("badge")}>
                <span>
                  <Link className="mono nowrap" to={`/badges/custody/${line.id}`}>
                    {line.shortNumber}
                  </Link>
                  {line.issue === null ? null : (
                    <small className="c2">{t("badge:issueNumber", { issue: line.issue })}</small>
                  )}
                </span>
              </td>
              <td data-label={t("where")}>{t(`states.${line.state}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.some(({ out }) => out) ? (
        <div className="print-spoil">
          <button className="btn btn-2" name="intent" value="keep">
            {t("takeBack.keep")}
          </button>
          <button className="btn btn-bad" name="intent" value="destroy">
            {t("takeBack.destroy")}
          </button>
          <small className="c2">{t("backHint")}</small>
        </div>
      ) : null}
    </Form>
  );
}
