import "#app/ui/styles/gates.css";

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { revokeDevice } from "#app/server/gate/device.server.ts";
import { INVITATION_MINUTES, inviteDevice } from "#app/server/gate/enrolment.server.ts";
import { enrolmentLink } from "#app/server/gate/enrolment-link.server.ts";
import { gatesOverview } from "#app/server/gate/overview.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";

import { EnrolCard } from "./enrol-card.tsx";
import { invitationForm } from "./form.ts";
import { GateTable } from "./gate-table.tsx";
import { ZonesCard } from "./zones-card.tsx";

const REFRESH_MS = 10_000;

export async function loader({ context }: LoaderFunctionArgs) {
  const { language } = context;
  const title = translator(language, "gate")("gates.title");
  const mayChange = requireViewer(context).roles.includes("supervisor");
  return { title, language, mayChange, ...(await gatesOverview()) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · Shanyrak` : "Shanyrak" },
];

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId } = requireViewer(context);
  const form = await request.formData();
  const revoke = formText(form, "revoke");
  if (revoke) {
    if (!(await revokeDevice(revoke, accountId))) throw new Response(null, { status: 404 });
    return null;
  }
  const invitation = invitationForm(form);
  if (!invitation.ok) return { problem: invitation.error };
  const code = await inviteDevice(invitation.value, accountId);
  if (!code.ok) return { problem: "gateError" as const };
  const { gateId } = invitation.value;
  return { shown: { gateId, minutes: INVITATION_MINUTES, ...enrolmentLink(code.value) } };
}

export default function Gates() {
  const { language, mayChange, gates, zones, doubleEntries } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("gate");
  useRefresh();
  return (
    <main className="gates">
      <h1 className="h-page">{t("gates.title")}</h1>
      {doubleEntries > 0 ? (
        <Notice kind="warn">{t("gates.doubleEntries", { count: doubleEntries })}</Notice>
      ) : null}
      <p>
        <Link to="/gates/incidents">{t("gates.incidents")}</Link>
      </p>
      <div className="gates-grid">
        <GateTable gates={gates} language={language} mayChange={mayChange} />
        <aside>
          {mayChange ? (
            <EnrolCard
              gates={gates}
              language={language}
              problem={answer && "problem" in answer ? answer.problem : undefined}
              shown={answer && "shown" in answer ? answer.shown : undefined}
            />
          ) : null}
          <ZonesCard zones={zones} language={language} />
        </aside>
      </div>
    </main>
  );
}

/** Ages grow by themselves; without JavaScript the supervisor reloads. */
function useRefresh(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, REFRESH_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
}
