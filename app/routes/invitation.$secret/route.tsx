import "#app/ui/styles/entrance.css";

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { LINK_DAYS } from "#app/domain/invitation/state.ts";
import { isLanguage } from "#app/domain/language/languages.ts";
import { astanaTime, formatDate } from "#app/domain/time/astana.ts";
import {
  acceptInvitation,
  declineInvitation,
  readInvitation,
} from "#app/server/invitation/open.server.ts";
import { languageCookie } from "#app/server/platform/access/context.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { entranceData } from "#app/server/platform/shell.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Hall } from "#app/ui/shell/hall.tsx";

import { Invited, type Offer } from "./invited.tsx";

export const handle = { shell: "bare" };

/** Shows what the link offers and changes nothing: mail scanners and previews open links. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const asked = url.searchParams.get("language");
  if (isLanguage(asked))
    // The letter's language is a choice like any other: it stays for the pages that follow.
    throw redirect(url.pathname, {
      headers: { "set-cookie": await languageCookie().serialize(asked) },
    });
  const { language, presence } = context;
  const found = await readInvitation(params.secret ?? "");
  const { value } = found.ok ? found : { value: null };
  const offer: Offer | null = value && {
    name: value.invitation.name,
    email: value.invitation.email,
    role: value.invitation.role === "focal" ? "focal" : "deputy",
    delegation: value.home.formalName[language],
    iso2: value.home.iso2,
    until: `${formatDate(value.expiresAt, language)}, ${astanaTime(value.expiresAt)}`,
    signedInAs: presence.kind === "viewer" ? presence.viewer.name : null,
  };
  return { offer, refusal: found.ok ? null : found.error, ...(await entranceData(context)) };
}

/** Only the button uses the link up, once. */
export async function action({ request, params }: ActionFunctionArgs) {
  const secret = params.secret ?? "";
  const form = await request.formData();
  const now = await summitNow();
  if (form.get("intent") === "decline") {
    const refusal = await declineInvitation(secret, now);
    return refusal ? { refusal } : { declined: true as const };
  }
  const accepted = await acceptInvitation(secret, now);
  if (!accepted.ok) return { refusal: accepted.error };
  return redirect("/delegation", {
    headers: {
      "set-cookie": await openSession(accepted.value.accountId, {
        secondFactor: false,
        request,
      }),
    },
  });
}

export default function Invitation() {
  const { offer, refusal, summit, language } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("invitation");
  const refused = answer && "refusal" in answer ? answer.refusal : refusal;
  const declined = answer !== undefined && "declined" in answer;
  return (
    <Hall summit={summit} language={language}>
      <title>{`${t("page.title")} · Shanyrak`}</title>
      {declined ? (
        <Words title={t("page.declinedTitle")} text={t("page.declinedText")} />
      ) : refused ? (
        <Refusal kind={refused} />
      ) : offer ? (
        <Invited offer={offer} />
      ) : null}
    </Hall>
  );
}

type Refused = Extract<ReturnType<typeof useActionData<typeof action>>, { refusal: unknown }>;

function Refusal({ kind }: { kind: Refused["refusal"] }) {
  const { t } = useTranslation("invitation");
  switch (kind) {
    case "unknown":
    case "replaced":
    case "used":
    case "expired":
    case "withdrawn":
    case "declined":
      return (
        <Words title={t(`page.${kind}.title`)} text={t(`page.${kind}.text`, { days: LINK_DAYS })} />
      );
    default:
      return (
        <>
          <h1>{t("page.title")}</h1>
          <Notice kind="bad">{t(`refusal.${kind}`)}</Notice>
        </>
      );
  }
}

function Words({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation("invitation");
  return (
    <>
      <h1>{title}</h1>
      <p className="lede">{text}</p>
      <Form action="/sign-in">
        <button className="btn btn-2 btn-l" type="submit">
          {t("page.home")}
        </button>
      </Form>
    </>
  );
}
