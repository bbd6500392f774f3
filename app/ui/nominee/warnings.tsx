import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "../notice.tsx";
import type { LikelySame, NomineeFormData } from "./form-data.ts";

/** What should be looked at before vetting, in words; none of it stops the sending. */
export function Warnings({ data: { file, likelySame } }: { data: NomineeFormData }) {
  const { t } = useTranslation("registration");
  const checks = file?.checks;
  const said: { key: string; text: ReactNode }[] = [
    ...(checks?.mrzWarnings ?? []).map((warning) => ({
      key: warning,
      text: t(`warning.${warning}`),
    })),
    ...(checks?.namesSwapped ? [{ key: "swapped", text: t("warning.names_look_swapped") }] : []),
    ...(checks?.passportExpiresSoon ? [{ key: "soon", text: t("warning.expires_soon") }] : []),
    ...likelySame.map((one, at) => ({ key: `same-${at}`, text: <Same one={one} /> })),
  ];
  if (said.length === 0) return null;
  return (
    <Notice kind="warn">
      {said.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </Notice>
  );
}

function Same({ one }: { one: LikelySame }) {
  const { t } = useTranslation("nominee");
  if (one.where === "other") return <>{t(`same.other.${one.by}`)}</>;
  return (
    <>
      {t(`same.own.${one.by}`)}{" "}
      <Link to={`/delegation/nominees/${one.id}`}>
        <bdi>{one.name}</bdi>
      </Link>
    </>
  );
}
