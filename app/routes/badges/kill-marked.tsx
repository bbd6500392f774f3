import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { ReasonField } from "./reason-field.tsx";

/** Kills the badges that are ticked in the list, on one reason. Closed until it is wanted; works without JavaScript. */
export function KillMarked({ id }: { id: string }) {
  const { t } = useTranslation("badge");
  return (
    <details className="desk-marked">
      <summary className="btn btn-3 btn-s">{t("killMarked")}</summary>
      <Form method="post" id={id} className="desk-marked-form">
        <ReasonField id="marked-reason" />
        <p className="t13 c2">{t("revokeHint")}</p>
        <button className="btn btn-bad btn-s" name="intent" value="revoke-marked">
          {t("revokeMarked")}
        </button>
      </Form>
    </details>
  );
}
