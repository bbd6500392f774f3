import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { seriousFindings } from "#tests/support/accessibility.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { portrait } from "#tests/support/portrait.ts";
import { type Product, startProduct } from "#tests/support/product.ts";
import { enterAs } from "#tests/support/sign-in.ts";

let product: Product;
let browser: Browser;
let photo: Buffer;

beforeAll(async () => {
  [product, browser, photo] = [await startProduct(), await launchBrowser(), await portrait()];
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

type Person = {
  surname: string;
  givenNames: string;
  nativeName: string;
  position: string;
  passportNumber: string;
  category: string;
  photo: boolean;
};

const HASTY: Person = {
  ...{ surname: "Турганбаева", givenNames: "Жылдыз", nativeName: "Турганбаева Жылдыз" },
  ...{ position: "Советник", passportNumber: "AC1000001", category: "delegate", photo: true },
};
const MONONYM: Person = {
  ...{ surname: "Sukarno", givenNames: "", nativeName: "" },
  ...{ position: "Переводчик", passportNumber: "AC1000002", category: "interpreter", photo: true },
};
const KAZAKH: Person = {
  ...{ surname: "Әбдірахманқызы", givenNames: "Үміт", nativeName: "Әбдірахманқызы Үміт" },
  ...{ position: "Протокол", passportNumber: "AC1000003", category: "protocol", photo: true },
};
/** Eighty characters on the badge. */
const LONG: Person = {
  surname: "Wickramasinghe-Appuhamilage-Ratnayake-Ab",
  givenNames: "Chandrika Kumari Priyadarshani Ilangako",
  nativeName: "",
  ...{ position: "Советник", passportNumber: "AC1000004", category: "delegate", photo: true },
};
const HEAD: Person = {
  ...{ surname: "Асанов", givenNames: "Бакыт", nativeName: "Асанов Бакыт" },
  position: "Президент",
  ...{ passportNumber: "AC1000005", category: "head_of_delegation", photo: false },
};
const nameOf = ({ givenNames, surname }: Person) => [givenNames, surname].filter(Boolean).join(" ");

async function fill(page: Page, person: Person): Promise<void> {
  for (const field of [
    "surname",
    "givenNames",
    "nativeName",
    "position",
    "passportNumber",
  ] as const)
    await page.fill(`#${field}`, person[field]);
  await page.fill("#birthDate", "1984-03-17");
  await page.fill("#passportExpires", "2031-05-22");
  await page.locator(`input[name=category][value=${person.category}]`).check({ force: true });
  if (person.photo)
    await page.setInputFiles("#photo", { name: "face.jpg", mimeType: "image/jpeg", buffer: photo });
  const consent = page.locator("input#consent");
  if ((await consent.count()) > 0) await consent.check();
}

const open = (page: Page) => page.goto(`${product.url}/delegation/nominees/new`);
const send = (page: Page) => page.click(".bar button[value=send]");

/** As somebody sends who has not read the form: the summary names each gap and leads to its field; then all is mended. */
async function registerHasty(page: Page, judge: (page: Page) => Promise<void>): Promise<void> {
  await open(page);
  await page.fill("#surname", HASTY.surname);
  await send(page);
  const links = page.locator(".errsum a");
  await links.first().waitFor();
  const places = await links.evaluateAll((found) => found.map((each) => each.getAttribute("href")));
  expect(places).toEqual(
    expect.arrayContaining(["#position", "#passportNumber", "#birthDate", "#category", "#photo"]),
  );
  for (const place of places) expect(await page.locator(place ?? "").count(), `${place}`).toBe(1);
  expect(await page.inputValue("#surname")).toBe(HASTY.surname);
  await judge(page);
  await fill(page, HASTY);
  await send(page);
  await page.waitForURL(/done=(sent|cleared)/);
}

async function registerFive(page: Page, judge: (page: Page) => Promise<void>): Promise<void> {
  await registerHasty(page, judge);
  for (const person of [MONONYM, KAZAKH, LONG, HEAD]) {
    await open(page);
    await fill(page, person);
    await send(page);
    await page.waitForURL(/done=(sent|cleared)/);
    await page
      .getByRole("status")
      .filter({ hasText: nameOf(person) })
      .waitFor();
  }
  for (const person of [HASTY, MONONYM, KAZAKH, LONG, HEAD])
    await page
      .getByRole("link", { name: nameOf(person) })
      .first()
      .waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("ru");
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await judge(page);
}

const PHONE = { viewport: { width: 390, height: 844 }, language: "Русский" } as const;

describe("a focal point with a phone, in Russian", () => {
  test("registers five people by plain forms, without JavaScript", async () => {
    const { page } = await enterAs(browser, product.url, "Нурзат Эсенова", {
      ...PHONE,
      javaScriptEnabled: false,
    });
    await registerFive(page, () => Promise.resolve());
  }, 120_000);

  test("registers five people with JavaScript, and axe finds nothing serious", async () => {
    const { page } = await enterAs(browser, product.url, "Defne Aydoğan", PHONE);
    await registerFive(page, async (shown) => expect(await seriousFindings(shown)).toEqual([]));
  }, 120_000);
});
