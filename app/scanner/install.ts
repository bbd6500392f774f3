import { keepPage } from "#app/ui/offline/keep-page.ts";

/** Files that a verdict needs and that the page may not have asked for yet: flags, and the letters of three languages. */
async function fetchAhead(flags: readonly string[]): Promise<void> {
  const words =
    "ADMIT REFUSE CHECK ДОПУСК ОТКАЗ ПРОВЕРКА РҰҚСАТ ӨТПЕЙДІ ТЕКСЕРУ әғқңөұүһі 0123456789 –·";
  await document.fonts.load('600 18px "Golos Text Variable"', words).catch(() => []);
  await Promise.all(flags.map((url) => fetch(url).catch(() => undefined)));
}

/** Has the gate and everything that it loaded kept, so that it opens without a network. */
export async function keepForOffline(language: string, flags: readonly string[]): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await fetchAhead(flags);
  await keepPage({ worker: "/gate/sw.js", scope: "/gate", page: "/gate", language });
}
