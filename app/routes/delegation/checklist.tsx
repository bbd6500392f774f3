import { Circle, CircleAlert, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { DashboardPage } from "#app/server/nominee/dashboard-page.server.ts";

type ItemState = "done" | "now" | "wait";
const LOOK = {
  done: { className: "ok", Icon: CircleCheck },
  now: { className: "now", Icon: CircleAlert },
  wait: { className: "wait", Icon: Circle },
} as const;

/** What a delegation still has to do, from what is on file; nothing is asked that the file does not know. */
export function Checklist({ list, by }: { list: DashboardPage["checklist"]; by: string }) {
  const { t } = useTranslation("registration");
  const items: { key: string; state: ItemState; text: ReactNode; due?: string }[] = [
    { key: "note", state: list.noteVerbale ? "done" : "wait", text: t("checklist.noteVerbale") },
    { key: "head", state: list.head ? "done" : "wait", text: t("checklist.head"), due: by },
    {
      key: "approved",
      state: list.headApproved ? "done" : "wait",
      text: t("checklist.headApproved"),
    },
    {
      key: "returned",
      state: list.returned === 0 ? "done" : "now",
      text: t("checklist.returned", { count: list.returned }),
      due: by,
    },
    {
      key: "drafts",
      state: list.drafts === 0 ? "done" : "wait",
      text: t("checklist.drafts", { count: list.drafts }),
      due: by,
    },
    {
      key: "collected",
      state: list.approved > 0 && list.collected === list.approved ? "done" : "wait",
      text: (
        <>
          {t("checklist.collected")}
          <small>
            {t("checklist.collectedOf", { done: list.collected, total: list.approved })}
          </small>
        </>
      ),
    },
  ];
  const done = items.filter(({ state }) => state === "done").length;
  return (
    <section className="card" aria-labelledby="checklist-title">
      <div className="card-h">
        <h2 className="h-sub" id="checklist-title">
          {t("checklist.title")}
        </h2>
        <span className="t13 c2 end">{t("checklist.done", { done, total: items.length })}</span>
      </div>
      <ul className="todo">
        {items.map(({ key, state, text, due }) => {
          const { className, Icon } = LOOK[state];
          return (
            <li key={key} className={className}>
              <Icon className="i" aria-hidden="true" />
              <span>
                <span className="vh">{t(`checklist.state.${state}`)}: </span>
                {state === "now" ? <b>{text}</b> : text}
              </span>
              <span className="due">
                {due && state !== "done" ? t("checklist.by", { date: due }) : null}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
