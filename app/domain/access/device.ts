/** The browsers and systems that a list of sessions tells apart; of a user agent nothing more is kept. */
export const BROWSERS = [
  "chrome",
  "edge",
  "firefox",
  "opera",
  "safari",
  "samsung",
  "yandex",
  "other",
] as const;
export type BrowserName = (typeof BROWSERS)[number];
export const SYSTEMS = [
  "android",
  "chromeos",
  "ios",
  "linux",
  "macos",
  "windows",
  "other",
] as const;
export type SystemName = (typeof SYSTEMS)[number];

export type Device = { browser: BrowserName; system: SystemName };

/** In order: those that also name a browser they descend from come before it. */
const BROWSER_SIGNS: readonly (readonly [RegExp, BrowserName])[] = [
  [/\bEdg(e|A|iOS)?\//, "edge"],
  [/\bYaBrowser\//, "yandex"],
  [/\bSamsungBrowser\//, "samsung"],
  [/\b(OPR|OPiOS|Opera)\//, "opera"],
  [/\b(Firefox|FxiOS)\//, "firefox"],
  [/\b(HeadlessChrome|Chrome|CriOS)\//, "chrome"],
  [/\bVersion\/[\d.]+ .*\bSafari\//, "safari"],
];
const SYSTEM_SIGNS: readonly (readonly [RegExp, SystemName])[] = [
  [/\b(iPhone|iPad|iPod)\b/, "ios"],
  [/\bAndroid\b/, "android"],
  [/\bCrOS\b/, "chromeos"],
  [/\bWindows\b/, "windows"],
  [/\bMac OS X\b/, "macos"],
  [/\bLinux\b/, "linux"],
];

/** Which browser on which system sends this `User-Agent` (RFC 9110 §10.1.5): enough for its owner to know it again. */
export function deviceOf(userAgent: string | null): Device {
  const found = <T>(signs: readonly (readonly [RegExp, T])[]): T | undefined =>
    signs.find(([sign]) => sign.test(userAgent ?? ""))?.[1];
  return { browser: found(BROWSER_SIGNS) ?? "other", system: found(SYSTEM_SIGNS) ?? "other" };
}
