import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import type { DelegationMeetings } from "#app/server/bilateral/delegation-meetings.server.ts";
import { Notice } from "#app/ui/notice.tsx";

/** What takes each deed back. */
const UNDO = { accepted: "waiting", declined: "waiting", withdrawn: "restored" } as const;
type Deed = keyof typeof UNDO | "waiting" | "restored" | "moved";

/** What was done, and the way back from it. */
export function Done(props: {
  page: DelegationMeetings;
  delegationId: string;
  language: Language;
  did: Deed;
  about: string | null;
  place: string | null;
}) {
  const { page, delegationId, language, did, about, place } = props;
  const { t } = useTranslation(["request", "bilateral"]);
  const request = [...page.incoming, ...page.others, ...page.closed].find(({ id }) => id === about);
  const who = (request?.sides ?? [])
    .filter((side) => side !== delegationId)
    .map((side) => page.delegations.find(({ id }) => id === side)?.name[language] ?? side)
    .join(", ");
  const [at, of] = (place ?? "").split("-");
  const text =
    did === "moved"
      ? t("order.moved", { who, place: at, of })
      : did === "waiting" || did === "restored"
        ? t(`did.${did === "waiting" ? "reopened" : did}`)
        : t(`bilateral:answered.${did}`);
  const undo = did in UNDO ? UNDO[did as keyof typeof UNDO] : undefined;
  return (
    <div role="status">
      <Notice kind="ok">
        {text}
        {undo && request ? (
          <Form method="post" className="meet-undo">
            <input type="hidden" name="request" value={request.id} />
            <button className="btn btn-3 btn-s" name="intent" value={undo}>
              {t("answer.undo")}
            </button>
          </Form>
        ) : null}
      </Notice>
    </div>
  );
}
