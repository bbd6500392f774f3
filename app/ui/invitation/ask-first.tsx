import { Form } from "@remix-run/react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

type Props = {
  /** The word on the button. */
  ask: string;
  /** Whom it concerns, for those who hear the page. */
  about: string;
  question: string;
  intent: string;
  id: string;
};

/** A deed that cannot be undone: the question opens beside it, and works without JavaScript. The safe way out comes first. */
export function AskFirst({ ask, about, question, intent, id }: Props) {
  const { t } = useTranslation("invitation");
  const box = useRef<HTMLDetailsElement>(null);
  const keep = () => {
    box.current?.removeAttribute("open");
    box.current?.querySelector("summary")?.focus();
  };
  return (
    <details className="ask" ref={box}>
      <summary className="btn btn-3 btn-s">
        {ask}
        <span className="vh"> {about}</span>
      </summary>
      <Form method="post" className="ask-box">
        <p>{question}</p>
        <input type="hidden" name="id" value={id} />
        <div className="row">
          <button className="btn btn-2 btn-s" type="button" onClick={keep}>
            {t("office.cancel")}
          </button>
          <button className="btn btn-bad btn-s" type="submit" name="intent" value={intent}>
            {ask}
          </button>
        </div>
      </Form>
    </details>
  );
}
