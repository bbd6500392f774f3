import type { PrintedBadge } from "#app/domain/badge/layout/printed.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { type PassWords, type WalletPass, walletPass } from "#app/domain/wallet/pass.ts";
import { translator } from "#app/text/translator.ts";

import { badgesToPrint, printedSummit } from "../badge/printed.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

/** What a badge says in a wallet: the very words of its print. */
export async function passOf(
  badgeId: string,
  of: { nomineeId: string; notBefore: Date; expiresAt: Date },
): Promise<WalletPass> {
  const definition = await summitDefinition();
  const [found] = await badgesToPrint([badgeId], definition);
  if (!found) throw new Error(`The badge ${badgeId} went while it was read`);
  const { printed, code } = found;
  const summit = printedSummit(definition);
  const words = (language: Language) => wordsIn(language, printed, summit.shortName[language]);
  return walletPass({
    ...{ code, printed, summit },
    holder: of.nomineeId,
    validity: { from: of.notBefore, until: of.expiresAt },
    words: { en: words("en"), ru: words("ru"), kk: words("kk") },
  });
}

function wordsIn(language: Language, { issue }: PrintedBadge, summit: string): PassWords {
  const t = translator(language, "wallet");
  return {
    name: t("line.name"),
    letter: t("line.letter"),
    delegation: t("line.delegation"),
    category: t("line.category"),
    zones: t("line.zones"),
    issue: t("line.issue"),
    number: t("line.number"),
    nativeName: t("line.nativeName"),
    validity: t("line.validity"),
    rules: t("line.rules"),
    desk: t("line.desk"),
    code: t("line.code"),
    codeText: t("codeText", { issue }),
    description: t("description", { summit }),
  };
}
