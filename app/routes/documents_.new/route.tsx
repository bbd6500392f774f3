import "#app/ui/styles/document.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { createDocument } from "#app/server/document/create-document.server.ts";
import { delegationsWith, documentRules } from "#app/server/document/reader.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { readers } = await documentRules();
  return {
    title: `${translator(context.language, "document")("new.title")} · Shanyrak`,
    parties: await delegationsWith(readers, await summitNow()),
  };
}

const PARTS = ["proposer", "coordinator", "coCoordinator"] as const;
const words = z.string().trim().max(500).default("");
const nobody = z
  .string()
  .default("")
  .transform((id) => id || null);
const form = z.object({
  "title.en": words,
  "title.ru": words,
  "title.kk": words,
  proposer: nobody,
  coordinator: nobody,
  coCoordinator: nobody,
});

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireViewer(context);
  const fields = await request.formData();
  const read = form.safeParse(Object.fromEntries(fields));
  if (!read.success) throw new Response(null, { status: 400 });
  const { "title.en": en, "title.ru": ru, "title.kk": kk, ...sponsors } = read.data;
  const title = { en, ru, kk };
  const missing = LANGUAGES.filter((language) => !title[language]);
  if (missing.length > 0) return data({ missing, typed: read.data }, { status: 422 });
  const now = await summitNow();
  const parties = await delegationsWith((await documentRules()).readers, now);
  const known = (id: string | null) => (parties.some((party) => party.id === id) ? id : null);
  const coCoordinator = known(sponsors.coCoordinator);
  const id = await createDocument(
    {
      title,
      proposer: known(sponsors.proposer),
      coordinator: known(sponsors.coordinator),
      coCoordinators: coCoordinator ? [coCoordinator] : [],
    },
    { actor, now },
  );
  return redirect(`/documents/${id}?done=added`);
}

/** A document that the definition does not name, in three languages, with who works on it. */
export default function NewDocument() {
  const { parties } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("document");
  const language = useLanguage();
  const missing = refused?.missing ?? [];
  return (
    <main className="page documents">
      <Link className="t14 icon-link" to="/documents">
        <ArrowLeft className="i i-16" aria-hidden="true" /> {t("back")}
      </Link>
      <h1 className="h-page">{t("new.title")}</h1>
      <ErrorSummary
        title={t("problem.title")}
        errors={missing.map((one) => ({
          field: `title.${one}`,
          message: `${t(`new.titleIn.${one}`)}: ${t("problem.title_needed")}`,
        }))}
      />
      <Form method="post" className="card document-form document-new" replace noValidate>
        {LANGUAGES.map((one) => {
          const name = `title.${one}` as const;
          const error = missing.includes(one) ? t("problem.title_needed") : undefined;
          return (
            <Field key={one} id={name} label={t(`new.titleIn.${one}`)} error={error}>
              <input
                className="input serif"
                id={name}
                name={name}
                lang={one}
                maxLength={500}
                defaultValue={refused?.typed[name]}
                {...describedBy(name, { error })}
              />
            </Field>
          );
        })}
        {PARTS.map((part) => (
          <Field key={part} id={part} label={t(`new.${part}`)}>
            <select
              className="input"
              id={part}
              name={part}
              defaultValue={refused?.typed[part] ?? ""}
            >
              <option value="">{t("new.nobody")}</option>
              {parties.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[language]}
                </option>
              ))}
            </select>
          </Field>
        ))}
        <button className="btn btn-1">{t("new.save")}</button>
      </Form>
    </main>
  );
}
