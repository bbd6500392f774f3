import "../../ui/styles/accreditation.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { keptSearch } from "#app/domain/vetting/queue-address.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { dropView, keepView, renameView, viewsOf } from "#app/server/vetting/views.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId } = requireViewer(context);
  return {
    title: `${translator(context.language, "several")("views.title")} · Shanyrak`,
    views: await viewsOf(accountId),
    search: keptSearch(new URL(request.url).searchParams),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId } = requireViewer(context);
  const form = await request.formData();
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const id = text("id");
  const name = text("name");
  if (form.get("intent") === "drop") {
    await dropView(accountId, id);
    return redirect("/accreditation/views");
  }
  const search = keptSearch(new URLSearchParams(text("search")));
  const done =
    id === "" ? await keepView(accountId, name, search) : await renameView(accountId, id, name);
  if (!done.ok) return data({ id, name, refusal: done.error }, { status: 422 });
  return redirect(id === "" ? `/accreditation${search}` : "/accreditation/views");
}

/** An officer's own views of the queue: kept, used, named anew, forgotten. */
export default function Views() {
  const { views, search } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("several");
  const errorOf = (id: string): string | undefined =>
    answer?.id === id ? t(`views.refused.${answer.refusal}`) : undefined;
  return (
    <main className="several-page">
      <Link to={`/accreditation${search}`}>{t("back")}</Link>
      <h1 className="h-page">{t("views.title")}</h1>
      {search === "" ? null : (
        <Form method="post" className="card several-form">
          <input type="hidden" name="search" value={search} />
          <NameField
            id="new"
            label={t("views.name")}
            typed={answer?.id === "" ? answer.name : ""}
            error={errorOf("")}
          />
          <div className="row act-buttons">
            <button className="btn btn-1" type="submit">
              {t("views.keep")}
            </button>
          </div>
        </Form>
      )}
      {views.length === 0 && search === "" ? (
        <EmptyState title={t("views.empty")}>
          <Link className="btn btn-2" to="/accreditation">
            {t("views.narrow")}
          </Link>
        </EmptyState>
      ) : null}
      {views.map((view) => (
        <section className="card several-form" key={view.id} aria-label={view.name}>
          <Link to={`/accreditation${view.search}`}>{view.name}</Link>
          <Form method="post" className="view-form">
            <input type="hidden" name="id" value={view.id} />
            <NameField
              id={view.id}
              label={t("views.rename")}
              typed={answer?.id === view.id ? answer.name : view.name}
              error={errorOf(view.id)}
            />
            <div className="row act-buttons">
              <button className="btn btn-3" type="submit" name="intent" value="drop">
                {t("views.drop")}
                <span className="vh">: {view.name}</span>
              </button>
              <button className="btn btn-2" type="submit" name="intent" value="rename">
                {t("views.save")}
                <span className="vh">: {view.name}</span>
              </button>
            </div>
          </Form>
        </section>
      ))}
    </main>
  );
}

function NameField(props: { id: string; label: string; typed: string; error: string | undefined }) {
  const { id, label, typed, error } = props;
  return (
    <Field id={`name-${id}`} label={label} error={error}>
      <input
        className="input"
        id={`name-${id}`}
        name="name"
        defaultValue={typed}
        autoComplete="off"
        {...describedBy(`name-${id}`, { error })}
      />
    </Field>
  );
}
