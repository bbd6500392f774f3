import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { type Product, startProduct } from "#tests/support/product.ts";

let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 180_000);
afterAll(() => product.stop());

const ask = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(product.url + path, { redirect: "manual", ...init });

describe("a stranger", () => {
  it("gets no data by the addresses that client navigation uses", async () => {
    const answer = await ask("/bilaterals.data");
    const text = await answer.text();
    expect(text).toContain("/sign-in");
    expect(text).not.toContain("Altai");
  });

  it.each(["/healthz", "/programme", "/programme.ics", "/programme.pdf?lang=en", "/sign-in"])(
    "reads %s",
    async (path) => {
      expect((await ask(path)).status).toBe(200);
    },
  );
});

describe("somebody with a wrong or expired code", () => {
  const SAYS = {
    en: "This code has expired or was used. Ask for another one.",
    ru: "Код истёк или уже использован. Запросите новый.",
    kk: "Кодтың мерзімі өткен немесе қолданылған. Жаңасын сұраңыз.",
  };

  it.each(LANGUAGES)("is told so in their language: %s", async (language) => {
    const answer = await ask("/sign-in/code?email=dana%40mfa.example", {
      method: "POST",
      body: new URLSearchParams({ email: "dana@mfa.example", code: "000000", to: "/" }),
      headers: { origin: product.url, "accept-language": language },
    });
    expect(await answer.text()).toContain(SAYS[language]);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });
});

describe("the page for what is not there", () => {
  it("says so in the reader's language, with status 404", async () => {
    const answer = await ask("/no/such/page", { headers: { "accept-language": "kk" } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("Мұндай бет жоқ");
  });
});
