import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { describedBy, Field } from "#app/ui/field.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

type Props = { id: string; problem: "reason_missing" | "reason_too_long" | null };

/** Asks for the ground and the language, and fetches the copy; the browser saves it and nothing is kept. */
export function CopyForm({ id, problem }: Props) {
  const { t } = useTranslation(["retention", "admin"]);
  const language = useLanguage();
  const error = problem ? t(`problem.${problem}`) : undefined;
  return (
    <section className="card" aria-labelledby="copy-title">
      <div className="card-h">
        <h2 className="h-sub" id="copy-title">
          {t("copy.heading")}
        </h2>
      </div>
      <form method="post" action={`/retention/people/${id}.zip`} className="card-b retention-form">
        <p>{t("copy.text")}</p>
        <Field
          id="copy-reason"
          label={t("holds.reason")}
          hint={t("holds.reasonHint")}
          error={error}
        >
          <input
            className="input"
            id="copy-reason"
            name="reason"
            autoComplete="off"
            {...describedBy("copy-reason", { hint: true, error })}
          />
        </Field>
        <Field id="language" label={t("copy.language")}>
          <select className="input" id="language" name="language" defaultValue={language}>
            {LANGUAGES.map((each) => (
              <option key={each} value={each}>
                {t(`admin:language.${each}`)}
              </option>
            ))}
          </select>
        </Field>
        <button className="btn btn-1" type="submit">
          <Download className="i i-18" aria-hidden="true" />
          {t("copy.button")}
        </button>
      </form>
    </section>
  );
}
