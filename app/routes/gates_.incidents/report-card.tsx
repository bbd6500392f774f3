import { Form } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { describedBy, Field } from "#app/ui/field.tsx";

import type { Refusal } from "./incident-card.tsx";

type Props = { gates: readonly { id: string; name: string }[]; refusal: Refusal | undefined };

/** Something that no phone can see: in one's own words. */
export function ReportCard({ gates, refusal }: Props) {
  const { t } = useTranslation("incident");
  return (
    <section className="card" aria-labelledby="report">
      <div className="card-h">
        <h2 className="h-sub" id="report">
          {t("report.title")}
        </h2>
      </div>
      <Form method="post" className="card-b incident-form">
        <Field id="gateId" label={t("report.gate")}>
          <select className="input" id="gateId" name="gateId" defaultValue="">
            <option value="">{t("report.anywhere")}</option>
            {gates.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field id="note-report" label={t("report.text")} error={refusal?.text}>
          <textarea
            className="input"
            id="note-report"
            name="text"
            rows={3}
            maxLength={1000}
            defaultValue={refusal?.typed}
            {...describedBy("note-report", { error: refusal?.text })}
          />
        </Field>
        <button className="btn btn-1" name="intent" value="report">
          <Plus className="i" aria-hidden="true" />
          {t("report.send")}
        </button>
      </Form>
    </section>
  );
}
