import sharp from "sharp";

import { badgeText, signBadge } from "#app/crypto/sign-badge.ts";
import type { PrintedBadge, PrintedSummit } from "#app/domain/badge/layout/printed.ts";
import type { BadgeBatch, BadgeOnPress } from "#app/server/badge/print.thread.ts";
import { printedSummit } from "#app/server/badge/printed.server.ts";
import { cicaDefinition } from "#tests/support/summit.ts";

/** Surname, given names, native name: Latin, Cyrillic, Kazakh and Arabic letters, short names and long ones. */
const NAMES = [
  ["Omuraliev", "Temir", "Өмүралиев Темир"],
  ["Al-Barqawi", "Sami Hassan", "سامي حسن البرقاوي"],
  ["Nguyễn", "Thị Minh Khai", ""],
  ["Abdrakhmanova-Nursultanbekova", "Aigerim", "Абдрахманова Айгерім Қуандыққызы"],
  ["Kim", "Ji-woo", ""],
  ["Rahmonzoda", "Firdavs Abdulloevich", "Раҳмонзода Фирдавс"],
  ["Əliyarov", "Rəşad", ""],
  ["Hosseini-Tabatabaei", "Seyed Mohammad Reza", "سید محمدرضا حسینی طباطبایی"],
] as const;

/** Put together they tell names apart: no two badges of a run are set alike. */
const SYLLABLES = ["an", "be", "da", "el", "go", "ir", "ka", "lu", "mo", "ny"] as const;
/** More codes than this are not signed: later people carry them again. */
const CODES = 1000;
const PHOTOS = 20;

export type Crowd = {
  summit: PrintedSummit;
  badges: (from: number, count: number) => BadgeOnPress[];
};

/** Invented people, each with a name, a code and a photo of 60 KB of their own. Made before any clock runs. */
export async function makeCrowd(): Promise<Crowd> {
  const photos = await Promise.all(Array.from({ length: PHOTOS }, (_, i) => photo(i)));
  const codes = await Promise.all(Array.from({ length: CODES }, (_, i) => code(i)));
  const badge = (i: number): BadgeOnPress => {
    const printed = somebody(i);
    return {
      printed,
      code: codes[i % CODES] ?? "",
      photo: signedPhoto(photos[i % PHOTOS] ?? Buffer.of(), i),
      iso2: "kg",
      photoWords: `Photo of ${printed.givenNames} ${printed.surname}`,
      codeWords: `Code of badge ${printed.shortNumber}`,
    };
  };
  return {
    summit: printedSummit(await cicaDefinition()),
    badges: (from, count) => Array.from({ length: count }, (_, at) => badge(from + at)),
  };
}

/** A crowd in parts of equal size, each made when it is asked for. */
export function* inParts(crowd: Crowd, count: number, part: number): Generator<BadgeBatch> {
  for (let from = 0; from < count; from += part) {
    const badges = crowd.badges(from, Math.min(part, count - from));
    yield { title: "Badges", date: new Date(0), summit: crowd.summit, badges };
  }
}

function somebody(i: number): PrintedBadge {
  const [surname, given, native] = NAMES[i % NAMES.length] ?? NAMES[0];
  const second = [i, i / 10, i / 100, i / 1000].map((n) => SYLLABLES[Math.floor(n) % 10]).join("");
  return {
    template: "badge",
    letter: "D",
    category: { en: "Delegate", ru: "Делегат", kk: "Делегат" },
    surname,
    givenNames: `${given} ${second.charAt(0).toUpperCase()}${second.slice(1)}`,
    nativeName: native,
    honorific: "",
    nationality: "KGZ",
    delegation: {
      code: "KGZ",
      hasFlag: true,
      formalName: { en: "Kyrgyz Republic", ru: "", kk: "" },
    },
    personNumber: `KGZ-${String(i).padStart(4, "0")}`,
    issue: 1,
    issueWords: "badge 1",
    shortNumber: `7K4M-${String(i % 10_000).padStart(4, "0")}`,
    zones: [1, 2, 3, 4],
    hasPhoto: true,
  };
}

async function code(i: number): Promise<string> {
  const serial = new Uint8Array(16);
  new DataView(serial.buffer).setUint32(0, Math.imul(i + 1, 2_654_435_761));
  const token = await signBadge(
    {
      serial,
      issue: 1,
      delegation: "KGZ",
      category: "delegate",
      zones: [1, 2, 3, 4],
      name: `OMURALIEV Temir ${i}`,
      photoDigest: serial.subarray(0, 8),
      notBefore: 1_665_511_200,
      expires: 1_665_770_400,
    },
    { id: new Uint8Array(8).fill(1), seed: new Uint8Array(32).fill(1) },
  );
  return badgeText(token);
}

/** Noise of the size of a photo cut for print, 390 x 501: it compresses no better than a face of 60 KB. */
function photo(seed: number): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 100 + seed, sigma: 22 } as const;
  return sharp({ create: { width: 390, height: 501, channels: 3, background: "#aaaaaa", noise } })
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** The same picture with a comment of its own, so that nobody draws one picture for many. */
function signedPhoto(jpeg: Buffer, i: number): Uint8Array {
  const comment = Buffer.from([0xff, 0xfe, 0, 6, 0, 0, 0, 0]);
  comment.writeUInt32BE(i, 4);
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]));
}
