import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { KeyRound } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { useAwaited } from "../use-hydrated.ts";
import { type CallProblem, proofByPasskey } from "./passkey-calls.ts";
import { passkeyProblem } from "./passkey-problem.ts";

/** Instead of digits: asks for a passkey, puts its answer into the form and sends the form as its button would. */
export function ProveByPasskey() {
  const { t } = useTranslation("access");
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<CallProblem>();
  const awaited = useAwaited();
  if (awaited === "" && !browserSupportsWebAuthn()) return null;
  const prove = async () => {
    setProblem(undefined);
    const came = await proofByPasskey();
    const input = field.current;
    if ("problem" in came) return setProblem(came);
    if (!input?.form) return;
    input.value = came.answer;
    input.form.requestSubmit();
    // An answer is good once: should the form come back, it is asked for anew.
    input.value = "";
  };
  return (
    <p className={awaited}>
      <input type="hidden" name="passkey" ref={field} />
      <button className="btn btn-2" type="button" onClick={() => void prove()}>
        <KeyRound className="i i-18" aria-hidden="true" />
        {t("proof.byPasskey")}
      </button>
      {problem ? (
        <span className="err" role="alert">
          {t(...passkeyProblem(problem))}
        </span>
      ) : null}
    </p>
  );
}
