import { describe, expect, test } from "vitest";

import { composeMrz, type MrzSource } from "#app/domain/nominee/compose-mrz.ts";
import { zoneInReading } from "#app/domain/nominee/mrz-reading.ts";
import type { MrzFormat } from "#app/domain/nominee/mrz-layout.ts";
import { readZone } from "#app/server/nominee/zone.server.ts";
import { portrait } from "#tests/support/portrait.ts";
import { type Spoiling, specimenPage } from "#tests/support/specimen-page.ts";

const AIGERIM: MrzSource = {
  issuer: "KAZ",
  surname: "Omarova",
  givenNames: "Aigerim Bolat",
  number: "N1234567",
  nationality: "KAZ",
  birthDate: "1990-02-03",
  expires: "2030-02-03",
  sex: "F",
};

describe("a photo of the passport's page", () => {
  test.each<[MrzFormat, Spoiling]>([
    ["TD3", "slanted"],
    ["TD3", "lamp"],
    ["TD1", "slanted"],
    ["TD2", "squeezed"],
  ])("gives the zone of a %s page that is %s", async (format, spoiling) => {
    const zone = composeMrz(AIGERIM, format);
    const read = await readZone({ bytes: await specimenPage(zone, spoiling) });
    expect(read).toEqual({ ok: true, value: { text: zone, failed: 0 } });
  });

  test("of a face gives none, and says so", async () => {
    expect(await readZone({ bytes: await portrait() })).toEqual({ ok: false, error: "unread" });
  });

  test("that is no picture, or too big, is refused for what it is", async () => {
    const refusal = async (bytes: Buffer) => {
      const read = await readZone({ bytes });
      return read.ok ? "read" : read.error;
    };
    expect(await refusal(Buffer.from("%PDF-1.7"))).toBe("wrong_type");
    expect(await refusal(Buffer.from("GIF89a"))).toBe("gif");
    expect(await readZone({ tooBig: true })).toEqual({ ok: false, error: "too_big" });
  });
});

describe("what a machine reads", () => {
  const zone = composeMrz(AIGERIM, "TD3");
  const [first = "", second = ""] = zone.split("\n");

  test("loses the letters it saw in rows of fillers, and other lines of the page", () => {
    const seen = `REPUBLIC OF KAZAKHSTAN PASSPORT\n${first.replace(/<{6}$/, "<K<KLLK<K")}\n${second}\n`;
    expect(zoneInReading(seen)).toEqual({ text: zone, failed: 0 });
  });

  test("keeps a second name that looks like fillers", () => {
    const short = composeMrz({ ...AIGERIM, givenNames: "Els" }, "TD3");
    expect(zoneInReading(short)?.text).toBe(short);
  });

  test("gets its letters O back where a number must stand", () => {
    expect(zoneInReading(zone.replace("900203", "9OO2O3"))).toEqual({ text: zone, failed: 0 });
  });

  test("is no zone when it only has long lines", () => {
    expect(zoneInReading("P".repeat(44) + "\n" + "X".repeat(44))).toBeNull();
    expect(zoneInReading("")).toBeNull();
  });
});
