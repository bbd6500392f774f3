import { useTranslation } from "react-i18next";

import { DOCUMENT_PARTS, type DocumentPart } from "../../domain/document/status.ts";
import type { Trilingual } from "../../domain/language/languages.ts";
import { useLanguage } from "../use-language.ts";

/** Who put a document forward and who coordinates it, a line each; nothing while nobody is known. */
export function Sponsors({
  sponsors,
}: {
  sponsors: readonly { part: DocumentPart; delegation: { id: string; name: Trilingual } }[];
}) {
  const { t } = useTranslation("document");
  const language = useLanguage();
  if (sponsors.length === 0) return null;
  return (
    <dl className="sponsors t14">
      {DOCUMENT_PARTS.map((part) => {
        const those = sponsors.filter((sponsor) => sponsor.part === part);
        if (those.length === 0) return null;
        return (
          <div key={part}>
            <dt>{t(`part.${part}`)}</dt>
            <dd>{those.map(({ delegation }) => delegation.name[language]).join(", ")}</dd>
          </div>
        );
      })}
    </dl>
  );
}
