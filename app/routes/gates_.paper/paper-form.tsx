import { Form } from "@remix-run/react";
import { FileUp } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Paper } from "#app/server/supervision/paper.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";
import { type GateChoice, GateField } from "#app/ui/supervision/passing-fields.tsx";

type Props = {
  gates: readonly GateChoice[];
  days: readonly { day: string; name: string }[];
  today: string;
  typed: Paper | undefined;
  problem: { field: string; text: string } | undefined;
};

const ROWS = 12;

/** The gate, the day, the lines, and why there are any. */
export function PaperForm({ gates, days, today, typed, problem }: Props) {
  const { t } = useTranslation("supervision");
  const errorOf = (field: string) => (problem?.field === field ? problem.text : undefined);
  return (
    <Form method="post" encType="multipart/form-data" className="card card-b gates-do gates-paper">
      <GateField
        id="paper-gate"
        label={t("paper.gate")}
        gates={gates}
        chosen={typed?.gateId ?? gates[0]?.id}
        error={errorOf("paper-gate")}
      />
      <Field id="paper-day" label={t("paper.day")}>
        <select className="input" id="paper-day" name="day" defaultValue={typed?.day ?? today}>
          {days.map(({ day, name }) => (
            <option key={day} value={day}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field
        id="paper-text"
        label={t("paper.text")}
        hint={t("paper.textHint")}
        error={errorOf("paper-text")}
      >
        <textarea
          className="input mono"
          id="paper-text"
          name="text"
          rows={ROWS}
          spellCheck={false}
          placeholder={"09:05; 7K4M-92QX\n09:07; 3T8C-40VA"}
          defaultValue={typed?.text}
          {...describedBy("paper-text", { hint: true, error: errorOf("paper-text") })}
        />
      </Field>
      <Field id="paper-file" label={t("paper.file")}>
        <input
          className="input"
          id="paper-file"
          name="file"
          type="file"
          accept=".csv,.txt,text/*"
        />
      </Field>
      <Field id="paper-note" label={t("paper.note")} error={errorOf("paper-note")}>
        <input
          className="input"
          id="paper-note"
          name="note"
          maxLength={300}
          autoComplete="off"
          defaultValue={typed?.note}
          {...describedBy("paper-note", { error: errorOf("paper-note") })}
        />
      </Field>
      <button className="btn btn-1">
        <FileUp className="i" aria-hidden="true" />
        {t("paper.send")}
      </button>
    </Form>
  );
}
