import "#app/ui/styles/gate.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { enrolThisPhone } from "#app/scanner/enrol.ts";
import { invitationOf } from "#app/server/gate/enrolment.server.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";
import { useHydrated } from "#app/ui/use-hydrated.ts";

export const handle = { shell: "gate" };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language } = context;
  const title = translator(language, "gate")("enrol.confirmTitle");
  const code = params.code ?? "";
  return { title, language, code, invitation: await invitationOf(code) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · Shanyrak` : "Shanyrak" },
];

export default function Enrol() {
  const { invitation, language, code } = useLoaderData<typeof loader>();
  const { t } = useTranslation("gate");
  const { accept, busy, refusal } = useEnrolment(code);
  const hydrated = useHydrated();
  const problem = refusal ?? (invitation.ok ? undefined : invitation.error);
  if (problem || !invitation.ok) {
    return (
      <main className="g-enrol">
        <h1>{t("enrol.title")}</h1>
        {problem ? <Notice kind="bad">{t(`enrol.${problem}`)}</Notice> : null}
        <a className="g-btn" href="/gate">
          {t("enrol.open")}
        </a>
      </main>
    );
  }
  const { gate, direction, label } = invitation.value;
  return (
    <main className="g-enrol">
      <h1>{t("enrol.confirmTitle")}</h1>
      <dl className="dl">
        <dt>{t("enrol.gate")}</dt>
        <dd>{gate[language]}</dd>
        <dt>{t("enrol.direction")}</dt>
        <dd>{t(`direction.${direction}`)}</dd>
        <dt>{t("enrol.label")}</dt>
        <dd>{label}</dd>
      </dl>
      <noscript>
        <Notice kind="warn">{t("needsScript")}</Notice>
      </noscript>
      {/* Pressed before scripts run, it would do nothing and say nothing. */}
      <button className="g-btn g-hi" onClick={accept} disabled={!hydrated} aria-disabled={busy}>
        {t(busy ? "starting" : "enrol.confirm")}
      </button>
    </main>
  );
}

/** Accepts when told to; at once when the demonstration sent this browser here. */
function useEnrolment(code: string) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Awaited<ReturnType<typeof enrolThisPhone>>>();
  const accept = useCallback(() => {
    if (busy) return;
    setBusy(true);
    void enrolThisPhone(code).then((refused) => {
      if (!refused) return location.replace("/gate");
      setRefusal(refused);
      setBusy(false);
    });
  }, [busy, code]);
  useEffect(() => {
    if (location.hash !== "#at-once") return;
    history.replaceState(null, "", location.pathname);
    accept();
  }, [accept]);
  return { accept, busy, refusal };
}
