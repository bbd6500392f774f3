import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import { Notice } from "#app/ui/notice.tsx";

type Props = {
  /** Gates that this browser may serve by one click; empty outside the demonstration. */
  gates: readonly { id: string; zone: number; name: Trilingual }[];
  language: Language;
  revoked: boolean;
  unsent: number;
};

/** What a phone that serves no gate says: how it comes to serve one. */
export function Unenrolled({ gates, language, revoked, unsent }: Props) {
  const { t } = useTranslation("gate");
  return (
    <main className="g-enrol">
      <h1>{t(revoked ? "enrol.revokedTitle" : "enrol.title")}</h1>
      {revoked ? <p>{t("enrol.revokedText")}</p> : null}
      {unsent > 0 ? <Notice kind="warn">{t("enrol.unsent", { count: unsent })}</Notice> : null}
      <ol>
        <li>{t("enrol.step1")}</li>
        <li>{t("enrol.step2")}</li>
        <li>{t("enrol.step3")}</li>
      </ol>
      {gates.length > 0 ? (
        <Form method="post" action="/gate/enrol/demonstration" reloadDocument>
          <p>{t("enrol.demonstration")}</p>
          {gates.map(({ id, zone, name }) => (
            <button key={id} className="g-btn" name="gate" value={id}>
              <span className="zone">{zone}</span>
              {name[language]}
            </button>
          ))}
        </Form>
      ) : null}
    </main>
  );
}
