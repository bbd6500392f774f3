import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { DOCUMENT_PARTS } from "#app/domain/document/status.ts";
import type { DocumentPage } from "#app/server/document/document-page.server.ts";
import type { Party } from "#app/server/document/reader.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { type Refused, useErrorAt } from "./problem-words.ts";

type Props = {
  sponsors: DocumentPage["document"]["sponsors"];
  parties: readonly Party[];
  refused: Refused | undefined;
};

/** Who put the document forward and who coordinates the work: an editor gives each its part, or takes it back. */
export function SponsorForm({ sponsors, parties, refused }: Props) {
  const { t } = useTranslation("document");
  const language = useLanguage();
  const error = useErrorAt(refused)("delegation");
  return (
    <section className="card" aria-labelledby="sponsors-title">
      <div className="card-h">
        <h2 className="h-sub" id="sponsors-title">
          {t("sponsors.title")}
        </h2>
      </div>
      <div className="card-b document-form">
        {sponsors.length === 0 ? <p className="t14 c2">{t("sponsors.nobody")}</p> : null}
        <ul className="participants">
          {sponsors.map(({ part, delegation }) => (
            <li key={`${part} ${delegation.id}`}>
              <span>
                <span className="t13 c2">{t(`part.${part}`)}</span> {delegation.name[language]}
              </span>
              <Form method="post" replace preventScrollReset>
                <input type="hidden" name="part" value={part} />
                <input type="hidden" name="delegation" value={delegation.id} />
                <button
                  className="btn btn-3 btn-s"
                  name="intent"
                  value="sponsor_drop"
                  aria-label={t("sponsors.dropOf", { name: delegation.name[language] })}
                >
                  {t("sponsors.drop")}
                </button>
              </Form>
            </li>
          ))}
        </ul>
        <Form
          method="post"

          className="document-form"
          replace
          preventScrollReset
          key={sponsors.length}
        >
          <Field id="part" label={t("sponsors.part")}>
            <select
              className="input"
              id="part"
              name="part"
              defaultValue={refused?.typed.part ?? "co_coordinator"}
            >
              {DOCUMENT_PARTS.map((part) => (
                <option key={part} value={part}>
                  {t(`part.${part}`)}
                </option>
              ))}
            </select>
          </Field>
          <Field id="delegation" label={t("sponsors.delegation")} error={error}>
            <select
              className="input"
              id="delegation"
              name="delegation"
              defaultValue=""
              {...describedBy("delegation", { error })}
            >
              <option value="">{t("sponsors.choose")}</option>
              {parties.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[language]}
                </option>
              ))}
            </select>
          </Field>
          <button className="btn btn-2" name="intent" value="sponsor_put">
            {t("sponsors.put")}
          </button>
        </Form>
      </div>
    </section>
  );
}
