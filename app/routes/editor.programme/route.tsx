import "#app/ui/styles/programme-editor.css";

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { isLanguage } from "#app/domain/language/languages.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { editorView } from "#app/server/programme/editor-view.server.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";

import { fieldsOf } from "./form.ts";
import { ItemForm } from "./item-form.tsx";
import { ItemTable } from "./item-table.tsx";
import { Review, Standing } from "./publication.tsx";
import { publish, type Refused, save } from "./save.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const view = await editorView();
  const items = view.days.flatMap(({ items: ofDay }) => ofDay);
  const find = (name: string) => items.find(({ id }) => id === searchParams.get(name));
  return {
    view,
    item: find("item"),
    saved: find("saved"),
    review: searchParams.has("review"),
    published: Number(searchParams.get("published")) === view.version?.number,
    title: `${translator(context.language, "programme")("edit.title")} · Shanyrak`,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const editor = requireViewer(context);
  const form = await request.formData();
  return formText(form, "intent") === "publish"
    ? publish(editor, formText(form, "fingerprint"), context.language)
    : save(editor, form, context.language);
}

export default function EditProgrammePage() {
  const { view, item, saved, review, published } = useLoaderData<typeof loader>();
  const refused: Refused | undefined = useActionData<typeof action>();
  const { t, i18n } = useTranslation("programme");
  const language = isLanguage(i18n.language) ? i18n.language : "en";
  return (
    <main className="page edit-programme">
      <header className="edit-head">
        <div>
          <h1 className="h-page">{t("edit.title")}</h1>
          <p className="c2">{t("edit.intro")}</p>
        </div>
        <Standing
          version={view.version}
          pending={view.preview.changes.length}
          language={language}
        />
      </header>
      {refused?.message ? <Notice kind="bad">{refused.message}</Notice> : null}
      {saved ? (
        <Notice kind="ok">{t("edit.doneSaved", { title: saved.title[language] })}</Notice>
      ) : null}
      {published && view.version ? (
        <Notice kind="ok">{t("edit.donePublished", { number: view.version.number })}</Notice>
      ) : null}
      {review ? <Review preview={view.preview} language={language} /> : null}
      {item ? (
        <ItemForm
          key={`${item.id} ${item.changedAt}`}
          item={item}
          fields={refused?.fields ?? fieldsOf(item)}
          errors={refused?.errors ?? []}
          rooms={view.rooms}
          language={language}
        />
      ) : null}
      {view.days.map(({ day, items }) => (
        <ItemTable key={day} {...{ day, items, language }} chosen={item?.id} />
      ))}
    </main>
  );
}
