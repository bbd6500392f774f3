import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { describedBy, Field } from "#app/ui/field.tsx";

import { MoneyFields } from "./money-fields.tsx";

type Props = {
  currencies: readonly string[];
  error: { at: string; problem: string | undefined } | undefined;
  typed: Readonly<Record<string, string>> | undefined;
};

/** A project of the own delegation: what it is, and what it costs where that is known. */
export function ProposeForm({ currencies, error, typed }: Props) {
  const { t } = useTranslation("fund");
  const errorAt = (field: string) => (error?.at === field ? error.problem : undefined);
  return (
    <section className="card" aria-labelledby="propose-title">
      <div className="card-h">
        <h2 className="h-sub" id="propose-title">
          {t("propose.title")}
        </h2>
      </div>
      <Form method="post" className="card-b document-form" replace noValidate>
        <Field id="title" label={t("propose.name")} error={errorAt("title")}>
          <input
            className="input"
            id="title"
            name="title"
            maxLength={300}
            defaultValue={typed?.title}
            {...describedBy("title", { error: errorAt("title") })}
          />
        </Field>
        <Field id="summary" label={t("propose.summary")} error={errorAt("summary")}>
          <textarea
            className="input"
            id="summary"
            name="summary"
            rows={5}
            maxLength={4000}
            defaultValue={typed?.summary}
            {...describedBy("summary", { error: errorAt("summary") })}
          />
        </Field>
        <MoneyFields
          id="cost"
          name="cost"
          label={t("propose.cost")}
          hint={t("propose.costHint")}
          currencies={currencies}
          error={errorAt("cost")}
          amount={typed?.cost}
          currency={typed?.currency}
        />
        <button className="btn btn-1" name="intent" value="propose">
          {t("propose.save")}
        </button>
      </Form>
    </section>
  );
}
