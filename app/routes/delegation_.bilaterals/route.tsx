import "../../ui/styles/bilateral-requests.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FileDown } from "lucide-react";
import { useTranslation } from "react-i18next";

import { isLanguage } from "#app/domain/language/languages.ts";
import { answerRequest } from "#app/server/bilateral/answer-request.server.ts";
import { delegationMeetings } from "#app/server/bilateral/delegation-meetings.server.ts";
import { moveInOrder } from "#app/server/bilateral/request/order-meetings.server.ts";
import {
  restoreRequest,
  withdrawRequest,
} from "#app/server/bilateral/request/withdraw-request.server.ts";
import { requestMeeting } from "#app/server/bilateral/request-meeting.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { namedLanguages } from "#app/server/travel/languages.server.ts";
import { translator } from "#app/text/translator.ts";
import { CalendarButton } from "#app/ui/bilateral/calendar-button.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { RefusedText } from "#app/ui/meeting/refused-text.tsx";
import { EMPTY_WISH, readWish } from "#app/ui/meeting/wish-fields.ts";
import { WishForm } from "#app/ui/meeting/wish-form.tsx";

import { Done } from "./done.tsx";
import { readReply } from "./form.ts";
import { ClosedRequests, Incoming, OwnMeetings } from "./meetings.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

const DEEDS = [
  "sent",
  "accepted",
  "declined",
  "withdrawn",
  "waiting",
  "restored",
  "moved",
] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  const { searchParams } = new URL(request.url);
  const page = await delegationMeetings(delegationId, await summitNow());
  const { language } = context;
  return {
    delegationId,
    page,
    // Sorted here: a browser may not know how Kazakh sorts, and would draw another list.
    counterparts: page.delegations
      .filter(({ id }) => id !== delegationId)
      .map(({ id, iso2, name }) => ({ id, iso2, text: name[language] }))
      .toSorted((a, b) => a.text.localeCompare(b.text, language)),
    did: DEEDS.find((deed) => deed === searchParams.get("did")),
    places: page.rooms.map(({ id, name }) => ({ id, text: name[language] })),
    languages: namedLanguages(language).map(({ code, name }) => ({ id: code, text: name })),
    who: searchParams.get("with")?.split(" ") ?? [],
    about: searchParams.get("request"),
    place: searchParams.get("place"),
    title: `${translator(context.language, "bilateral")("title")} · Shanyrak`,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { delegationId, accountId } = requireDelegation(context);
  const by = { actor: accountId, now: await summitNow() };
  const form = await request.formData();
  return form.get("intent") === "ask"
    ? ask(form, delegationId, by)
    : answer(form, delegationId, by);
}

type By = Parameters<typeof requestMeeting>[1];

async function ask(form: FormData, delegationId: string, by: By) {
  const { fields, wish } = readWish(form, delegationId);
  const sent = await requestMeeting(wish, by);
  if (!sent.ok) return data({ fields, problems: sent.error }, { status: 422 });
  const who = encodeURIComponent(wish.counterpartIds.join(" "));
  return redirect(`/delegation/bilaterals?did=sent&with=${who}`);
}

/** Another delegation's request is none of this one's business: 404, as if it did not exist. */
async function answer(form: FormData, delegationId: string, by: By) {
  const reply = readReply(form);
  if (!reply.ok) throw new Response(null, { status: 404 });
  const { intent, request: requestId } = reply.value;
  const order = { requestId, delegationId };
  if (intent === "up" || intent === "down") {
    const moved = await moveInOrder({ ...order, way: intent }, by);
    if (!moved.ok) throw new Response(null, { status: 404 });
    const { place, of } = moved.value;
    return redirect(`/delegation/bilaterals?did=moved&request=${requestId}&place=${place}-${of}`);
  }
  const result = await carryOut(intent, order, by);
  if (result.ok) return redirect(`/delegation/bilaterals?did=${intent}&request=${requestId}`);
  if (result.error === "unknown") throw new Response(null, { status: 404 });
  return data({ refused: result.error }, { status: 409 });
}

type Intent = "accepted" | "declined" | "waiting" | "withdrawn" | "restored";

function carryOut(intent: Intent, order: { requestId: string; delegationId: string }, by: By) {
  if (intent === "withdrawn") return withdrawRequest(order, by);
  if (intent === "restored") return restoreRequest(order, by);
  return answerRequest({ ...order, answer: intent }, by);
}

export default function DelegationBilateralsPage() {
  const { page, counterparts, places, languages, delegationId, did, who, about, place } =
    useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  const { t, i18n } = useTranslation(["bilateral", "personal"]);
  const language = isLanguage(i18n.language) ? i18n.language : "en";
  const refusedWish = given && "problems" in given ? given : undefined;
  const partners = counterparts.filter(({ id }) => who.includes(id)).map(({ text }) => text);
  return (
    <main className="page asks">
      <div className="asks-head">
        <h1 className="h-page">{t("title")}</h1>
        <div className="row">
          <a className="btn btn-2" href={`/delegation/programme.pdf?lang=${language}`}>
            <FileDown className="i" aria-hidden="true" />
            {t("personal:link")}
          </a>
          <CalendarButton />
        </div>
      </div>
      {given && "refused" in given ? (
        <Notice kind="bad">
          <RefusedText refused={given.refused} />
        </Notice>
      ) : null}
      {did === "sent" && !given ? (
        <Notice kind="ok">{t("request.sent", { who: partners.join(", ") })}</Notice>
      ) : null}
      {did && did !== "sent" && !given ? (
        <Done {...{ page, delegationId, language, did, about, place }} />
      ) : null}
      <div className="asks-columns">
        <div className="asks-lists">
          <Incoming {...{ page, delegationId, language }} />
          <OwnMeetings {...{ page, delegationId, language }} />
          <ClosedRequests {...{ page, delegationId, language }} />
        </div>
        <WishForm
          key={page.others.length}
          fields={refusedWish?.fields ?? EMPTY_WISH}
          problems={refusedWish?.problems ?? []}
          {...{ counterparts, places, languages, language }}
          days={page.days}
        />
      </div>
    </main>
  );
}
