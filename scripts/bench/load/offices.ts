import { astanaDay, astanaTime } from "#app/domain/time/astana.ts";

import type { LineAnswer } from "../gate/line.ts";
import { connectionTo, written } from "./connection.ts";
import { type Day, standing } from "./day.ts";
import { at, type Group } from "./mix.ts";
import { openStream } from "./stream.ts";

const WALLS = 2;
const BOARDS = 3;

/** Focal points, officers, protocol and the operations room, each over a connection of their own. */
export async function offices(ports: readonly number[], day: Day): Promise<Group> {
  const seat = (cookie: string, index: number) => connectionTo(at(ports, index), { cookie });
  const focal = day.focal.map(({ cookie }, index) => seat(cookie, index));
  const officers = day.officers.map(seat);
  const boards = Array.from({ length: BOARDS }, (_, index) => seat(day.protocol, index));
  const walls = Array.from({ length: WALLS }, (_, index) => seat(day.operations, index));
  const now = await standing(day);
  const bytes = async (answer: Promise<LineAnswer>) => (await answer).body.length;

  const save = async (index: number): Promise<number> => {
    const person = at(day.focal, index);
    const draft = at(person.drafts, Math.floor(index / day.focal.length));
    const version = now.versions.get(draft) ?? 1;
    now.versions.set(draft, version + 1);
    const path = `/delegation/nominees/${draft}`;
    const answer = await at(focal, index).ask({ path, form: draftForm(version) });
    const to = answer.headers.get("location") ?? "";
    if (!to.includes("done=saved")) throw new Error(`A save was answered ${answer.status} ${to}`);
    return answer.body.length;
  };
  const decide = async (index: number): Promise<number> => {
    const path = `/accreditation/${at(day.files, day.done.decided++)}`;
    const form = { outcome: "approved", version: "1", reason: "" };
    const answer = await at(officers, index).ask({ path, form });
    if (!answer.headers.get("location")?.includes("done="))
      throw new Error(`A decision was answered ${answer.status}`);
    return answer.body.length;
  };
  const book = async (): Promise<number> => {
    const form = now.booked ? { intent: "undo" } : placed(day.booking);
    now.booked = !now.booked;
    const answer = await at(boards, 0).ask({ path: "/bilaterals", form });
    return answer.body.length;
  };
  const page = (of: typeof focal, path: (index: number) => string) => (index: number) =>
    bytes(at(of, index).ask({ path: path(index) }));
  const streams = await Promise.all([
    ...boards.map((_, index) =>
      openStream(
        at(ports, index),
        written(at(ports, index), { path: "/bilaterals/news" }, { cookie: day.protocol }),
      ),
    ),
    ...walls.map((_, index) =>
      openStream(
        at(ports, index),
        written(at(ports, index), { path: "/operations/news" }, { cookie: day.operations }),
      ),
    ),
  ]);
  const draftOf = (index: number) => at(at(day.focal, index).drafts, index);
  return {
    streams,
    activities: [
      { name: "delegation's page", perSecond: 3, ask: page(focal, () => "/delegation") },
      {
        name: "nominee's form",
        perSecond: 1.5,
        ask: page(focal, (index) => `/delegation/nominees/${draftOf(index)}`),
      },
      { name: "nominee saved", perSecond: 1, ask: save },
      { name: "officer's queue", perSecond: 1, ask: page(officers, () => "/accreditation") },
      {
        name: "file opened",
        perSecond: 1,
        ask: page(officers, (index) => `/accreditation/${at(day.files, index)}`),
      },
      { name: "file decided", perSecond: 0.5, ask: decide },
      { name: "board", perSecond: 0.5, ask: page(boards, () => "/bilaterals") },
      { name: "meeting booked", perSecond: 0.1, ask: book },
      { name: "operations wall", perSecond: 0.4, ask: page(walls, () => "/operations.data") },
    ],
  };
}

const placed = ({ requestId, roomId, start }: Day["booking"]) => ({
  ...{ intent: "place", request: requestId, room: roomId },
  ...{ day: astanaDay(new Date(start)), time: astanaTime(new Date(start)) },
});

/** A draft as its form was shown, with another function typed into it. */
const draftForm = (version: number) => ({
  intent: "save",
  version: String(version),
  category: "",
  honorific: "Ms",
  surname: "Әбдірахманова",
  givenNames: "Әйгерім",
  nativeName: "Әбдірахманова Әйгерім",
  position: `Second Secretary, desk ${version}`,
  mrz: "",
  nationality: "KAZ",
  passportNumber: "N1234567",
  birthDate: "1984-03-17",
  passportExpires: "2031-05-22",
});
