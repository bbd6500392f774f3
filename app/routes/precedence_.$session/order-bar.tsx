import { Form, Link } from "@remix-run/react";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import { ORDERS } from "#app/domain/precedence/policy.ts";
import type { ListView } from "#app/server/precedence/view.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** The orders to look at, the one that is kept, and for seats who was drawn for the first one. */
export function OrderBar({
  view,
  language,
  error,
}: {
  view: ListView;
  language: Language;
  error: string | undefined;
}) {
  const { t } = useTranslation("precedence");
  const { list, rule, looking } = view;
  return (
    <section className="prec-order" aria-label={t("order.label")}>
      <nav className="seg" aria-label={t("order.label")}>
        {ORDERS.map((order) => (
          <Link
            key={order}
            to={`?list=${list}&order=${order}`}
            aria-current={order === looking ? "true" : undefined}
            preventScrollReset
          >
            {order === rule.order ? <Check className="i i-14" aria-hidden="true" /> : null}
            {t(`order.${order}`)}
          </Link>
        ))}
      </nav>
      {looking === rule.order ? null : (
        <Notice kind="info">{t("order.looking", { order: t(`order.${rule.order}`) })}</Notice>
      )}
      <Form method="post" action={`?list=${list}`} className="prec-rule">
        <input type="hidden" name="intent" value="order" />
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="order" value={looking} />
        <label className="tick">
          <input type="checkbox" name="byStatus" defaultChecked={rule.byStatus} />
          <span>{t("order.byStatus")}</span>
        </label>
        {list === "seating" ? (
          <Field id="drawn" label={t("order.drawn")} error={error}>
            <select
              id="drawn"
              name="drawn"
              className="input"
              defaultValue={rule.drawn ?? ""}
              {...describedBy("drawn", { error })}
            >
              <option value="">{t("order.nobodyDrawn")}</option>
              {view.places.map(({ participant }) => (
                <option key={participant.id} value={participant.id}>
                  {participant.name[language]}
                </option>
              ))}
            </select>
          </Field>
        ) : (
          <input type="hidden" name="drawn" value={rule.drawn ?? ""} />
        )}
        <button className="btn btn-2" type="submit">
          {t(looking === rule.order ? "order.save" : "order.use")}
        </button>
      </Form>
    </section>
  );
}
