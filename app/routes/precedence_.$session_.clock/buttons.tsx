import { Form, useNavigation } from "@remix-run/react";
import { ChevronRight, Plus, Square } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import type { FloorView } from "#app/server/precedence/floor-view.server.ts";

/** Next, one minute more, end; and who follows. Each button says which turn it was pressed upon. */
export function Buttons({ floor, language }: { floor: FloorView; language: Language }) {
  const { t } = useTranslation("precedence");
  const { running, waiting, spoken, all } = floor;
  const [next, ...then] = waiting;
  const name = next?.name[language] ?? "";
  return (
    <footer className="floor-foot">
      <div className="floor-buttons">
        {next ? (
          <Move floor={floor} move="next" main>
            <ChevronRight className="i i-24" aria-hidden="true" />
            {running ? t("floor.next", { name }) : t("floor.start", { name })}
          </Move>
        ) : (
          <p className="floor-none">{t("floor.nextNone")}</p>
        )}
        {running ? (
          <>
            <Move floor={floor} move="extend">
              <Plus className="i i-24" aria-hidden="true" />
              {t("floor.extend")}
            </Move>
            <Move floor={floor} move="end">
              <Square className="i i-24" aria-hidden="true" />
              {t("floor.end")}
            </Move>
          </>
        ) : null}
      </div>
      <div className="floor-next">
        <p>
          {t("floor.spoken", { done: spoken, all })}
          {then.length > 0 ? `. ${t("floor.comingUp")}:` : ""}
        </p>
        <ol>
          {then.slice(0, 3).map((each) => (
            <li key={each.id}>{each.name[language]}</li>
          ))}
        </ol>
        <details className="floor-call">
          <summary>{t("floor.call")}</summary>
          <Form method="post">
            <input type="hidden" name="move" value="next" />
            <input type="hidden" name="upon" value={running?.turn.id ?? ""} />
            <label htmlFor="to" className="vh">
              {t("floor.call")}
            </label>
            <select id="to" name="to" className="input">
              {floor.order.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name[language]}
                </option>
              ))}
            </select>
            <button className="floor-btn" type="submit">
              {t("floor.give")}
            </button>
          </Form>
        </details>
      </div>
    </footer>
  );
}

function Move({
  floor,
  move,
  main = false,
  children,
}: {
  floor: FloorView;
  move: "next" | "extend" | "end";
  main?: boolean;
  children: ReactNode;
}) {
  const busy = useNavigation().state === "submitting";
  return (
    <Form method="post" className={main ? "is-main" : undefined}>
      <input type="hidden" name="move" value={move} />
      <input type="hidden" name="upon" value={floor.running?.turn.id ?? ""} />
      <button
        className={main ? "floor-btn is-main" : "floor-btn"}
        type="submit"
        aria-disabled={busy}
      >
        {children}
      </button>
    </Form>
  );
}
