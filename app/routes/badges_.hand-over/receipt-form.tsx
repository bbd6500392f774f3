import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { ReceiptRefusal, TypedReceipt } from "#app/domain/custody/receipt.ts";
import type { HandOverRefusal } from "#app/server/custody/hand-over.server.ts";
import type { ToHandOver } from "#app/server/custody/receipts.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Flag } from "#app/ui/flag.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { TakerFields } from "./taker-fields.tsx";

type Props = {
  delegation: NonNullable<ToHandOver["delegation"]>;
  ready: ToHandOver["ready"];
  answer: { refused: HandOverRefusal; typed: TypedReceipt; badgeIds: string[] } | null;
};

/** Where each refusal of the terms is mended. */
const FIELD: Record<ReceiptRefusal, string> = {
  nobody_marked: "badges",
  several_delegations: "badges",
  holder_of_several: "taker-holder",
  name_missing: "takenBy",
  letter_missing: "letter",
  identity_unchecked: "identityChecked",
};

/** The badges on the counter, each ticked, beside who takes them. */
export function ReceiptForm({ delegation, ready, answer }: Props) {
  const { t } = useTranslation("custody");
  const refused = answer?.refused;
  const refusals = refused?.kind === "terms" ? refused.refusals : [];
  const ticked = (id: string) => !answer || answer.badgeIds.includes(id);
  return (
    <Form method="post" className="print-page">
      <ErrorSummary
        title={t("errors", { count: refusals.length })}
        errors={refusals.map((refusal) => ({
          field: FIELD[refusal],
          message: t(`refusal.${refusal}`),
        }))}
      />
      {refused?.kind === "clash" ? (
        <Notice kind="bad">
          {t("clash", {
            name: refused.clash.name,
            reason: t(`refusal.${refused.clash.refusal}`),
          })}
        </Notice>
      ) : null}
      <div className="print-start">
        <section className="card" aria-labelledby="badges">
          <div className="card-h">
            <Flag iso2={delegation.iso2} />
            <h2 className="h-sub" id="badges" tabIndex={-1}>
              {delegation.name}
            </h2>
          </div>
          <p className="card-b t14 c2">{t("ready", { count: ready.length })}</p>
          <ul className="custody-list">
            {ready.map(({ id, name, number, photoId, shortNumber }) => (
              <li key={id}>
                <label>
                  <span className="tick">
                    <input type="checkbox" name="badgeIds" value={id} defaultChecked={ticked(id)} />
                  </span>
                  <span className="ph">
                    {photoId ? <img src={`/files/${photoId}?size=small`} alt="" /> : null}
                  </span>
                  <span className="grow">
                    <b className="w5">{name}</b>
                    <small className="c2">{number}</small>
                  </span>
                  <span className="mono nowrap">{shortNumber}</span>
                </label>
              </li>
            ))}
          </ul>
        </section>
        <TakerFields several={ready.length > 1} typed={answer?.typed} refusals={refusals} />
      </div>
    </Form>
  );
}
