import { FileDown } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import { Field } from "#app/ui/field.tsx";

type Props = { delegations: readonly { id: string; name: string }[]; language: Language };

/** Prints the programme of one delegation, as a numbered copy where that is wished. */
export function ProgrammeCard({ delegations, language }: Props) {
  const { t } = useTranslation("personal");
  return (
    <section className="card card-b prec-programme" aria-labelledby="personal">
      <h2 className="h-sec" id="personal">
        {t("title")}
      </h2>
      <form action="/precedence/programme.pdf">
        <input type="hidden" name="lang" value={language} />
        <Field id="personal-delegation" label={t("print.choose")}>
          <select className="input" id="personal-delegation" name="delegation">
            {delegations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <div className="prec-copy">
          {(["copy", "of"] as const).map((name) => (
            <Field
              key={name}
              id={`personal-${name}`}
              label={t(name === "copy" ? "print.copyNumber" : "print.copyOf")}
            >
              <input
                className="input"
                id={`personal-${name}`}
                name={name}
                inputMode="numeric"
                maxLength={2}
              />
            </Field>
          ))}
          <button className="btn btn-2">
            <FileDown className="i" aria-hidden="true" />
            {t("print.open")}
          </button>
        </div>
      </form>
    </section>
  );
}
