import { beforeAll, expect, test } from "vitest";

import { issueBadge } from "#app/server/badge/issue.server.ts";
import { badgePdf } from "#app/server/badge/pdf.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { readPdf, type ReadPage } from "#tests/support/pdf.ts";
import { somebody } from "./people.ts";

await useTestDatabase();

const PEOPLE = [
  { delegationId: "cn", nationality: "CHN", surname: "Ouyang", nativeName: "欧阳玥祎" },
  { delegationId: "kr", nationality: "KOR", surname: "Hwangbo", nativeName: "황보 예슬" },
  { delegationId: "jp", nationality: "JPN", surname: "Takahashi", nativeName: "髙橋 直樹" },
  { delegationId: "jp", nationality: "JPN", surname: "Hayashi", nativeName: "林 さくら" },
  { delegationId: "un", nationality: "SGP", surname: "Chan", nativeName: "陳大文 (Chan Tai Man)" },
] as const;

let bytes: Uint8Array;
let pages: ReadPage[];
const facesIn = (pdf: Uint8Array) =>
  new Set(
    [
      ...Buffer.from(pdf)
        .toString("latin1")
        .matchAll(/\/FontName \/[A-Z]{6}\+(\w+)/g),
    ].map(([, name]) => name),
  );

async function issued(person: Parameters<typeof somebody>[0]): Promise<string> {
  const nomineeId = await somebody(person);
  const made = await database().transaction((tx) =>
    issueBadge(tx, { nomineeId, actor: "system", now: new Date("2022-10-12T03:00:00Z") }),
  );
  if (!made.ok) throw new Error(made.error);
  return made.value.badgeId;
}

beforeAll(async () => {
  const ids: string[] = [];
  for (const person of PEOPLE) ids.push(await issued({ ...person, givenNames: "Test" }));
  bytes = await badgePdf(ids);
  pages = await readPdf(bytes);
});

test.each(PEOPLE.map((person, at) => ({ ...person, at })))(
  "$nativeName stands under the Latin name, and can be searched",
  ({ nativeName, at }) => {
    const words = (pages[2 * at]?.text ?? "").normalize("NFKC").replace(/\s+/g, " ");
    expect(words).toContain(nativeName.normalize("NFKC"));
  },
);

test("each script has its own face, of which only the signs used are embedded", () => {
  const faces = facesIn(bytes);
  for (const face of ["NotoSansSC", "BIZUDPGothic", "GothicA1"])
    expect([...faces].some((name) => name?.startsWith(face))).toBe(true);
  // Whole, the three weigh 17 MB; a badge's photo alone is 20 KB.
  expect(bytes.length / PEOPLE.length).toBeLessThan(120_000);
});

test("a Japanese name without kana is set in Japanese forms, the same signs of a Chinese name in Chinese ones", async () => {
  const person = { surname: "Hayashi", givenNames: "Naoki", nativeName: "林 直樹" };
  const facesOf = async (nationality: string) =>
    [...facesIn(await badgePdf([await issued({ ...person, nationality })]))].join();
  expect(await facesOf("JPN")).toMatch(/BIZUDPGothic/);
  expect(await facesOf("CHN")).toMatch(/NotoSansSC/);
});

test("badges without such names carry none of these faces", async () => {
  const faces = facesIn(await badgePdf([await issued({})]));
  expect([...faces].filter((name) => /NotoSansSC|BIZUDP|GothicA1/.test(name ?? ""))).toEqual([]);
});
