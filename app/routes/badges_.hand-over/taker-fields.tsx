import { PackageCheck } from "lucide-react";
import { useTranslation } from "react-i18next";

import {
  IDENTITY_DOCUMENTS,
  LONGEST_LETTER,
  LONGEST_TAKER,
  type ReceiptRefusal,
  TAKERS,
  type TypedReceipt,
} from "#app/domain/custody/receipt.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

type Props = {
  several: boolean;
  typed: TypedReceipt | undefined;
  refusals: readonly ReceiptRefusal[];
};

/** Who takes the badges and how they proved it. A proxy's fields stand open: without scripts nothing can hide them. */
export function TakerFields({ several, typed, refusals }: Props) {
  const { t } = useTranslation("custody");
  const taker = typed?.taker ?? (several ? "proxy" : "holder");
  const error = (refusal: ReceiptRefusal) =>
    refusals.includes(refusal) ? t(`refusal.${refusal}`) : undefined;
  const unchecked = error("identity_unchecked");
  return (
    <section className="card" aria-labelledby="who-title">
      <div className="card-h">
        <h2 className="h-sub" id="who-title">
          {t("who")}
        </h2>
      </div>
      <div className="card-b stack custody-taker">
        <fieldset className="field">
          <legend className="vh">{t("who")}</legend>
          {TAKERS.map((each) => (
            <label key={each} className="row">
              <span className="tick">
                <input
                  type="radio"
                  id={`taker-${each}`}
                  name="taker"
                  value={each}
                  defaultChecked={each === taker}
                />
              </span>
              {t(`taker.${each}`)}
            </label>
          ))}
        </fieldset>
        <div className="stack custody-proxy">
          <Field
            id="takenBy"
            label={t("takenBy")}
            hint={t("takenByHint")}
            error={error("name_missing")}
          >
            <input
              className="input"
              id="takenBy"
              name="takenBy"
              maxLength={LONGEST_TAKER}
              autoComplete="off"
              defaultValue={typed?.takenBy}
              {...describedBy("takenBy", { hint: true, error: error("name_missing") })}
            />
          </Field>
          <Field
            id="letter"
            label={t("letter")}
            hint={t("letterHint")}
            error={error("letter_missing")}
          >
            <input
              className="input"
              id="letter"
              name="letter"
              maxLength={LONGEST_LETTER}
              autoComplete="off"
              defaultValue={typed?.letter}
              {...describedBy("letter", { hint: true, error: error("letter_missing") })}
            />
          </Field>
        </div>
        <Field id="document" label={t("document")}>
          <select
            id="document"
            name="document"
            className="input"
            defaultValue={typed?.document ?? "passport"}
          >
            {IDENTITY_DOCUMENTS.map((each) => (
              <option key={each} value={each}>
                {t(`documents.${each}`)}
              </option>
            ))}
          </select>
        </Field>
        <label className="row" htmlFor="identityChecked">
          <span className="tick">
            <input
              type="checkbox"
              id="identityChecked"
              name="identityChecked"
              defaultChecked={typed?.identityChecked}
              aria-invalid={unchecked ? true : undefined}
            />
          </span>
          {t("checked")}
        </label>
        {unchecked ? <span className="err t14 c-bad">{unchecked}</span> : null}
        <button className="btn btn-1">
          <PackageCheck className="i i-18" aria-hidden="true" />
          {t("write")}
        </button>
      </div>
    </section>
  );
}
