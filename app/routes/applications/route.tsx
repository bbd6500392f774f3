import "#app/ui/styles/invitation.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import {
  acceptApplication,
  type DecideRefusal,
  declineApplication,
  inviteEntity,
} from "#app/server/application/decide.server.ts";
import {
  acceptanceForm,
  directForm,
  type Fault,
  faultsOf,
  refusalForm,
} from "#app/server/application/forms.ts";
import { applicationsPage } from "#app/server/application/list.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { NOTHING_TO_MEND } from "#app/ui/invitation/person-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { ApplicationCard } from "./application-card.tsx";
import { Decided } from "./decided.tsx";
import { DirectForm } from "./direct-form.tsx";

const DONE = ["accepted", "declined", "invited"] as const;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = context;
  const done = new URL(request.url).searchParams.get("done");
  return {
    title: `${translator(language, "application")("review.title")} · Shanyrak`,
    language,
    done: DONE.find((deed) => deed === done) ?? null,
    page: await applicationsPage(language),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const officer = { actor: requireViewer(context).accountId, now: await summitNow() };
  const typed = Object.fromEntries(
    [...(await request.formData())].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
  const id = typed.id ?? "";
  const t = translator(context.language, ["application", "invitation"]);
  const say = (faults: Fault[]) =>
    faults.map(({ field, problem }) => ({ field, message: t(`problem.${problem}`) }));
  const mend = (faults: { field: string; message: string }[]) =>
    data({ about: id, faults, notice: null, typed }, { status: 422 });
  const refuse = (error: DecideRefusal, emailField: string) => {
    if (error === "code_taken") return mend(say([{ field: "code", problem: "code_taken" }]));
    if (error === "not_found" || error === "decided") {
      const notice = t(`refusal.${error}`);
      return data({ about: "", faults: [], notice, typed: {} }, { status: 409 });
    }
    return mend([{ field: emailField, message: t(`invitation:refusal.${error}`) }]);
  };
  switch (typed.intent) {
    case "accept": {
      const names = acceptanceForm.safeParse(typed);
      if (!names.success) return mend(say(faultsOf(names.error)));
      const accepted = await acceptApplication(officer, id, names.data);
      return accepted.ok
        ? redirect("/applications?done=accepted")
        : refuse(accepted.error, "nameEn");
    }
    case "decline": {
      const refusal = refusalForm.safeParse(typed);
      if (!refusal.success) return mend(say(faultsOf(refusal.error)));
      const declined = await declineApplication(officer, id, refusal.data.reason);
      return declined.ok
        ? redirect("/applications?done=declined")
        : refuse(declined.error, "reason");
    }
    default: {
      const direct = directForm.safeParse(typed);
      if (!direct.success) return mend(say(faultsOf(direct.error)));
      const invited = await inviteEntity(officer, direct.data);
      return invited.ok ? redirect("/applications?done=invited") : refuse(invited.error, "email");
    }
  }
}

/** Entities that apply: an officer accepts or declines, or invites one that did not apply. */
export default function Applications() {
  const { page, done, language } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("application");
  const mendingOf = (id: string) =>
    answer && answer.about === id && answer.notice === null
      ? {
          typed: answer.typed,
          errors: Object.fromEntries(answer.faults.map(({ field, message }) => [field, message])),
        }
      : NOTHING_TO_MEND;
  return (
    <main className="page office">
      <header>
        <h1 className="h-page">{t("review.title")}</h1>
        <p className="c2">{t("review.lede")}</p>
      </header>
      {done && !answer ? (
        <div role="status">
          <Notice kind="ok">{t(`review.done.${done}`)}</Notice>
        </div>
      ) : null}
      {answer?.notice ? <Notice kind="bad">{answer.notice}</Notice> : null}
      <div className="office-two">
        <div className="office-main">
          <h2 className="h-sec">{t("review.waiting")}</h2>
          {page.waiting.length === 0 ? (
            <div className="card">
              <EmptyState title={t("review.none")} />
            </div>
          ) : (
            page.waiting.map((one) => (
              <ApplicationCard key={one.id} application={one} mending={mendingOf(one.id)} />
            ))
          )}
          <Decided rows={page.decided} />
        </div>
        <DirectForm
          key={page.decided.length}
          applicants={page.applicants}
          mending={mendingOf("")}
          language={language}
        />
      </div>
    </main>
  );
}
