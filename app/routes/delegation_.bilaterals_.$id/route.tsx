import "../../ui/styles/bilateral-requests.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { ArrowLeft, Pencil, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { changeProblem } from "#app/domain/bilateral/request.ts";
import { answerRequest } from "#app/server/bilateral/answer-request.server.ts";
import {
  agreeToHours,
  takeBackAgreement,
} from "#app/server/bilateral/request/agree-to-hours.server.ts";
import { nameAttendees } from "#app/server/bilateral/request/name-attendees.server.ts";
import { requestPage } from "#app/server/bilateral/request/request-page.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { namedLanguages } from "#app/server/travel/languages.server.ts";
import { translator } from "#app/text/translator.ts";
import { AnswerForm } from "#app/ui/meeting/answer-form.tsx";
import { readAnswer } from "#app/ui/meeting/answer-fields.ts";
import { AttendeeForm } from "#app/ui/meeting/attendee-form.tsx";
import { RefusedText } from "#app/ui/meeting/refused-text.tsx";
import { RequestFacts } from "#app/ui/meeting/request-facts.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { readAttendees } from "./attendees.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

const DEEDS = [
  "accepted",
  "declined",
  "proposed",
  "reopened",
  "agreed",
  "disagreed",
  "changed",
  "saved",
] as const;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  const page = await requestPage(params.id ?? "", delegationId, await summitNow());
  if (!page) throw new Response(null, { status: 404 });
  const did = new URL(request.url).searchParams.get("did");
  return {
    page,
    delegationId,
    did: DEEDS.find((deed) => deed === did),
    languages: namedLanguages(context.language).map(({ code, name }) => ({ id: code, text: name })),
    title: `${translator(context.language, "request")("page.details")} · Shanyrak`,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { delegationId, accountId } = requireDelegation(context);
  const requestId = params.id ?? "";
  const now = await summitNow();
  const by = { actor: accountId, now };
  const page = await requestPage(requestId, delegationId, now);
  if (!page) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const back = (did: string) => redirect(`/delegation/bilaterals/${requestId}?did=${did}`);
  switch (form.get("intent")) {
    case "attendees": {
      const list = readAttendees(form);
      const named = await nameAttendees({ requestId, delegationId, ...list }, by);
      if (named.ok) return back("saved");
      const typed = Object.fromEntries(
        page.people.map(({ id }) => [
          id,
          { as: list.people.get(id) ?? ("" as const), email: list.emails.get(id) ?? "" },
        ]),
      );
      return data({ people: named.error, typed }, { status: 422 });
    }
    case "agree": {
      const proposerId = formText(form, "side");
      const agreed = await agreeToHours({ requestId, delegationId, proposerId }, by);
      return agreed.ok ? back("agreed") : data({ refused: agreed.error }, { status: 409 });
    }
    case "disagree": {
      const taken = await takeBackAgreement({ requestId, delegationId }, by);
      return taken.ok ? back("disagreed") : data({ refused: taken.error }, { status: 409 });
    }
    default: {
      const read = readAnswer(form, page.days, page.request.minutes);
      if (!read.ok) return data({ window: read.error }, { status: 422 });
      const said = await answerRequest({ requestId, delegationId, ...read.value }, by);
      if (!said.ok) return data({ refused: said.error }, { status: 409 });
      return back(read.value.answer === "waiting" ? "reopened" : read.value.answer);
    }
  }
}

/** One request as one of its sides sees it: facts and answers, its own answer, and who attends. */
export default function DelegationRequestPage() {
  const { page, delegationId, did, languages } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  const { t } = useTranslation(["request", "bilateral"]);
  const { request } = page;
  const asked = request.answers.find((side) => side.delegationId === delegationId);
  const open = !request.meeting && (request.status === "waiting" || request.status === "accepted");
  const asks = request.sides[0] === delegationId;
  const placed = request.meeting !== null;
  const mayChange = asks && open && changeProblem({ ...request, placed }) === undefined;
  const mayDisagree = asks && open && request.beforeAgreement?.version === request.version;
  const mayAnswer = asked && (open || (request.status === "declined" && !request.meeting));
  return (
    <main className="page asks">
      <p className="t14">
        <Link className="row" to="/delegation/bilaterals">
          <ArrowLeft className="i i-16" aria-hidden="true" />
          {t("page.back")}
        </Link>
      </p>
      {given && "refused" in given ? (
        <Notice kind="bad">
          <RefusedText refused={given.refused} />
        </Notice>
      ) : null}
      {did && !given ? (
        <Notice kind="ok">
          {did === "saved"
            ? t("who.saved")
            : did === "accepted" || did === "declined"
              ? t(`bilateral:answered.${did}`)
              : t(`did.${did}`)}
        </Notice>
      ) : null}
      <RequestFacts page={page} delegationId={delegationId} languages={languages} />
      {mayChange || mayDisagree ? (
        <div className="meet-acts asks-acts">
          {mayChange ? (
            <Link className="btn btn-2" to={`/delegation/bilaterals/${request.id}/change`}>
              <Pencil className="i i-16" aria-hidden="true" />
              {t("change.go")}
            </Link>
          ) : null}
          {mayDisagree ? (
            <Form method="post">
              <button className="btn btn-3" name="intent" value="disagree">
                <Undo2 className="i i-16" aria-hidden="true" />
                {t("answer.disagree")}
              </button>
            </Form>
          ) : null}
        </div>
      ) : null}
      {mayAnswer ? (
        <AnswerForm
          side={asked}
          level={request.level}
          days={page.days}
          error={given && "window" in given ? given.window : undefined}
        />
      ) : null}
      <AttendeeForm
        page={page}
        delegationId={delegationId}
        languages={languages}
        refused={given && "people" in given ? given.people : undefined}
        typed={given && "people" in given ? given.typed : undefined}
      />
    </main>
  );
}
