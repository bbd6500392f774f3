import { FileDown } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Field } from "#app/ui/field.tsx";
import { type GateChoice, GateField } from "#app/ui/supervision/passing-fields.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

type Props = {
  gates: readonly GateChoice[];
  days: readonly { day: string; name: string }[];
  today: string;
};

/** Opens the list of who may pass a gate, to be printed before it is needed. */
export function ListForm({ gates, days, today }: Props) {
  const { t } = useTranslation("supervision");
  const language = useLanguage();
  return (
    <form
      action="/gates/paper.pdf"
      className="card card-b gates-do gates-paper"
      aria-labelledby="list-print"
    >
      <h2 className="h-sec" id="list-print">
        {t("list.print")}
      </h2>
      <p className="c2">{t("list.printLead")}</p>
      <input type="hidden" name="lang" value={language} />
      <GateField id="list-gate" label={t("paper.gate")} gates={gates} chosen={gates[0]?.id} />
      <Field id="list-day" label={t("paper.day")}>
        <select className="input" id="list-day" name="day" defaultValue={today}>
          {days.map(({ day, name }) => (
            <option key={day} value={day}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <button className="btn btn-2">
        <FileDown className="i" aria-hidden="true" />
        {t("list.open")}
      </button>
    </form>
  );
}
