import { Form } from "@remix-run/react";
import { Printer } from "lucide-react";
import { useTranslation } from "react-i18next";

import { LONGEST_STOCK, type PrintRefusal } from "#app/domain/badge/print.ts";
import { SHEETS, type SheetKind } from "#app/domain/badge/sheets.ts";
import type { StartPage } from "#app/server/print-run/start-page.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";

type Props = {
  page: Pick<StartPage, "scope" | "counts" | "sheet">;
  refused: { refusal: PrintRefusal; sheet: SheetKind; stock: string } | null;
};

/** How many that is, on what they are printed, and the button. */
export function StartForm({ page: { scope, counts, sheet }, refused }: Props) {
  const { t } = useTranslation(["print", "badge"]);
  const aboutStock = refused?.refusal === "stock_missing" || refused?.refusal === "stock_too_long";
  const error = refused && aboutStock ? t(`refusal.${refused.refusal}`) : undefined;
  return (
    <section className="card" aria-labelledby="start-title">
      <div className="card-h">
        <h2 className="h-sub" id="start-title" role="status">
          {t("toPrint", { count: counts.toPrint })}
        </h2>
      </div>
      <Form method="post" className="card-b stack" noValidate>
        {refused && !aboutStock ? (
          <Notice kind="bad">{t(`refusal.${refused.refusal}`)}</Notice>
        ) : null}
        <ul className="t14 c2 print-counts">
          {counts.toIssue > 0 ? <li>{t("toIssue", { count: counts.toIssue })}</li> : null}
          {counts.printed > 0 ? <li>{t("printedBefore", { count: counts.printed })}</li> : null}
          {counts.lackPhoto > 0 ? <li>{t("lackPhoto", { count: counts.lackPhoto })}</li> : null}
        </ul>
        {scope.badgeIds?.map((id) => (
          <input key={id} type="hidden" name="badgeIds" value={id} />
        ))}
        <input type="hidden" name="delegation" value={scope.delegationId ?? ""} />
        <input type="hidden" name="category" value={scope.category ?? ""} />
        <input type="hidden" name="zone" value={scope.zone ?? ""} />
        <div className="field">
          <label htmlFor="sheet">{t("badge:sheet")}</label>
          <select id="sheet" name="sheet" className="input" defaultValue={refused?.sheet ?? sheet}>
            {SHEETS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`badge:sheets.${kind}`)}
              </option>
            ))}
          </select>
        </div>
        <Field id="stock" label={t("stock")} hint={t("stockHint")} error={error}>
          <input
            className="input"
            id="stock"
            name="stock"
            required
            maxLength={LONGEST_STOCK}
            defaultValue={refused?.stock}
            {...describedBy("stock", { hint: true, error })}
          />
        </Field>
        <button className="btn btn-1" name="intent" value="start">
          <Printer className="i i-18" aria-hidden="true" />
          {t("start")}
        </button>
      </Form>
    </section>
  );
}
