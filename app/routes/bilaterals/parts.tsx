import { Link } from "@remix-run/react";

import type { Words } from "#app/ui/bilateral/use-words.ts";

import { boardHref, type Looking } from "./links.ts";

/** What a phone shows of the page; a desk shows all of it. */
export type Part = "rooms" | "tray" | "plan" | "panel";

export function Parts(props: { part: Part; looking: Looking; words: Words; unplaced: number }) {
  const { part, looking, words, unplaced } = props;
  const here = (is: Part) => (part === is ? "page" : undefined);
  return (
    <nav className="parts seg" aria-label={words.t("board.views")}>
      <Link to={boardHref(looking)} aria-current={here("rooms")}>
        {words.t("board.day")}
      </Link>
      <Link to={boardHref(looking, { view: "tray" })} aria-current={here("tray")}>
        {words.t("tray.title")} <span className="count">{unplaced}</span>
      </Link>
      <Link to={boardHref(looking, { view: "plan" })} aria-current={here("plan")}>
        {words.t("plans")}
      </Link>
    </nav>
  );
}
