import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { PRINCIPAL_RANKS } from "#app/domain/precedence/ranks.ts";
import type { Meeting } from "#app/server/body/meetings.server.ts";
import type { Party } from "#app/server/document/reader.server.ts";
import { PartyField } from "#app/ui/body/party-field.tsx";
import { Field } from "#app/ui/field.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

/** Who takes part and at which level; an editor keeps the list. */
export function Participants(props: {
  participants: Meeting["participants"];
  parties: readonly Party[];
  mayEdit: boolean;
  error: string | undefined;
}) {
  const { participants, parties, mayEdit, error } = props;
  const { t } = useTranslation("body");
  const language = useLanguage();
  return (
    <section className="card document-text" aria-labelledby="participants">
      <h2 className="h-sec" id="participants">
        {t("participantsTitle")}
      </h2>
      {participants.length === 0 ? <p className="t14 c2">{t("participantsUnknown")}</p> : null}
      <ul className="participants">
        {participants.map(({ delegation, level }) => (
          <li key={delegation.id}>
            <span>{delegation.name[language]}</span>
            <span className="c2">{t(`level.${level}`)}</span>
            {mayEdit ? (
              <Form method="post" replace preventScrollReset>
                <input type="hidden" name="delegation" value={delegation.id} />
                <button
                  className="btn btn-3 btn-s"
                  name="intent"
                  value="drop"
                  aria-label={t("edit.dropOf", { name: delegation.name[language] })}
                >
                  {t("edit.drop")}
                </button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <Form
          method="post"
          className="compare-form"
          replace
          preventScrollReset
          key={participants.length}
        >
          <PartyField
            id="delegation"
            label={t("edit.participant")}
            error={error}
            {...{ parties }}
          />
          <Field id="level" label={t("edit.level")}>
            <select className="input" id="level" name="level" defaultValue="official">
              {PRINCIPAL_RANKS.map((level) => (
                <option key={level} value={level}>
                  {t(`level.${level}`)}
                </option>
              ))}
            </select>
          </Field>
          <button className="btn btn-2" name="intent" value="put">
            {t("edit.put")}
          </button>
        </Form>
      ) : null}
    </section>
  );
}
