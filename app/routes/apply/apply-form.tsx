import { Form, useNavigation } from "@remix-run/react";
import { Send } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { ApplicantKind } from "#app/domain/delegation/status.ts";
import { describedBy, Field } from "#app/ui/field.tsx";
import {
  LANGUAGE_OPTIONS,
  type Mending,
  SelectField,
  TextField,
} from "#app/ui/invitation/person-fields.tsx";

type Props = {
  formId: string;
  applicants: readonly ApplicantKind[];
  countries: readonly string[];
  mending: Mending;
};

/** One column, one task. A file must be chosen again after an error; nothing else is typed twice. */
export function ApplyForm({ formId, applicants, countries, mending }: Props) {
  const { t } = useTranslation("application");
  const busy = useNavigation().state !== "idle";
  const { errors, typed } = mending;
  return (
    <Form method="post" encType="multipart/form-data" className="apply-form" noValidate>
      <input type="hidden" name="formId" value={formId} />
      <SelectField
        id="kind"
        label={t("apply.kind")}
        first={t("apply.choose")}
        mending={mending}
        options={applicants.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <TextField
        id="name"
        label={t("apply.name")}
        mending={mending}
        autoComplete="organization"
        maxLength={200}
      />
      <TextField
        id="country"
        label={t("apply.country")}
        mending={mending}
        list="countries"
        autoComplete="country-name"
      />
      <datalist id="countries">
        {countries.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextField
        id="people"
        label={t("apply.people")}
        mending={mending}
        inputMode="numeric"
        maxLength={6}
      />
      <TextField
        id="website"
        label={t("apply.website")}
        mending={mending}
        inputMode="url"
        autoComplete="url"
      />
      <TextField
        id="contact"
        label={t("apply.contact")}
        hint={t("apply.contactHint")}
        mending={mending}
        autoComplete="name"
      />
      <TextField
        id="email"
        type="email"
        label={t("apply.email")}
        mending={mending}
        autoComplete="email"
      />
      <SelectField
        id="language"
        label={t("apply.language")}
        mending={mending}
        options={LANGUAGE_OPTIONS}
      />
      <Field id="purpose" label={t("apply.purpose")} error={errors.purpose}>
        <textarea
          className="input"
          id="purpose"
          name="purpose"
          rows={3}
          maxLength={500}
          defaultValue={typed.purpose ?? ""}
          {...describedBy("purpose", { error: errors.purpose })}
        />
      </Field>
      <Field
        id="letter"
        label={t("apply.letter")}
        hint={t("apply.letterHint")}
        error={errors.letter}
      >
        <input
          className="input"
          id="letter"
          name="letter"
          type="file"
          accept="application/pdf,.pdf"
          {...describedBy("letter", { hint: true, error: errors.letter })}
        />
      </Field>
      <button className="btn btn-1 btn-l" type="submit" aria-busy={busy}>
        <Send className="i" aria-hidden="true" />
        {t("apply.send")}
      </button>
      <p className="hint">{t("apply.privacy")}</p>
    </Form>
  );
}
