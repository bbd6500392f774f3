import { beforeAll, expect, test } from "vitest";

import type { Language } from "#app/domain/language/languages.ts";
import { loader } from "#app/routes/bilaterals_.why/route.ts";
import { acceptedRequest, protocolOfficer } from "#tests/support/bilaterals.ts";
import { useTestDatabase } from "#tests/support/database.ts";
import { contextOf } from "#tests/support/programme.ts";

await useTestDatabase();
const by = await protocolOfficer();
let crowd = "";
beforeAll(async () => {
  crowd = await acceptedRequest("bd", "lk", by, { companions: 14 });
});

const ask = async (request: string, language: Language = "en") => {
  const url = new URL("http://localhost/bilaterals/why");
  url.searchParams.set("request", request);
  const context = contextOf(language, { accountId: by.actor, roles: ["protocol"] });
  return (await loader({ request: new Request(url), context, params: {} })).explanation;
};

test.each([
  ["en", "No hour suits, whoever else meets when."],
  ["ru", "Ни один час не подходит, как бы ни встречались остальные."],
  ["kk", "Өзгелер қалай кездессе де, ешбір сағат келмейді."],
] as const)("protocol reads in %s why a request has no place", async (language, summary) => {
  const told = await ask(crowd, language);
  expect(told?.summary).toBe(summary);
  expect(told?.reasons[0]).toMatch(/24\D+30/);
});

test.each(["", "nonsense", "00000000-0000-4000-8000-000000000000"])(
  "nobody knows of the request %o, and nothing breaks",
  async (request) => expect(await ask(request)).toBeNull(),
);
