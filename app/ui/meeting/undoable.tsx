import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { Notice } from "../notice.tsx";

/** What was done, with the way back: the fields of the order that undoes it, `intent` among them. */
export function Undoable({
  text,
  fields,
}: {
  text: string;
  fields: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation("request");
  const { intent, ...others } = fields;
  return (
    <div role="status">
      <Notice kind="ok">
        {text}
        <Form method="post" className="meet-undo" preventScrollReset>
          {Object.entries(others).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button className="btn btn-3 btn-s" name="intent" value={intent}>
            {t("answer.undo")}
          </button>
        </Form>
      </Notice>
    </div>
  );
}
