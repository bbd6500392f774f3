import { Form } from "@remix-run/react";
import { Mail } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { ApplicantKind } from "#app/domain/delegation/status.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import {
  LANGUAGE_OPTIONS,
  type Mending,
  SelectField,
  TextField,
} from "#app/ui/invitation/person-fields.tsx";

type Props = { applicants: readonly ApplicantKind[]; mending: Mending; language: Language };

/** Invites an entity that did not apply. */
export function DirectForm({ applicants, mending, language }: Props) {
  const { t } = useTranslation("application");
  const own = { ...mending, typed: { language, ...mending.typed } };
  return (
    <section className="card office-side" aria-labelledby="direct-title">
      <div className="card-h">
        <h2 className="h-sub" id="direct-title">
          {t("review.direct")}
        </h2>
      </div>
      <div className="card-b">
        <ErrorSummary
          title={t("problem.title")}
          errors={Object.entries(mending.errors).map(([field, message]) => ({ field, message }))}
        />
        <Form method="post" className="office-form">
          <SelectField
            id="kind"
            label={t("review.kind")}
            mending={own}
            options={applicants.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
          <TextField id="entity" label={t("review.entity")} mending={own} />
          <TextField
            id="contact"
            label={t("apply.contact")}
            hint={t("apply.contactHint")}
            mending={own}
          />
          <TextField id="email" type="email" label={t("apply.email")} mending={own} />
          <SelectField
            id="language"
            label={t("apply.language")}
            mending={own}
            options={LANGUAGE_OPTIONS}
          />
          <button className="btn btn-1" type="submit" name="intent" value="invite">
            <Mail className="i i-18" aria-hidden="true" />
            {t("review.invite")}
          </button>
        </Form>
      </div>
    </section>
  );
}
