import type { Browser } from "./browser.ts";
import { type Client, sendOrLook, untilServed } from "./client.ts";
import type { Ledger } from "./ledger.ts";

/** Files on their way: drafts that wait to be sent, files that wait for their officer. */
export type Way = { drafts: { id: string; surname: string }[]; sent: string[] };

const ID = /\/delegation\/nominees\/([0-9a-f-]{36})/;

/** An invented spouse: the one category that needs neither photo nor office. */
const formOf = (surname: string, passport: string, notice: string) => ({
  ...{ category: "spouse", honorific: "Ms", surname, givenNames: "Aigerim", nativeName: "" },
  ...{ position: "Spouse", mrz: "", nationality: "KAZ", passportNumber: passport },
  ...{ birthDate: "1984-03-17", passportExpires: "2031-05-22", consent: notice, version: "1" },
});

type Focal = { browse: Browser; ledger: Ledger; way: Way; place: number; notice: string };

/** Whose name is a link on the page: what there is to do stands beside the list, and leads to others. */
const linked = (surname: string, page: string): string | undefined =>
  [
    ...page.matchAll(/<a\b[^>]*href="\/delegation\/nominees\/([0-9a-f-]{36})[^>]*>(.*?)<\/a>/gs),
  ].find(([, , name = ""]) => name.toLowerCase().includes(surname.toLowerCase()))?.[1];

/** Writes down one person after another. */
export function writer({ browse, ledger, way, place, notice }: Focal): Client {
  let last = 0;
  return {
    kind: "drafts",
    pauseMs: 400,
    once: async () => {
      last += 1;
      // Letters alone: a surname has no figures.
      const surname = `Faultova-${letters(place)}-${letters(last)}`;
      const form = formOf(surname, `F${place}${String(last).padStart(6, "0")}`, notice);
      let id: string | undefined;
      await sendOrLook("drafts", ledger, {
        send: async () => {
          const page = await browse("/delegation/nominees/new", { ...form, intent: "save" });
          id = ID.exec(page.location)?.[1];
          if (!/done=saved/.test(page.location))
            throw new Error(`A draft answered ${page.status} ${page.location}`);
        },
        look: async () => {
          id = linked(surname, (await browse(`/delegation?q=${surname}`)).text);
          return id !== undefined;
        },
      });
      if (!id) throw new Error("A draft without an address");
      ledger.acknowledge("drafts", surname);
      way.drafts.push({ id, surname });
    },
  };
}

/** Sends the drafts in. */
export function sender({ browse, ledger, way, place, notice }: Focal): Client {
  let last = 0;
  return {
    kind: "submissions",
    pauseMs: 300,
    once: async () => {
      const draft = way.drafts.shift();
      if (!draft) return;
      last += 1;
      const path = `/delegation/nominees/${draft.id}`;
      const form = formOf(draft.surname, `G${place}${String(last).padStart(6, "0")}`, notice);
      await sendOrLook("submissions", ledger, {
        send: async () => {
          const page = await browse(path, {
            ...form,
            intent: "send",
            version: await versionAt(path),
          });
          if (!/done=(sent|cleared)/.test(page.location))
            throw new Error(`A file answered ${page.status} ${page.location}`);
        },
        look: async () => !(await browse(path)).text.includes('value="send"'),
      });
      ledger.acknowledge("submissions", draft.id);
      way.sent.push(draft.id);
    },
  };
  async function versionAt(path: string): Promise<string> {
    const { text } = await untilServed("submissions", ledger, () => browse(path));
    return versionIn(text);
  }
}

/** Clears one file after another. */
export function officer({ browse, ledger, way }: Pick<Focal, "browse" | "ledger" | "way">): Client {
  return {
    kind: "decisions",
    pauseMs: 300,
    once: async () => {
      const id = way.sent.shift();
      if (id === undefined) return;
      const path = `/accreditation/${id}`;
      const dossier = await untilServed("decisions", ledger, () => browse(path));
      const version = versionIn(dossier.text);
      await sendOrLook("decisions", ledger, {
        send: async () => {
          const page = await browse(path, { outcome: "approved", version });
          if (!page.location.includes("done="))
            throw new Error(`A decision answered ${page.status} ${page.location}`);
        },
        look: async () => versionIn((await browse(path)).text) !== version,
      });
      ledger.acknowledge("decisions", id);
    },
  };
}

const versionIn = (page: string): string =>
  /name="version"[^>]*value="(\d+)"/.exec(page)?.[1] ??
  /value="(\d+)"[^>]*name="version"/.exec(page)?.[1] ??
  "";

/** A number in letters. */
const letters = (number: number): string =>
  [...number.toString(26)]
    .map((sign) => "abcdefghijklmnopqrstuvwxyz"[Number.parseInt(sign, 26)])
    .join("");
