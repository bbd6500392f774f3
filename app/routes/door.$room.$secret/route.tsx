import "#app/ui/styles/door-sign.css";

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { signAt } from "#app/domain/bilateral/door-sign.ts";
import { isLanguage } from "#app/domain/language/languages.ts";
import { signWords } from "#app/server/bilateral/room/sign-words.server.ts";
import { doorSign } from "#app/server/bilateral/room/door-sign.server.ts";

import { Facts } from "./facts.tsx";
import { Head } from "./head.tsx";
import { Next } from "./next.tsx";
import { Now } from "./now.tsx";
import { useSign } from "./use-sign.ts";

export const handle = { shell: "bare" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** `?lead=kk|ru|en`: the name that most readers at this door can read stands first and large. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const sign = await doorSign(params.room ?? "", params.secret ?? "");
  if (!sign) throw new Response(null, { status: 404 });
  const asked = new URL(request.url).searchParams.get("lead");
  const lead = isLanguage(asked) ? asked : "en";
  const words = signWords(lead);
  const title = `${sign.room.name[lead]} · ${words[0]?.title ?? ""}`;
  return { sign, lead, words, title, address: `/door/${params.room}/${params.secret}` };
}

/**
 * The sign at a room's door, 1280 by 800, read from three metres. It follows the board by itself, goes on from what it
 * knows when the network is gone, and says then how old that is.
 */
export default function DoorSignPage() {
  const { sign: loaded, lead, words, address } = useLoaderData<typeof loader>();
  const { sign, now, age, dead } = useSign(loaded, address);
  const { state, next } = signAt(sign.meetings, now);
  return (
    <div className="door" lang={lead}>
      <Head room={sign.room} now={now} words={words} age={age} dead={dead} />
      <main className="door-now">
        <Now state={state} words={words} />
        <Facts state={state} room={sign.room} words={words} />
      </main>
      <Next meetings={next} words={words} />
    </div>
  );
}
