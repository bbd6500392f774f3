import { badgeText, signBadge } from "#app/crypto/sign-badge.ts";
import type { BadgeClaims } from "#app/domain/badge/claims.ts";
import type { BadgeTemplate, PrintedBadge } from "#app/domain/badge/layout/printed.ts";
import type { BadgeOnPress } from "#app/server/badge/print.thread.ts";
import { portrait } from "#tests/support/portrait.ts";

/** Surname, given names, native name. A script or an alphabet each that delegations of Asia and their guests write. */
export const NAMES = [
  ["Omuraliev", "Temir", "Өмүралиев Темир"],
  ["Abdrakhmanova-Nursultanbekova", "Aigerim", "Абдрахманова-Нұрсұлтанбекова Әйгерім Қуандыққызы"],
  ["Rahmonzoda", "Firdavs", "Раҳмонзода Фирдавс Ҷӯраевич"],
  ["Щербаков", "Фёдор", "Щербаков Фёдор Ильич"],
  ["Al-Barqawi", "Sami Hassan", "سامي حسن البرقاوي"],
  ["Hosseini", "Seyed Mohammad Reza", "سید محمدرضا حسینی"],
  ["Nguyễn", "Thị Minh Khai", ""],
  ["Əliyarov", "Rəşad", ""],
  ["Çavuşoğlu", "Şükrü İğdır", ""],
  ["Ganbold", "Tömörbaatar", "Ганболд Төмөрбаатар"],
  ["Papatheodorakopoulou", "Anastasia-Konstantina", ""],
  ["O", "", ""],
  ["Ouyang", "Yuexi", "欧阳玥祎"],
  ["Hwangbo", "Yeseul", "황보 예슬"],
  ["Kirigaya", "Mio", "桐ヶ谷 澪"],
] as const;

const DELEGATE = {
  letter: "D",
  category: { en: "Delegate", ru: "Делегат", kk: "Делегат" },
} as const;
const HEAD = {
  letter: "P",
  category: { en: "Head of delegation", ru: "Глава делегации", kk: "Делегация басшысы" },
} as const;

/**
 * Every fourth a card, by turns a principal's and one with photo, whose code is smaller; every fifth with every claim at
 * its longest: version 10.
 */
export async function peopleToPrint(count: number): Promise<BadgeOnPress[]> {
  const photo = await portrait({ width: 390, height: 501, wall: "#d0d8e0" });
  return Promise.all(
    Array.from({ length: count }, async (_, i): Promise<BadgeOnPress> => {
      const template = i % 4 !== 3 ? "badge" : i % 8 === 3 ? "card" : "photo-card";
      const printed = somebody(i, template);
      return {
        printed,
        code: await code(i, i % 5 === 4),
        photo: template === "card" ? null : new Uint8Array(photo),
        iso2: "kg",
        photoWords: `Photo of ${printed.surname}`,
        codeWords: `Code of badge ${printed.shortNumber}`,
      };
    }),
  );
}

function somebody(i: number, template: BadgeTemplate): PrintedBadge {
  const isPrincipal = template === "card";
  const [surname, givenNames, nativeName] = NAMES[i % NAMES.length] ?? NAMES[0];
  return {
    template,
    ...(isPrincipal ? HEAD : DELEGATE),
    ...{ surname, givenNames, nativeName },
    honorific: isPrincipal ? "H.E." : "",
    nationality: "KGZ",
    delegation: {
      code: "KGZ",
      hasFlag: true,
      formalName: { en: "Kyrgyz Republic", ru: "Кыргызская Республика", kk: "Қырғыз Республикасы" },
    },
    personNumber: `KGZ-${String(i).padStart(4, "0")}`,
    issue: 1,
    issueWords: "badge 1",
    shortNumber: `7K4M-${String(i).padStart(4, "0")}`,
    zones: isPrincipal ? [1, 2, 3, 4, 5, 6] : [1, 2, 3, 4],
    hasPhoto: !isPrincipal,
  };
}

const LONGEST = {
  issue: 65_535,
  delegation: "ABCDEFGH",
  category: "abcdefghijklmnopqrst",
  zones: Array.from({ length: 16 }, (_, at) => at + 1),
  name: "ABDRAKHMANOV Nursultanbe",
} as const;

/** Serials and keys as random as real ones, and the same at each run. */
async function code(i: number, longest: boolean): Promise<string> {
  const random = async (label: string) =>
    new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(label)));
  const seed = await random(`seed ${i}`);
  const claims: BadgeClaims = {
    serial: (await random(`serial ${i}`)).subarray(0, 16),
    ...{ issue: 1, delegation: "KGZ", category: "delegate", zones: [1, 2, 3, 4] },
    name: "OMURALIEV Temir",
    photoDigest: (await random(`photo ${i}`)).subarray(0, 8),
    notBefore: 1_665_511_200,
    expires: 1_665_770_400,
    ...(longest ? LONGEST : {}),
  };
  return badgeText(await signBadge(claims, { id: seed.subarray(0, 8), seed }));
}
