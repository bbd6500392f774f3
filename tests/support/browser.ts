import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import { type Browser, type BrowserContext, chromium } from "playwright-core";

const SYSTEM_NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
] as const;
const SYSTEM_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
] as const;

/** What Chromium needs as root, in a container and without a screen. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
] as const;

/**
 * A real Chromium: the one in CHROME_PATH, else the system's, else the one that npm brought.
 * @param options.args more of its switches, such as those of the fake camera
 */
export async function launchBrowser(options: { args?: readonly string[] } = {}): Promise<Browser> {
  return chromium.launch(await launching(options.args));
}

type Look = Parameters<Browser["newContext"]>[0];

/** The same with a folder in which it keeps what pages store, as a phone does; it opens there again after its end. */
export async function launchPhone(
  folder: string,
  options: { args?: readonly string[]; look?: Look } = {},
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...(await launching(options.args)),
    ...options.look,
  });
}

async function launching(args: readonly string[] = []) {
  return {
    executablePath: process.env.CHROME_PATH ?? systemBrowser() ?? (await packagedBrowser()),
    args: [...ARGUMENTS, ...args],
    headless: true,
    env: { ...definedEnvironment(), LANG: "C.UTF-8" },
  };
}

function systemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const named = folders.flatMap((folder) => SYSTEM_NAMES.map((name) => join(folder, name)));
  return [...named, ...SYSTEM_PLACES].find((path) => existsSync(path));
}

/** Unpacks once a version and machine account, so that neither an old nor a foreign copy is taken for it. */
async function packagedBrowser(): Promise<string> {
  const folder = join(tmpdir(), `shanyrak-chromium-143-${process.getuid?.() ?? "user"}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    const path = await packaged.executablePath();
    process.env.FONTCONFIG_FILE = fontsOf(folder);
    return path;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/**
 * The package's own font list names `/tmp/fonts`, not where it was unpacked; without any font Chromium draws no text,
 * refuses web fonts and crashes on the first fallback.
 */
function fontsOf(folder: string): string {
  const file = join(folder, "fonts.conf");
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "font-cache")}</cachedir></fontconfig>\n`,
  );
  return file;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
