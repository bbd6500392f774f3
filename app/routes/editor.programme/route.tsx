import "#app/ui/styles/programme-editor.css";

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { CalendarRange, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { type EditedItem, editorView } from "#app/server/programme/editor-view.server.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Steps } from "#app/ui/programme/steps.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { fieldsOf, newFields } from "./form.ts";
import { ItemForm } from "./item-form.tsx";
import { ItemTable } from "./item-table.tsx";
import { Review, Standing } from "./publication.tsx";
import { publish, type Refused, save, turn } from "./save.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const DONE = {
  saved: "doneSaved",
  added: "doneAdded",
  undo: "doneUndo",
  redo: "doneRedo",
} as const;
type DoneWay = keyof typeof DONE;
const isDone = (text: string | null): text is DoneWay => text !== null && text in DONE;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const view = await editorView(requireViewer(context), context.language);
  const items = view.days.flatMap(({ items: ofDay }) => ofDay);
  const find = (name: string) => items.find(({ id }) => id === searchParams.get(name));
  const [way, about] = [searchParams.get("done"), find("about")];
  return {
    view,
    item: find("item"),
    isNew: searchParams.has("new"),
    firstDay: view.days.at(-1)?.day ?? "",
    done: isDone(way) && about ? { way, about } : null,
    review: searchParams.has("review"),
    published: Number(searchParams.get("published")) === view.version?.number,
    title: `${translator(context.language, "programme")("edit.title")} · Shanyrak`,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const editor = requireViewer(context);
  const by = { actor: editor.accountId, now: await summitNow() };
  const form = await request.formData();
  const intent = formText(form, "intent");
  if (intent === "publish") return publish(editor, formText(form, "fingerprint"), context.language);
  if (intent === "undo" || intent === "redo") return turn(by, intent, context.language);
  return save(by, form, context.language);
}

export default function EditProgrammePage() {
  const page = useLoaderData<typeof loader>();
  const { view, item, isNew, firstDay, done, review, published } = page;
  const refused: Refused | undefined = useActionData<typeof action>();
  const { t } = useTranslation("programme");
  const language = useLanguage();
  const current = item ? fieldsOf(item) : newFields(firstDay);
  return (
    <main className="page edit-programme">
      <header className="edit-head">
        <div>
          <h1 className="h-page">{t("edit.title")}</h1>
          <p className="c2">{t("edit.intro")}</p>
        </div>
        <Standing version={view.version} pending={view.review.changes.length} language={language} />
      </header>
      <div className="draft-steps">
        <Link className="btn btn-2" to="/editor/programme?new=1#item-title">
          <Plus className="i i-18" aria-hidden="true" />
          {t("edit.newItem")}
        </Link>
        <Link className="btn btn-2" to="/editor/programme/timetable">
          <CalendarRange className="i i-18" aria-hidden="true" />
          {t("timetable.title")}
        </Link>
        <Steps steps={view.steps} action="/editor/programme" />
      </div>
      {refused?.message ? <Notice kind="bad">{refused.message}</Notice> : null}
      {done && !refused ? <Done {...done} /> : null}
      {published && view.version ? (
        <Notice kind="ok">{t("edit.donePublished", { number: view.version.number })}</Notice>
      ) : null}
      {review ? <Review review={view.review} /> : null}
      {item || isNew ? (
        <ItemForm
          key={item ? `${item.id} ${item.changedAt}` : "new"}
          item={item ?? null}
          fields={refused?.fields ?? current}
          errors={refused?.errors ?? []}
          rooms={view.rooms}
          parties={view.parties}
          language={language}
        />
      ) : null}
      {view.days.map(({ day, items }) => (
        <ItemTable key={day} {...{ day, items, language }} chosen={item?.id} />
      ))}
    </main>
  );
}

/** What was done, what protocol should know of it, and the way back. */
function Done({ way, about }: { way: DoneWay; about: EditedItem }) {
  const { t } = useTranslation("programme");
  const language = useLanguage();
  return (
    <div id="done" className="draft-done">
      <Notice kind={about.warnings.length > 0 ? "warn" : "ok"}>
        {t(`edit.${DONE[way]}`, { title: about.title[language] })}
        {about.warnings.map((warning) => (
          <span className="known" key={warning}>
            {warning}
          </span>
        ))}
        {way === "redo" || way === "undo" ? null : (
          <Form method="post" action="/editor/programme">
            <button className="btn btn-3 btn-s" name="intent" value="undo">
              {t("edit.undo")}
            </button>
          </Form>
        )}
      </Notice>
    </div>
  );
}
