import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { seriousFindings } from "#tests/support/accessibility.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { type Product, startProduct } from "#tests/support/product.ts";

const FOCAL_OF_JORDAN = "Dana Al-Masri";
const FOCAL_OF_KYRGYZSTAN = "Нурзат Эсенова";

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** A focal point on a telephone, with Russian pages. */
async function pageOf(name: string, javaScriptEnabled: boolean): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: product.url,
    locale: "ru",
    viewport: { width: 390, height: 844 },
    javaScriptEnabled,
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  const russian = Buffer.from(JSON.stringify("ru")).toString("base64");
  await context.addCookies([{ name: "language", value: russian, url: product.url }]);
  return page;
}

/** Nothing serious for axe, and no scrolling sideways. */
async function holds(page: Page): Promise<void> {
  expect(await seriousFindings(page, "#main")).toEqual([]);
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(excess).toBeLessThanOrEqual(0);
}

describe.each([
  ["without scripts", false, "Вода и энергия"],
  ["with scripts", true, "Транспорт и связь"],
])("a delegation's way %s, in Russian on a telephone", (_, scripts, topic) => {
  it(
    "asks, asks otherwise, is offered other hours, agrees, thinks again, and puts its meetings into its own order by keys",
    { timeout: 120_000 },
    async () => {
      const asks = await pageOf(FOCAL_OF_JORDAN, scripts);
      await asks.goto("/delegation/bilaterals");
      await asks.getByLabel("Кто встречается").selectOption(scripts ? "official" : "head");
      const partner = asks.locator("#counterpart");
      if (scripts) {
        // Key by key: the page scrolls to the field first, and a list that is open closes when its page scrolls.
        await asks.locator("input#counterpart").click();
        await asks.locator("input#counterpart").pressSequentially("Кыргыз");
        await asks.getByRole("option", { name: "Кыргызстан" }).click();
      } else await partner.selectOption("kg");
      await asks.getByLabel("Тема").fill(topic);
      await asks.getByRole("button", { name: "Отправить" }).click();
      await asks
        .getByText(/Просьба отправлена|отправлен/)
        .first()
        .waitFor();
      if (scripts) await holds(asks);
      const own = asks.locator("ol.meet-list > li").filter({ hasText: topic });
      await own.getByRole("link", { name: "Открыть" }).click();
      await asks.getByRole("link", { name: "Изменить просьбу" }).click();
      await asks.getByText("Предпочтительное время").click();
      if (scripts) await holds(asks);
      const best = asks.getByRole("group", { name: "Лучше всего" });
      await best.getByRole("combobox").first().selectOption("2022-10-13");
      await best.getByLabel("С", { exact: true }).first().fill("18:00");
      await best.getByLabel("До").first().fill("17:00");
      await asks.getByRole("button", { name: "Сохранить изменение" }).click();
      await asks
        .getByRole("alert")
        .getByText("Предпочтительное время заканчивается раньше, чем начинается")
        .waitFor();
      await best.getByLabel("До").first().fill("20.00");
      await asks.getByRole("button", { name: "Сохранить изменение" }).click();
      await asks.getByText("Просьба изменена. Другой стороне сообщено.").waitFor();
      await asks.getByText("13 октября, 18:00–20:00").waitFor();

      const answers = await pageOf(FOCAL_OF_KYRGYZSTAN, scripts);
      await answers.goto("/delegation/bilaterals");
      await answers
        .getByRole("listitem")
        .filter({ hasText: topic })
        .getByRole("link", { name: "Открыть" })
        .click();
      await answers.waitForURL(/bilaterals\/[0-9a-f-]{36}/);
      if (scripts) await holds(answers);
      await answers.getByText("Предложить другое время").click();
      await answers.getByRole("button", { name: "Предложить это время" }).click();
      await answers.getByRole("alert").getByText("Укажите хотя бы один день или час").waitFor();
      if (!(await answers.getByRole("button", { name: "Предложить это время" }).isVisible()))
        await answers.getByText("Предложить другое время").click();
      const window = answers.getByRole("group", { name: "Промежуток 1" });
      await window.getByRole("combobox").selectOption("2022-10-13");
      await window.getByLabel("С", { exact: true }).fill("17:30");
      await window.getByLabel("До").fill("19.00");
      await answers.getByRole("button", { name: "Предложить это время" }).click();
      await answers.getByText("Вы предложили другое время").waitFor();

      const requestPath = new URL(answers.url()).pathname;
      await asks.goto(requestPath);
      await asks.getByText("13 октября, 17:30–19:00").first().waitFor();
      const agree = asks.getByRole("button", { name: "Согласиться на это время" });
      await agree.click();
      await asks.getByText("Вы согласились на это время.").waitFor();
      if (scripts) await holds(asks);
      await asks.getByRole("button", { name: "Отозвать согласие" }).click();
      await asks.getByText("Ваше согласие отозвано.").waitFor();
      await agree.click();
      await asks.getByText("Вы согласились на это время.").waitFor();

      await asks.goto("/delegation/bilaterals");
      const last = asks.locator("ol.meet-list > li").filter({ hasText: topic });
      const up = last.getByRole("button", { name: /^Выше/ });
      await up.focus();
      await asks.keyboard.press("Enter");
      await asks.getByText(/Кыргызстан: теперь \d из \d/).waitFor();
      await asks.context().close();
      await answers.context().close();
    },
  );
});
