import "#app/ui/styles/meeting-day.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";

import { keepFree } from "#app/server/bilateral/after/waiting-list.server.ts";
import { waitingPage } from "#app/server/bilateral/after/waiting-page.server.ts";
import { carryOut } from "#app/server/bilateral/carry-out.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { Proposed } from "./proposed.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const DID = ["booked", "kept"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const did = new URL(request.url).searchParams.get("did");
  return {
    title: `${translator(context.language, "meeting")("waiting.title")} · Shanyrak`,
    page: await waitingPage(await summitNow()),
    did: DID.find((each) => each === did) ?? null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const form = await request.formData();
  if (formText(form, "intent") === "keep") {
    const kept = await keepFree(Number(formText(form, "turn")) || 0, by);
    return kept.ok
      ? redirect("/bilaterals/waiting?did=kept")
      : data({ refused: "gone" as const }, { status: 409 });
  }
  const [requestId, roomId] = [formText(form, "request"), formText(form, "room")];
  const start = Number(formText(form, "start"));
  if (!/^[0-9a-f-]{36}$/.test(requestId) || !Number.isSafeInteger(start)) {
    throw new Response(null, { status: 400 });
  }
  const placed = await carryOut({ intent: "place", requestId, roomId, start }, by);
  return placed.ok
    ? redirect("/bilaterals/waiting?did=booked")
    : data({ refused: "gone" as const }, { status: 409 });
}

/** Slots that became free, and whom each is proposed to; an officer books, or keeps the slot free. */
export default function WaitingPage() {
  const { page, did } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { t } = useTranslation("meeting");
  return (
    <main className="page meetwait">
      <p className="t14">
        <Link className="row" to="/bilaterals">
          <ArrowLeft className="i i-16" aria-hidden="true" />
          {t("day.back")}
        </Link>
      </p>
      <h1 className="h-page">{t("waiting.title")}</h1>
      <p className="c2">{t("waiting.lead", { count: page.waiting })}</p>
      <div aria-live="polite">
        {refused ? <Notice kind="bad">{t(`waiting.${refused}`)}</Notice> : null}
        {did && !refused ? <Notice kind="ok">{t(`waiting.did.${did}`)}</Notice> : null}
      </div>
      {page.proposals.length === 0 ? <EmptyState title={t("waiting.empty")} /> : null}
      <ul className="meetwait-list">
        {page.proposals.map((proposal) => (
          <Proposed key={proposal.turnId} proposal={proposal} />
        ))}
      </ul>
    </main>
  );
}
