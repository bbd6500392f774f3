import type { Language } from "#app/domain/language/languages.ts";
import type { Change } from "#app/domain/programme/changes.ts";
import type { PublishedProgramme } from "#app/domain/programme/item.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaTime, formatDate, offsetLabel } from "#app/domain/time/astana.ts";
import { changeWords } from "#app/text/programme-words.ts";
import { translator } from "#app/text/translator.ts";

import { env } from "../../platform/env.server.ts";
import { writeLetter } from "../../platform/mail/letter.server.ts";
import { namesIn } from "../../summit/names.server.ts";

type About = {
  version: Pick<PublishedProgramme, "number" | "publishedAt">;
  changes: readonly Change[];
  reader: { language: Language; delegationId: string };
  definition: SummitDefinition;
};

/** One letter to a delegation about a version: what of it touches them, change by change. */
export function programmeLetter({ version, changes, reader, definition }: About): {
  subject: string;
  text: string;
  html: string;
} {
  const { language, delegationId } = reader;
  const t = translator(language, "programme");
  const names = namesIn(definition);
  const subject = t("letter.subject", { number: version.number, count: changes.length });
  const at = new Date(version.publishedAt);
  const letter = writeLetter(
    {
      language,
      heading: subject,
      paragraphs: [
        t("letter.text", { delegation: names.get(delegationId)?.[language] ?? delegationId }),
        changes.map((change) => `– ${changeWords(change, t, language, names)}`).join("\n"),
        t("letter.calendars"),
      ],
      button: { label: t("letter.open"), href: `${env().ORIGIN}/programme` },
      facts: [
        {
          name: t("letter.published"),
          strong: `${formatDate(at, language)}, ${astanaTime(at)}`,
          value: t("letter.astana", { offset: offsetLabel(at) }),
        },
      ],
      foot: t("letter.foot"),
    },
    definition,
  );
  return { subject, ...letter };
}
