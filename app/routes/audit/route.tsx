import "../../ui/styles/admin.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";

import { readTrail, type TrailQuery } from "#app/server/audit/trail.server.ts";
import { auditHead } from "#app/server/audit/verify-trail.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/field.tsx";

import { Entries } from "./entries.tsx";
import { SealLine } from "./seal-line.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = readQuery(new URL(request.url).searchParams);
  const [trail, head] = await Promise.all([readTrail(query), auditHead()]);
  return {
    title: `${translator(context.language, "admin")("audit.title")} · Shanyrak`,
    ...{ query, trail, head },
  };
}

const LONGEST = 80;

function readQuery(search: URLSearchParams): TrailQuery {
  // PostgreSQL takes no zero character in a text.
  const text = (name: string): string =>
    (search.get(name) ?? "").replaceAll("\0", "").trim().slice(0, LONGEST);
  const before = search.get("before") ?? "";
  return {
    subject: text("subject"),
    actor: text("actor"),
    action: text("action"),
    before: /^\d{1,15}$/.test(before) ? Number(before) : null,
  };
}

const FILTERS = ["subject", "action", "actor"] as const;

/** Who did what to what, newest first. The trail is read here and never changed. */
export default function Audit() {
  const { query, trail, head } = useLoaderData<typeof loader>();
  const { t } = useTranslation("admin");
  const older = (): string => {
    const search = new URLSearchParams({ before: String(trail.older) });
    for (const name of FILTERS) if (query[name]) search.set(name, query[name]);
    return `?${search}`;
  };
  return (
    <main className="page audit">
      <h1 className="h-page">{t("audit.title")}</h1>
      <p className="c2">{t("audit.lede")}</p>
      <SealLine head={head} />
      <Form className="card audit-filters" role="search" key={JSON.stringify(query)}>
        {FILTERS.map((name) => (
          <Field key={name} id={name} label={t(`audit.${name}`)} hint={t(`audit.hint.${name}`)}>
            <input
              className="input"
              id={name}
              name={name}
              defaultValue={query[name]}
              aria-describedby={`${name}-hint`}
            />
          </Field>
        ))}
        <div className="row audit-buttons">
          <button className="btn btn-2" type="submit">
            <Search className="i i-18" aria-hidden="true" />
            {t("audit.show")}
          </button>
          <Link className="btn btn-3" to="/audit">
            {t("audit.all")}
          </Link>
        </div>
      </Form>
      {trail.entries.length === 0 ? (
        <EmptyState title={t("audit.empty")} />
      ) : (
        <Entries entries={trail.entries} />
      )}
      {trail.older !== null ? (
        <Link className="btn btn-2" to={older()}>
          {t("audit.older")}
        </Link>
      ) : null}
    </main>
  );
}
