import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { HandedIn, ReasonField } from "./reason-field.tsx";

/** What can be done with the badges that are ticked in the list: print them, or kill them on one reason. Works without JavaScript. */
export function Marked({ id }: { id: string }) {
  const { t } = useTranslation(["badge", "print", "custody"]);
  return (
    <div className="desk-marked">
      <button
        className="btn btn-2 btn-s"
        form={id}
        formAction="/badges/print"
        formNoValidate
        name="intent"
        value="choose"
      >
        {t("print:printMarked")}
      </button>
      <button
        className="btn btn-2 btn-s"
        form={id}
        formAction="/badges/hand-over"
        formMethod="get"
        formNoValidate
      >
        {t("custody:handOverMarked")}
      </button>
      <details>
        <summary className="btn btn-3 btn-s">{t("killMarked")}</summary>
        <Form method="post" id={id} className="desk-marked-form">
          <ReasonField id="marked-reason" />
          <HandedIn />
          <p className="t13 c2">{t("revokeHint")}</p>
          <button className="btn btn-bad btn-s" name="intent" value="revoke-marked">
            {t("revokeMarked")}
          </button>
        </Form>
      </details>
    </div>
  );
}
