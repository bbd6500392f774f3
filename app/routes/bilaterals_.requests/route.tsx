import "../../ui/styles/bilateral-requests.css";

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

import { requestsPage } from "#app/server/bilateral/request/requests-page.server.ts";
import { requestMeeting } from "#app/server/bilateral/request-meeting.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { namedLanguages } from "#app/server/travel/languages.server.ts";
import { translator } from "#app/text/translator.ts";
import { BilateralPair } from "#app/ui/bilateral-pair.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/field.tsx";
import { SelectField } from "#app/ui/meeting/select-field.tsx";
import { EMPTY_WISH, readWish } from "#app/ui/meeting/wish-fields.ts";
import { WishForm } from "#app/ui/meeting/wish-form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { language } = context;
  return {
    page: await requestsPage(await summitNow(), language),
    languages: namedLanguages(language).map(({ code, name }) => ({ id: code, text: name })),
    title: `${translator(language, "request")("protocol.title")} · Shanyrak`,
  };
}

/** A request that came by note verbale, in the name of the delegation that wrote it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const form = await request.formData();
  const [requester, note] = [formText(form, "requester"), formText(form, "note").slice(0, 40)];
  const { fields, wish } = readWish(form, requester);
  const missing = { requester: requester === "", note: note === "" };
  if (missing.requester || missing.note)
    return data({ fields, requester, note, missing, problems: [] }, { status: 422 });
  const sent = await requestMeeting(wish, by, note);
  if (!sent.ok)
    return data({ fields, requester, note, missing, problems: sent.error }, { status: 422 });
  return redirect(`/bilaterals/requests/${sent.value.requestId}?did=entered`);
}

/** Every request with its state, and the form for those that come on paper. */
export default function RequestsPage() {
  const { page, languages } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  const { t } = useTranslation(["request", "bilateral"]);
  const language = useLanguage();
  return (
    <main className="page asks">
      <p className="t14">
        <Link className="row" to="/bilaterals">
          <ArrowLeft className="i i-16" aria-hidden="true" />
          {t("page.back")}
        </Link>
      </p>
      <h1 className="h-page">{t("protocol.title")}</h1>
      {given && (given.missing.requester || given.missing.note) ? (
        <Notice kind="bad">
          {[
            ...(given.missing.requester ? [t("protocol.requesterMissing")] : []),
            ...(given.missing.note ? [t("protocol.noteMissing")] : []),
          ].join(". ")}
        </Notice>
      ) : null}
      <div className="asks-columns">
        <section className="card" aria-label={t("protocol.title")}>
          {page.requests.length === 0 ? <EmptyState title={t("protocol.empty")} /> : null}
          <ul className="meet-list">
            {page.requests.map((request) => (
              <li key={request.id}>
                <Link className="meet-who" to={`/bilaterals/requests/${request.id}`}>
                  <span className="pair">
                    <BilateralPair sides={request.sides} />
                  </span>
                  <span className="t13 c2">
                    {t(`bilateral:levelLong.${request.level}`)},{" "}
                    {t("bilateral:min", { count: request.minutes })}
                  </span>
                </Link>
                <div className="meet-state">{t(`bilateral:status.${request.state}`)}</div>
              </li>
            ))}
          </ul>
        </section>
        <WishForm
          fields={given?.fields ?? EMPTY_WISH}
          problems={given?.problems ?? []}
          counterparts={page.delegations}
          places={page.places}
          {...{ languages, language }}
          days={page.days}
        >
          <SelectField
            id="requester"
            label={t("protocol.requester")}
            options={[{ id: "", text: "—" }, ...page.delegations]}
            chosen={given?.requester ?? ""}
            error={given?.missing.requester ? t("protocol.requesterMissing") : undefined}
          />
          <Field
            id="note"
            label={t("protocol.note")}
            error={given?.missing.note ? t("protocol.noteMissing") : undefined}
          >
            <input
              id="note"
              name="note"
              className="input"
              maxLength={40}
              defaultValue={given?.note ?? ""}
            />
          </Field>
        </WishForm>
      </div>
    </main>
  );
}
