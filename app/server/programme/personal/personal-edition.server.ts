import type { Language } from "#app/domain/language/languages.ts";
import type { PublishedProgramme } from "#app/domain/programme/item.ts";
import type { Copy, PersonalEdition } from "#app/domain/programme/personal/edition.ts";
import type { DelegationEntry } from "#app/domain/summit/definition.ts";
import { astanaDay, astanaTime, offsetLabel } from "#app/domain/time/astana.ts";
import { i18nOf } from "#app/text/translator.ts";

import { summitDefinition } from "../../summit/definition.server.ts";
import { travellers } from "../../travel/people.server.ts";
import { publishedProgramme } from "../items.server.ts";
import { changedLast } from "./changed-last.server.ts";
import { factsOf } from "./facts.server.ts";
import { journeyEntries } from "./journeys.server.ts";
import { meetingEntries } from "./meetings.server.ts";
import { isOrdered, sessionEntries } from "./sessions.server.ts";
import type { Reading } from "./words.ts";

/** What the programme of a delegation says, as things stand; null where there is no such delegation. */
export async function personalEdition(
  delegationId: string,
  language: Language,
  copy: Copy | null,
): Promise<PersonalEdition | null> {
  const [definition, published] = await Promise.all([summitDefinition(), publishedProgramme()]);
  const delegation = definition.delegations.find(({ id }) => id === delegationId);
  if (!delegation) return null;
  const namespaces = ["personal", "programme", "precedence", "bilateral"] as const;
  const reading: Reading = {
    ...{ delegationId, language },
    t: i18nOf(language).getFixedT(language, [...namespaces]),
  };
  const items = published?.items ?? [];
  const people = await travellers(delegationId);
  const changedAt = await changedLast(delegationId, {
    published,
    ordered: items.filter(isOrdered).map(({ id }) => id),
  });
  return {
    language,
    delegation: {
      ...{ code: delegation.code, iso2: delegation.iso2 },
      formalName: delegation.formalName[language],
    },
    version: published?.number ?? 0,
    changedAt,
    facts: await factsOf(people, definition, reading),
    entries: [
      ...(await sessionEntries(items, definition, reading)),
      ...(await meetingEntries(definition, reading)),
      ...journeyEntries(people, definition, reading),
    ],
    words: wordsOf(delegation, { published, changedAt, copy }, reading),
  };
}

type Stand = { published: PublishedProgramme | null; changedAt: Date; copy: Copy | null };

function wordsOf(
  { name }: DelegationEntry,
  { published, changedAt, copy }: Stand,
  { t, language }: Reading,
): PersonalEdition["words"] {
  return {
    title: t("personal:title"),
    programme: t("programme:title"),
    running: t("personal:running", { name: name[language] }),
    allTimes: t("programme:print.allTimes"),
    continued: t("programme:print.continued"),
    hourUnknown: t("programme:hourUnknown"),
    provisional: t("programme:print.provisional"),
    nothing: t("personal:nothing"),
    foot: [
      ...(copy ? [t("personal:copy", { number: copy.number, of: copy.of })] : []),
      published
        ? t("personal:version", {
            number: published.number,
            ...hourOf(new Date(published.publishedAt)),
          })
        : t("personal:notPublished"),
      t("personal:asOf", hourOf(changedAt)),
      t("personal:current"),
    ],
  };
}

/** "12.10.2022", "08:30" and "UTC+6", as the foot says them. */
function hourOf(at: Date): { date: string; time: string; offset: string } {
  const [year, month, day] = astanaDay(at).split("-");
  return { date: `${day}.${month}.${year}`, time: astanaTime(at), offset: offsetLabel(at) };
}
