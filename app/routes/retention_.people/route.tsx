import "../../ui/styles/retention.css";

import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";

import { mayOpen } from "#app/domain/access/may.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { personOfNumber } from "#app/server/retention/hold-form.server.ts";
import { translator } from "#app/text/translator.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const number = new URL(request.url).searchParams.get("number") ?? "";
  const found = number === "" ? null : await personOfNumber(number);
  if (found) throw redirect(`/retention/people/${found}`);
  const t = translator(context.language, "retention");
  const readsActs = mayOpen("routes/retention", requireViewer(context));
  return { title: `${t("person.find")} · Shanyrak`, number, readsActs };
}

/** Finds one person by number, who asks what is held about them. */
export default function People() {
  const { number, readsActs } = useLoaderData<typeof loader>();
  const { t } = useTranslation("retention");
  const error = number === "" ? undefined : t("person.none", { number });
  return (
    <main className="page retention">
      {readsActs ? (
        <nav className="crumb t13" aria-label={t("crumb")}>
          <Link to="/retention">{t("title")}</Link>
        </nav>
      ) : null}
      <h1 className="h-page">{t("person.find")}</h1>
      <p className="c2 retention-lede">{t("person.lede")}</p>
      <Form method="get" className="card card-b retention-form retention-narrow">
        <Field id="number" label={t("person.number")} hint={t("holds.personHint")} error={error}>
          <input
            className="input"
            id="number"
            name="number"
            autoComplete="off"
            defaultValue={number}
            {...describedBy("number", { hint: true, error })}
          />
        </Field>
        <button className="btn btn-1" type="submit">
          <Search className="i i-18" aria-hidden="true" />
          {t("person.search")}
        </button>
      </Form>
    </main>
  );
}
