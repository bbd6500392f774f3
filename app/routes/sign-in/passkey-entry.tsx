import { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill } from "@simplewebauthn/browser";
import { KeyRound } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { type CallProblem, signInWithPasskey } from "#app/ui/access/passkey-calls.ts";
import { passkeyProblem } from "#app/ui/access/passkey-problem.ts";
import { Notice } from "#app/ui/notice.tsx";
import { useAwaited } from "#app/ui/use-hydrated.ts";

/** Beside the way by code: a passkey, by the button or picked in the list of the address field. Without scripts there is none. */
export function PasskeyEntry({ to }: { to: string }) {
  const { t } = useTranslation("access");
  const [problem, setProblem] = useState<CallProblem>();
  const [busy, setBusy] = useState(false);
  const awaited = useAwaited();
  useEffect(() => {
    let isOpen = true;
    void browserSupportsWebAuthnAutofill().then(async (supported) => {
      if (!supported || !isOpen) return;
      const came = await signInWithPasskey(to, true);
      // Nobody picked one, or the button took over: no word about that.
      if ("to" in came) window.location.assign(came.to);
      else if (isOpen && (came.problem === "wrong" || came.problem === "stale")) setProblem(came);
    });
    return () => {
      isOpen = false;
    };
  }, [to]);
  if (awaited === "" && !browserSupportsWebAuthn()) return null;
  const enter = async () => {
    setBusy(true);
    setProblem(undefined);
    const came = await signInWithPasskey(to, false);
    if ("to" in came) return window.location.assign(came.to);
    setProblem(came);
    setBusy(false);
  };
  return (
    <div className={`passkey-entry${awaited}`}>
      {problem ? <Notice kind="bad">{t(...passkeyProblem(problem))}</Notice> : null}
      <button
        className="btn btn-2 btn-l"
        type="button"
        aria-busy={busy}
        aria-disabled={busy}
        onClick={() => (busy ? undefined : void enter())}
      >
        <KeyRound className="i" aria-hidden="true" />
        {t("passkey.enter")}
      </button>
      <p className="hint">{t("passkey.enterHint")}</p>
    </div>
  );
}
