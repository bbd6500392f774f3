import { Form, useNavigation } from "@remix-run/react";
import { Mail } from "lucide-react";
import { useTranslation } from "react-i18next";

import { INVITED_ROLES } from "#app/domain/invitation/refusal.ts";
import { describedBy, Field } from "#app/ui/field.tsx";
import {
  type Mending,
  PersonFields,
  SelectField,
  TextField,
} from "#app/ui/invitation/person-fields.tsx";

type Props = {
  delegations: readonly { id: string; name: string }[];
  today: string;
  mending: Mending;
};

/** A note verbale, and whom it names. Either can stand alone. */
export function OfficeForm({ delegations, today, mending }: Props) {
  const { t } = useTranslation(["invitation", "common"]);
  const busy = useNavigation().state !== "idle";
  return (
    <Form method="post" encType="multipart/form-data" className="office-form">
      <SelectField
        id="delegationId"
        label={t("office.delegation")}
        first={t("office.choose")}
        mending={mending}
        options={delegations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <fieldset>
        <legend>{t("office.note")}</legend>
        <div className="pair">
          <TextField id="number" label={t("office.number")} mending={mending} />
          <TextField id="day" type="date" max={today} label={t("office.day")} mending={mending} />
        </div>
        <Field
          id="file"
          label={t("office.file")}
          hint={t("office.fileHint")}
          error={mending.errors.file}
        >
          <input
            className="input"
            id="file"
            name="file"
            type="file"
            accept="application/pdf,.pdf"
            {...describedBy("file", { hint: true, error: mending.errors.file })}
          />
        </Field>
      </fieldset>
      <fieldset>
        <legend>{t("office.person")}</legend>
        <SelectField
          id="role"
          label={t("office.role")}
          mending={mending}
          options={INVITED_ROLES.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
        />
        <PersonFields mending={mending} />
      </fieldset>
      <div className="buttons">
        <button className="btn btn-1" type="submit" name="intent" value="invite" aria-busy={busy}>
          <Mail className="i i-18" aria-hidden="true" />
          {t("office.invite")}
        </button>
        <button className="btn btn-2" type="submit" name="intent" value="register">
          {t("office.register")}
        </button>
      </div>
    </Form>
  );
}
