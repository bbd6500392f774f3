import "#app/ui/styles/invitation.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { ArrowLeft, Mail } from "lucide-react";
import { useTranslation } from "react-i18next";

import { maySend } from "#app/domain/access/may.ts";
import { personForm, problemsOf } from "#app/server/invitation/forms.ts";
import { invite } from "#app/server/invitation/invite.server.ts";
import { listInvitations, listPeople } from "#app/server/invitation/list.server.ts";
import {
  resendInvitation,
  withdrawAccess,
  withdrawInvitation,
} from "#app/server/invitation/manage.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { DONE, type Done } from "#app/ui/invitation/done.ts";
import { InvitationList } from "#app/ui/invitation/invitation-list.tsx";
import { PeopleList } from "#app/ui/invitation/people-list.tsx";
import { PersonFields } from "#app/ui/invitation/person-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireDelegation(context);
  const { delegationId, accountId } = viewer;
  const { language } = context;
  const done = new URL(request.url).searchParams.get("done");
  return {
    title: `${translator(language, "invitation")("people.title")} · Shanyrak`,
    done: DONE.find((deed) => deed === done) ?? null,
    self: accountId,
    mayAct: maySend("routes/delegation_.people", viewer),
    language,
    people: await listPeople(delegationId, language),
    invitations: await listInvitations(delegationId, language),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { delegationId, accountId } = requireDelegation(context);
  const inviter = { actor: accountId, now: await summitNow() };
  const reach = { delegationId, deputiesOnly: true } as const;
  const form = Object.fromEntries(
    [...(await request.formData())].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
  const id = form.id ?? "";
  const t = translator(context.language, "invitation");
  const go = (done: Done) => redirect(`/delegation/people?done=${done}`);
  // Somebody else's invitation or deputy is answered as what does not exist.
  const refuse = (error: Parameters<typeof say>[0]) => {
    if (error === "not_found") throw new Response(null, { status: 404 });
    return data({ faults: [], notice: say(error), typed: {} }, { status: 422 });
  };
  const say = (error: "not_found" | "ended" | Refusal) => t(`refusal.${error}`);
  switch (form.intent) {
    case "resend": {
      const sent = await resendInvitation(inviter, reach, id);
      return sent.ok ? go("resent") : refuse(sent.error);
    }
    case "withdraw": {
      const ended = await withdrawInvitation(inviter, reach, id);
      return ended.ok ? go("withdrawn") : refuse(ended.error);
    }
    case "remove": {
      const removed = await withdrawAccess(inviter, reach, id);
      return removed.ok ? go("removed") : refuse(removed.error);
    }
    default: {
      const person = personForm.safeParse(form);
      const faults = problemsOf(person.error).map(({ field, problem }) => ({
        field,
        message: t(`problem.${problem}`),
      }));
      if (!person.success) return data({ faults, notice: null, typed: form }, { status: 422 });
      const invited = await invite(inviter, {
        ...person.data,
        delegationId,
        role: "deputy",
        noteVerbaleId: null,
      });
      if (invited.ok) return go("invited");
      const fault = { field: "email", message: t(`refusal.${invited.error}`) };
      return data({ faults: [fault], notice: null, typed: form }, { status: 422 });
    }
  }
}

type Refusal = Extract<Awaited<ReturnType<typeof invite>>, { ok: false }>["error"];

/** Who registers for the delegation: its focal point adds and removes deputies. */
export default function People() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("invitation");
  const faults = answer?.faults ?? [];
  const mending = {
    typed: answer?.typed ?? { language: page.language },
    errors: Object.fromEntries(faults.map(({ field, message }) => [field, message])),
  };
  return (
    <main className="page office">
      <header>
        <Link className="t14 icon-link" to="/delegation">
          <ArrowLeft className="i i-16" aria-hidden="true" /> {t("people.back")}
        </Link>
        <h1 className="h-page">{t("people.title")}</h1>
        <p className="c2">{page.mayAct ? t("people.lede") : t("people.focalOnly")}</p>
      </header>
      {page.done && !answer ? (
        <div role="status">
          <Notice kind="ok">{t(`office.done.${page.done}`)}</Notice>
        </div>
      ) : null}
      {answer?.notice ? <Notice kind="bad">{answer.notice}</Notice> : null}
      <div className={page.mayAct ? "office-two" : ""}>
        <div className="office-main">
          <section className="card" aria-labelledby="people-title">
            <div className="card-h">
              <h2 className="h-sub" id="people-title">
                {t("people.list")}
              </h2>
              <span className="count">{page.people.length}</span>
            </div>
            <PeopleList
              people={page.people}
              own
              self={page.self}
              mayRemove={({ role }) => page.mayAct && role === "deputy"}
            />
          </section>
          <section className="card" aria-labelledby="list-title">
            <div className="card-h">
              <h2 className="h-sub" id="list-title">
                {t("people.open")}
              </h2>
              <span className="count">{page.invitations.length}</span>
            </div>
            <InvitationList rows={page.invitations} own mayAct={page.mayAct} />
          </section>
        </div>
        {page.mayAct ? (
          <section className="card office-side" aria-labelledby="form-title">
            <div className="card-h">
              <h2 className="h-sub" id="form-title">
                {t("people.invite")}
              </h2>
            </div>
            <div className="card-b">
              <ErrorSummary title={t("problem.title")} errors={faults} />
              <Form method="post" className="office-form" key={page.invitations.length}>
                <PersonFields mending={mending} />
                <button className="btn btn-1" type="submit" name="intent" value="invite">
                  <Mail className="i i-18" aria-hidden="true" />
                  {t("people.send")}
                </button>
              </Form>
            </div>
          </section>
        ) : null}
      </div>
    </main>
  );
}
