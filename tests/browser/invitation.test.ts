import { Buffer } from "node:buffer";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { seriousFindings as findings } from "#tests/support/accessibility.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { notePdf } from "#tests/support/note.ts";
import { type Product, startProduct } from "#tests/support/product.ts";
import { enterAs } from "#tests/support/sign-in.ts";

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = [await startProduct(), await launchBrowser()];
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** The address in the newest letter with this subject, as its recipient sees it. */
async function linkIn(page: Page, subject: string): Promise<string> {
  const secret = /\/invitation\/[\w-]{43}/;
  const letter = page.locator("li.card", { hasText: subject }).first();
  await expect
    .poll(async () => {
      await page.goto(`${product.url}/outbox`);
      return (await letter.count()) > 0 ? await letter.innerText() : "";
    })
    .toMatch(secret);
  return product.url + (secret.exec(await letter.innerText())?.[0] ?? "");
}

test("protocol invites by note verbale; the link opens the delegation once, on a phone without JavaScript", async () => {
  const { page: office } = await enterAs(browser, product.url, "Данияр Өтегенов");
  await office.goto(`${product.url}/invitations`);
  expect(await findings(office)).toEqual([]);
  await office.getByRole("button", { name: "Register and invite" }).click();
  await expect.poll(() => office.locator(".errsum").innerText()).toContain("Choose a delegation");

  await office.selectOption("#delegationId", { label: "Viet Nam" });
  await office.fill("#number", "402/BNG-AST");
  await office.fill("#day", "2022-08-04");
  await office.fill("#name", "Ms Nguyễn Thị Lan");
  await office.fill("#email", "lan@mofa-vn.example");
  await office.selectOption("#language", "ru");
  const note = Buffer.from(await notePdf(["1. Mr Basel Khoury, adviser"]));
  await office.setInputFiles("#file", {
    name: "note.pdf",
    mimeType: "application/pdf",
    buffer: note,
  });
  await office.getByRole("button", { name: "Register and invite" }).click();
  await office.getByText("The invitation is on its way.").waitFor();
  await office
    .locator("li", { hasText: "lan@mofa-vn.example" })
    .getByText("Sent", { exact: true })
    .waitFor();
  const link = await linkIn(office, "lan@mofa-vn.example");

  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
    locale: "ru",
  });
  const guest = await phone.newPage();
  // As mail scanners do: looking uses nothing up.
  for (let n = 0; n < 2; n++) await guest.goto(`${link}?language=ru`);
  await guest.getByText("lan@mofa-vn.example").waitFor();
  await guest.getByRole("button", { name: "Открыть делегацию" }).click();
  await guest.waitForURL("**/delegation");
  expect(await guest.locator("h1").innerText()).toContain("Вьетнам");

  await guest.goto(`${product.url}/delegation/note`);
  expect(await guest.locator("main").innerText()).toContain("Basel Khoury");

  const again = await (await browser.newContext({ locale: "kk" })).newPage();
  await again.goto(link);
  await again.getByRole("heading", { name: "Сілтеме қолданылған" }).waitFor();
  expect(await findings(again)).toEqual([]);
}, 120_000);

test("a media outlet applies, an officer accepts, and its contact is offered media alone", async () => {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en" });
  const page = await phone.newPage();
  await page.goto(`${product.url}/apply`);
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "Send the application" }).click();
  await page.locator(".errsum").waitFor();
  await page.selectOption("#kind", "media");
  await page.fill("#name", "North Wind Radio");
  await page.fill("#country", "Norway");
  await page.fill("#people", "3");
  await page.fill("#contact", "Ms Kari Lund");
  await page.fill("#email", "kari@northwind.example");
  await page.getByRole("button", { name: "Send the application" }).click();
  await page.getByRole("heading", { name: "Your application is with us" }).waitFor();

  const { page: officer } = await enterAs(browser, product.url, "Әсем Қуанышева");
  await officer.goto(`${product.url}/applications`);
  expect(await findings(officer)).toEqual([]);
  const card = officer.locator("section.card", { hasText: "North Wind Radio" });
  await card.getByRole("button", { name: "Accept and invite" }).click();
  await officer.getByText("Accepted. The invitation is on its way.").waitFor();

  await page.goto(await linkIn(officer, "kari@northwind.example"));
  await page.getByRole("button", { name: "Open the delegation" }).click();
  await page.waitForURL("**/delegation");
  await page.goto(`${product.url}/delegation/nominees/new`);
  const categories = await page
    .locator("input[name=category]")
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  expect(categories).toEqual(["media", "technical"]);
  expect(await findings(page)).toEqual([]);
}, 120_000);
