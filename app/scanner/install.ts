/** Files that a verdict needs and that the page may not have asked for yet: flags, and the letters of three languages. */
async function fetchAhead(flags: readonly string[]): Promise<void> {
  const words =
    "ADMIT REFUSE CHECK ДОПУСК ОТКАЗ ПРОВЕРКА РҰҚСАТ ӨТПЕЙДІ ТЕКСЕРУ әғқңөұүһі 0123456789 –·";
  await document.fonts.load('600 18px "Golos Text Variable"', words).catch(() => []);
  await Promise.all(flags.map((url) => fetch(url).catch(() => undefined)));
}

/**
 * Has the service worker keep this page and everything that it loaded, so that the gate opens without a network. The
 * kept page is the one that a stranger gets: no name of whoever was signed in stays on the phone.
 */
export async function keepForOffline(language: string, flags: readonly string[]): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/gate/sw.js", { scope: "/gate" });
  const { active } = await navigator.serviceWorker.ready;
  await fetchAhead(flags);
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const ours = loaded.filter((url) => new URL(url).pathname.startsWith("/assets/"));
  active?.postMessage({ kind: "keep", language, urls: [...new Set(ours)] });
}
