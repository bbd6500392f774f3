import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { BatchPage } from "#app/server/print-run/batch-page.server.ts";

const FORM = "spoiled";

/** Everybody of a batch. What was printed can be marked as spoiled: it goes into the next batch. */
export function People({ people, reason }: { people: BatchPage["people"]; reason: string }) {
  const { t } = useTranslation(["print", "badge"]);
  const anyPrinted = people.some(({ state }) => state === "printed");
  return (
    <section className="card" aria-labelledby="people-title">
      <div className="card-h">
        <h2 className="h-sub" id="people-title">
          {t("people", { count: people.length })}
        </h2>
      </div>
      <table className="tbl print-table">
        <thead>
          <tr>
            <th>{t("badge:person")}</th>
            <th>{t("badge:badge")}</th>
            <th>{t("state")}</th>
            <th>{t("partHead")}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.position}>
              <td>
                <span className="row">
                  {person.state === "printed" && person.badgeId ? (
                    <label className="tick">
                      <input
                        type="checkbox"
                        name="badgeIds"
                        value={person.badgeId}
                        form={FORM}
                        aria-label={t("badge:mark", { name: person.name })}
                      />
                    </label>
                  ) : (
                    <span className="tick" />
                  )}
                  <span>
                    <b className="w5">{person.name}</b>
                    <small className="c2">{person.number}</small>
                  </span>
                </span>
              </td>
              <td data-label={t("badge:badge")}>
                <span className="mono nowrap">{person.shortNumber ?? "–"}</span>
              </td>
              <td data-label={t("state")}>
                {t(`itemStates.${person.state}`)}
                {person.why ? <small className="c2">{t(`why.${person.why}`)}</small> : null}
              </td>
              <td data-label={t("partHead")}>{person.part ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {anyPrinted ? (
        <Form method="post" id={FORM} className="print-spoil" noValidate>
          <div className="field grow">
            <label htmlFor="spoil-reason">{t("spoilReason")}</label>
            <input
              id="spoil-reason"
              name="reason"
              className="input"
              required
              maxLength={200}
              defaultValue={reason}
            />
          </div>
          <button className="btn btn-bad" name="intent" value="spoil">
            {t("spoil")}
          </button>
        </Form>
      ) : null}
    </section>
  );
}
