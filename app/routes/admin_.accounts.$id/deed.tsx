import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { ProofAsked } from "#app/server/platform/access/fresh-sign-in.server.ts";
import { Prove } from "#app/ui/access/prove.tsx";
import { Notice } from "#app/ui/notice.tsx";

import type { Answer, Intent } from "./answer.ts";

type Props = {
  intent: Intent;
  /** Closed when there is nothing to take; what was just done is told all the same. */
  isOpen: boolean;
  proof: ProofAsked | null;
  answer: Answer | undefined;
};

/** One deed on somebody's account: what it does, its button, and the proof when one is asked for. */
export function Deed({ intent, isOpen, proof, answer }: Props) {
  const { t } = useTranslation("admin");
  const mine = answer?.intent === intent ? answer : undefined;
  return (
    <>
      {mine?.kind === "done" ? (
        <Notice kind="ok">
          <p role="status">{t(`person.${intent}Done`)}</p>
          {mine.authenticator ? <p className="mono secret">{mine.authenticator}</p> : null}
        </Notice>
      ) : null}
      {isOpen ? (
        <Form method="post" className="access-row-form">
          <p className="c2">{t(`person.${intent}Text`)}</p>
          <input type="hidden" name="intent" value={intent} />
          {mine?.kind === "unproved" ? (
            <Prove id={`proof-${intent}`} asked={proof} refusal={mine.proof} />
          ) : null}
          <button className="btn btn-2" type="submit">
            {t(`person.${intent}Button`)}
          </button>
        </Form>
      ) : null}
    </>
  );
}
